/**
 * Menu bar program: the monitor in this process, or a view of another's, with a menu of shares.
 * Every action is a use case of {@code app}, run on a worker, so that the menu never waits. Shows
 * itself through {@link io.mountaineer.tray.TrayScreen} and knows no toolkit.
 */
package io.mountaineer.tray;

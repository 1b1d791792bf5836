/**
 * Menu bar icon, menu and windows in AWT and Swing, the only implementation of {@link
 * io.mountaineer.tray.TrayScreen} that a user sees. Decides nothing: it shows values of {@code
 * tray.menu} and returns the user's choices. Its types belong to the AWT thread.
 */
package io.mountaineer.tray.awt;

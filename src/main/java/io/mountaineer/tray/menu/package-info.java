/**
 * Content of the menu bar icon and its menu, computed from the reports of the shares. Pure: {@link
 * io.mountaineer.tray.menu.TrayMenu} is a function of {@link io.mountaineer.tray.menu.TrayModel},
 * and a display needs to know nothing else. Uses core only.
 */
package io.mountaineer.tray.menu;

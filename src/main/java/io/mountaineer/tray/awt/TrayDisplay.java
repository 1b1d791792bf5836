package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.awt.AWTException;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BaseMultiResolutionImage;
import java.util.function.Consumer;

/** The icon in the menu bar; touched only for a menu that differs. For the AWT thread only. */
public final class TrayDisplay {

  private final SystemTray tray;
  private final Consumer<TrayAction> chosen;
  private TrayIcon icon;
  private TrayMenu shown;

  /**
   * A display that shows nothing yet.
   *
   * @param chosen told what the user chose, on the AWT thread; must return at once
   */
  public TrayDisplay(Consumer<TrayAction> chosen) {
    this.tray = SystemTray.getSystemTray();
    this.chosen = chosen;
  }

  /** Whether there is a display with a place for the icon. */
  public static boolean isPossible() {
    return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
  }

  /**
   * Shows a menu.
   *
   * @throws AWTException when the system takes no icon
   */
  public void show(TrayMenu menu) throws AWTException {
    if (menu.equals(shown)) {
      return;
    }
    if (icon == null) {
      icon = new TrayIcon(image(menu));
      icon.setImageAutoSize(true);
      tray.add(icon);
    } else if (menu.icon() != shown.icon()) {
      icon.setImage(image(menu));
    }
    icon.setToolTip(menu.tooltip());
    if (shown == null || !menu.entries().equals(shown.entries())) {
      icon.setPopupMenu(Popup.of(menu.entries(), chosen));
    }
    shown = menu;
  }

  /** Takes the icon away. */
  public void close() {
    if (icon != null) {
      tray.remove(icon);
      icon = null;
      shown = null;
    }
  }

  private Image image(TrayMenu menu) {
    int side = Math.max(1, tray.getTrayIconSize().height);
    return new BaseMultiResolutionImage(
        IconShape.draw(menu.icon(), side), IconShape.draw(menu.icon(), 2 * side));
  }
}

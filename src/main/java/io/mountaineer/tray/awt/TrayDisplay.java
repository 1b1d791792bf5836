package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.IconState;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.awt.AWTException;
import java.awt.Image;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BaseMultiResolutionImage;
import java.util.function.Consumer;

/** The icon in the menu bar and its menu. For the AWT thread only. */
final class TrayDisplay {

  private final SystemTray tray = SystemTray.getSystemTray();
  private final PopupMenu popup = new PopupMenu();
  private final MenuRenderer menu;
  private final TrayIcon icon;
  private IconState state;

  /**
   * Puts an icon into the menu bar.
   *
   * @param chosen told what the user chose, on the AWT thread; must return at once
   * @throws AWTException when the system takes no icon
   */
  TrayDisplay(TrayMenu first, Consumer<TrayAction> chosen) throws AWTException {
    menu = new MenuRenderer(popup, chosen);
    menu.show(first.entries());
    state = first.icon();
    icon = new TrayIcon(image(state), first.tooltip(), popup);
    icon.setImageAutoSize(true);
    tray.add(icon);
  }

  /** Shows a menu; what is as it was is not touched. */
  void show(TrayMenu now) {
    if (now.icon() != state) {
      state = now.icon();
      icon.setImage(image(state));
    }
    if (!now.tooltip().equals(icon.getToolTip())) {
      icon.setToolTip(now.tooltip());
    }
    menu.show(now.entries());
  }

  /** Takes the icon away. */
  void close() {
    tray.remove(icon);
  }

  private Image image(IconState of) {
    int side = Math.max(1, tray.getTrayIconSize().height);
    return new BaseMultiResolutionImage(
        TrayIconImage.draw(of, side), TrayIconImage.draw(of, 2 * side));
  }
}

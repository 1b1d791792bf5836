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

/** Icon in the menu bar with its menu. For the AWT thread only. */
final class TrayDisplay {

  private final SystemTray tray = SystemTray.getSystemTray();
  private final PopupMenu popup = new PopupMenu();
  private final MenuRenderer menu;
  private final TrayIcon icon;
  private IconState state;

  /**
   * Adds an icon to the menu bar.
   *
   * @param onAction called with each chosen action on the AWT thread; must return at once
   * @throws AWTException when the system refuses an icon
   */
  TrayDisplay(TrayMenu first, Consumer<TrayAction> onAction) throws AWTException {
    menu = new MenuRenderer(popup, onAction);
    menu.show(first.entries());
    state = first.icon();
    icon = new TrayIcon(image(state), first.tooltip(), popup);
    icon.setImageAutoSize(true);
    tray.add(icon);
  }

  /** Shows a menu; unchanged parts are not touched. */
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

  /** Removes the icon. */
  void close() {
    tray.remove(icon);
  }

  private Image image(IconState of) {
    int side = Math.max(1, tray.getTrayIconSize().height);
    return new BaseMultiResolutionImage(
        TrayIconImage.draw(of, side), TrayIconImage.draw(of, 2 * side));
  }
}

package io.mountaineer.tray;

import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.util.function.Consumer;

/**
 * Where the menu and the windows are seen. Any thread may call; no call waits for the user or for
 * what is drawn.
 */
public interface TrayScreen {

  /** Opens a screen with a menu, and with somebody who is told what the user chose in it. */
  interface Opening {

    /**
     * Opens it.
     *
     * @param chosen called on the thread of the windows; must return at once
     */
    TrayScreen open(TrayMenu first, Consumer<TrayAction> chosen);
  }

  /** Shows a menu in place of the one before. */
  void show(TrayMenu menu);

  /** Tells something in a window. */
  void tell(Notice notice);

  /**
   * Asks for a yes in a window; the other answer is the default and does nothing.
   *
   * @param yes what stands on the button that is no default
   * @param then called on the thread of the windows, must return at once
   */
  void ask(Notice notice, String yes, Runnable then);

  /** Opens the form for a new favorite. */
  void addFavorite(FavoriteForm form);

  /** Asks whether a favorite shall be removed. */
  void removeFavorite(RemovalForm form);

  /** Opens the folders of a share. */
  void browse(FolderBrowsing folders);

  /** Takes the icon and every window away. */
  void close();
}

package io.mountaineer.screen;

import io.mountaineer.screen.Windows.Window;
import io.mountaineer.standin.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Icon of a program in the tray of a screen with no other icon. */
public final class ShownIcon {

  static final String NAME = "sun-awt-X11-XCanvasPeer";

  private static final int RIGHT_BUTTON = 3;

  private final Windows windows;
  private final Window window;

  ShownIcon(Windows windows, Window window) {
    this.windows = windows;
    this.window = window;
  }

  /**
   * Opens its menu by a right click.
   *
   * @param lines texts of the menu, from top to bottom
   */
  public ShownMenu openMenu(String... lines) {
    windows.click(window, window.place().width / 2, window.place().height / 2, RIGHT_BUTTON);
    return new ShownMenu(windows, windows.await(ShownMenu.POPUP), lines);
  }

  /** Opens the menu once it has these lines: what a program came to may not be shown yet. */
  public ShownMenu awaitMenu(String... lines) {
    AtomicReference<ShownMenu> menu = new AtomicReference<>();
    Await.until(
        "the menu has " + List.of(lines),
        () -> {
          menu.set(openMenu(lines));
          boolean isReady = menu.get().hasItsLines();
          if (!isReady) {
            menu.get().close();
          }
          return isReady;
        });
    return menu.get();
  }
}

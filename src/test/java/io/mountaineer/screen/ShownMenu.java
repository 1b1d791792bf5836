package io.mountaineer.screen;

import io.mountaineer.screen.Windows.Window;
import io.mountaineer.standin.Await;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Open menu of the tray icon, or of an entry of it. It is used by mouse: a key that is pressed
 * before the menu has grabbed the keyboard would be lost, and the next one would choose another
 * entry.
 */
public final class ShownMenu {

  /** Stands for a line between entries. */
  public static final String SEPARATOR = MenuLines.SEPARATOR;

  static final String POPUP = "sun-awt-X11-XPopupMenuPeer";
  private static final String SUBMENU = "sun-awt-X11-XMenuWindow";

  private static final int FROM_THE_LEFT = 10;
  private static final int LEFT_BUTTON = 1;

  private final Windows windows;
  private final Window window;
  private final MenuLines lines;

  ShownMenu(Windows windows, Window window, String... lines) {
    this.windows = windows;
    this.window = window;
    this.lines = new MenuLines(List.of(lines));
  }

  /** Returns whether it can have its lines: a program may not show the latest yet. */
  public boolean hasItsLines() {
    return lines.fit(window.place().height);
  }

  /** Clicks on an entry that does something, and waits until the menu is closed. */
  public void choose(String entry) {
    click(entry);
    Await.until("the menu closes after " + entry, () -> open().isEmpty());
  }

  /** Clicks on an entry, whatever it does: the menu of X11 stays open if that is disabled. */
  public void click(String entry) {
    int y = lines.middle(entry, window.place().height);
    windows.click(window, FROM_THE_LEFT, y, LEFT_BUTTON);
  }

  /**
   * Opens the submenu of an entry.
   *
   * @param submenu texts of the submenu, from top to bottom
   */
  public ShownMenu open(String entry, String... submenu) {
    List<Window> before = windows.viewable(SUBMENU);
    click(entry);
    AtomicReference<Window> opened = new AtomicReference<>();
    Await.until(
        "the submenu of " + entry,
        () -> {
          List<Window> now = windows.viewable(SUBMENU);
          now.stream().filter(each -> !before.contains(each)).findFirst().ifPresent(opened::set);
          return opened.get() != null;
        });
    return new ShownMenu(windows, opened.get(), submenu);
  }

  /** Closes this menu and its parents by the key Escape, which closes one at a time. */
  public void close() {
    Await.until(
        "the menu closes",
        () -> {
          boolean closed = open().isEmpty();
          if (!closed) {
            windows.press("Escape");
          }
          return closed;
        });
  }

  private List<Window> open() {
    return Stream.of(POPUP, SUBMENU).flatMap(name -> windows.viewable(name).stream()).toList();
  }
}

package io.mountaineer.screen;

import io.mountaineer.screen.Windows.Window;
import io.mountaineer.standin.Await;
import java.awt.Rectangle;

/** Window with a title, such as a dialog. */
public final class ShownWindow {

  private static final int LEFT_BUTTON = 1;

  private final Windows windows;
  private final Window window;

  ShownWindow(Windows windows, Window window) {
    this.windows = windows;
    this.window = window;
  }

  /** Returns its place and size on the screen now, in pixels, without frame and title. */
  public Rectangle place() {
    return windows.again(window).place();
  }

  /** Returns whether it has the keyboard. */
  public boolean isActive() {
    return windows.hasFocus(window);
  }

  /** Types ASCII text; for other letters the layout of the keyboard would have to change. */
  public void type(String text) {
    awaitReady();
    windows.type(text);
  }

  /** Presses keys by their X11 names, such as {@code Tab}, {@code space} or {@code alt+F4}. */
  public void press(String... keys) {
    for (String key : keys) {
      awaitReady();
      windows.press(key);
    }
  }

  /** Clicks on a point, in pixels from its upper left corner. */
  public void click(int x, int y) {
    windows.awaitQuiescence(window);
    windows.click(window, x, y, LEFT_BUTTON);
  }

  public void awaitGone() {
    Await.until(window.name() + " is gone", () -> !windows.isViewable(window.id()));
  }

  /** Waits until keys go to the right part of it. */
  private void awaitReady() {
    Await.until(window.name() + " is active", this::isActive);
    windows.awaitQuiescence(window);
  }
}

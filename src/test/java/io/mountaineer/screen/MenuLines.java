package io.mountaineer.screen;

import java.util.Collections;
import java.util.List;

/**
 * Texts of a menu, from top to bottom; {@link #SEPARATOR} stands for a line between entries.
 *
 * <p>The menus of AWT on X11 are drawn by AWT itself, so that no program can read them: the place
 * of an entry follows from its number. Every entry is as high as the font and four pixels more,
 * every separator nine pixels, and two pixels are left above and below all of them (JDK, {@code
 * sun.awt.X11.XMenuWindow.map}).
 */
record MenuLines(List<String> lines) {

  static final String SEPARATOR = "-";

  private static final int MARGIN = 2;
  private static final int SEPARATOR_HEIGHT = 9;
  private static final int LEAST_HEIGHT = 12;
  private static final int MOST_HEIGHT = 36;

  MenuLines {
    lines = List.copyOf(lines);
  }

  /**
   * Returns the distance in pixels from the top of the menu to the middle of an entry.
   *
   * @param height height of the whole menu, in pixels; fails if it cannot have these lines
   */
  int middle(String entry, int height) {
    if (Collections.frequency(lines, entry) != 1) {
      throw new AssertionError("not once in the menu: " + entry + ": " + lines);
    }
    int entryHeight = entryHeight(height);
    List<String> above = lines.subList(0, lines.indexOf(entry));
    int separators = Collections.frequency(above, SEPARATOR);
    return MARGIN
        + separators * SEPARATOR_HEIGHT
        + (above.size() - separators) * entryHeight
        + entryHeight / 2;
  }

  /**
   * Returns whether a menu can have these lines.
   *
   * @param height of the whole menu, in pixels
   */
  boolean fit(int height) {
    int each = left(height) / entries();
    return left(height) % entries() == 0 && each >= LEAST_HEIGHT && each <= MOST_HEIGHT;
  }

  private int entryHeight(int height) {
    if (!fit(height)) {
      throw new AssertionError(
          "a menu of %d pixels has other lines than %s".formatted(height, lines));
    }
    return left(height) / entries();
  }

  private int entries() {
    return lines.size() - Collections.frequency(lines, SEPARATOR);
  }

  /** Returns the pixels that the entries share. */
  private int left(int height) {
    return height - 2 * MARGIN - Collections.frequency(lines, SEPARATOR) * SEPARATOR_HEIGHT;
  }
}

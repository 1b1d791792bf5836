package io.mountaineer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Table whose columns are as wide as they need to be. Where that is more than the width, the widest
 * give way; the first, which holds the names that people type, only after all others.
 */
final class Table {

  private static final String GAP = "  ";

  /** Columns that are narrower say nothing. */
  private static final int LEAST = 4;

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    this.heading = List.of(heading);
  }

  void add(String... row) {
    rows.add(List.of(row));
  }

  /** Returns the heading and the rows as they fit a width. */
  List<String> lines(Colors colors, int width) {
    int[] widths = widths(width);
    List<String> lines = new ArrayList<>();
    lines.add(colors.faint(line(heading, widths)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths(int width) {
    int[] widths = IntStream.range(0, heading.size()).map(this::widest).toArray();
    int excess = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - width;
    for (; excess > 0; excess--) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        boolean first = widest == 0;
        boolean wider = first ? widths[column] > LEAST : widths[column] > widths[widest];
        widest = wider ? column : widest;
      }
      if (widths[widest] <= LEAST) {
        return widths;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int widest(int column) {
    int widest = TextLayout.columns(heading.get(column));
    for (List<String> row : rows) {
      widest = Math.max(widest, TextLayout.columns(row.get(column)));
    }
    return widest;
  }

  private static String line(List<String> cells, int[] widths) {
    List<String> fitted = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      fitted.add(TextLayout.fit(cells.get(column), widths[column]));
    }
    return String.join(GAP, fitted).stripTrailing();
  }
}

package io.mountaineer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Table that fits a terminal of 80: columns are as wide as they need to be, and where that is too
 * much, the widest give way.
 */
final class Table {

  private static final String GAP = "  ";

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    this.heading = List.of(heading);
  }

  void add(String... row) {
    rows.add(List.of(row));
  }

  List<String> lines(Colors colors) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(colors.faint(line(heading, widths)));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int[] widths() {
    int[] widths = IntStream.range(0, heading.size()).map(column -> widest(column)).toArray();
    int room = TextLayout.WIDTH - GAP.length() * (widths.length - 1);
    while (IntStream.of(widths).sum() > room) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int widest(int column) {
    int widest = heading.get(column).length();
    for (List<String> row : rows) {
      String cell = row.get(column);
      widest = Math.max(widest, cell.codePointCount(0, cell.length()));
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

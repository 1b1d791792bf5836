package io.mountaineer.config.edit;

import java.util.ArrayList;
import java.util.List;

/** Items between the brackets of a list or an inline table, and their changes. */
final class InlineItems {

  /**
   * Value of a list, or a key with its value.
   *
   * @param comma offset of the comma after it; -1 when there is none
   */
  private record Item(int start, int end, int comma) {}

  private final TomlScanner scanner;
  private final Lines lines;
  private final int open;
  private final int close;
  private final List<Item> items = new ArrayList<>();

  private InlineItems(TomlDocument document, int open) {
    this.scanner = document.scanner();
    this.lines = document.lines();
    this.open = open;
    this.close = scanner.endOfValue(open) - 1;
  }

  static InlineItems at(TomlDocument document, int open) {
    InlineItems inline = new InlineItems(document, open);
    int at = inline.scanner.skipGap(open + 1);
    while (at < inline.close) {
      Item item = inline.item(at);
      inline.items.add(item);
      at = inline.scanner.skipGap(Math.max(Math.max(item.end, item.comma) + 1, at + 1));
    }
    return inline;
  }

  /** Adds an item after the last one: on a line of its own if that one has such a line. */
  List<TextEdit> add(String item) {
    if (items.isEmpty()) {
      return List.of(TextEdit.insert(open + 1, open + 1 == close ? ' ' + item + ' ' : ' ' + item));
    }
    Item last = items.get(items.size() - 1);
    int lineEnd = lines.end(last.end);
    if (!lines.isFirst(last.start) || lineEnd > close || last.comma >= lineEnd) {
      return List.of(TextEdit.insert(last.end, ", " + item));
    }
    String line = lines.indent(last.start) + item + (last.comma < 0 ? "" : ",");
    TextEdit below = TextEdit.insert(lineEnd, line + lines.newline(last.end));
    return last.comma < 0 ? List.of(TextEdit.insert(last.end, ","), below) : List.of(below);
  }

  /** Removes the item that starts there, with its comma; its line too, if it has its own. */
  List<TextEdit> remove(int start) {
    for (int index = 0; index < items.size(); index++) {
      if (items.get(index).start == start) {
        return hasOwnLines(index) ? removeLines(items.get(index)) : removeInLine(index);
      }
    }
    return List.of();
  }

  private Item item(int start) {
    int value = start;
    if (scanner.at(open) == '{') {
      int equals = scanner.skipGap(scanner.endOfKey(start));
      value = scanner.skipGap(equals + 1);
    }
    int end = Math.min(scanner.endOfValue(value), close);
    int next = scanner.skipGap(end);
    return new Item(start, end, scanner.at(next) == ',' && next < close ? next : -1);
  }

  private boolean hasOwnLines(int index) {
    Item item = items.get(index);
    boolean commaInLine = item.comma >= 0 && item.comma < lines.end(item.end);
    int rest = scanner.skipBlanks(commaInLine ? item.comma + 1 : item.end);
    boolean last = index == items.size() - 1;
    return lines.isFirst(item.start)
        && (commaInLine || last && item.comma < 0)
        && "#\r\n".indexOf(scanner.at(rest)) >= 0;
  }

  private List<TextEdit> removeLines(Item item) {
    return List.of(TextEdit.delete(lines.start(item.start), lines.end(item.end)));
  }

  private List<TextEdit> removeInLine(int index) {
    Item item = items.get(index);
    if (item.comma >= 0) {
      return scanner.skipBlanks(item.end) == item.comma
          ? List.of(TextEdit.delete(item.start, scanner.skipBlanks(item.comma + 1)))
          : List.of(
              TextEdit.delete(item.start, item.end), TextEdit.delete(item.comma, item.comma + 1));
    }
    if (index == 0) {
      return List.of(TextEdit.delete(item.start, scanner.skipBlanks(item.end)));
    }
    Item before = items.get(index - 1);
    boolean sideBySide =
        scanner.skipBlanks(before.end) == before.comma
            && scanner.skipBlanks(before.comma + 1) == item.start;
    return List.of(TextEdit.delete(sideBySide ? before.end : item.start, item.end));
  }
}

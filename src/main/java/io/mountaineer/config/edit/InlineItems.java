package io.mountaineer.config.edit;

import java.util.ArrayList;
import java.util.List;

/** What stands between the brackets of a list or an inline table, and how to change that. */
public final class InlineItems {

  /**
   * A value of a list, or a key with its value.
   *
   * @param comma where the comma behind it is; -1 when there is none
   */
  private record Item(int start, int end, int comma) {}

  private final TomlScanner extent;
  private final Lines lines;
  private final int open;
  private final int close;
  private final List<Item> items = new ArrayList<>();

  private InlineItems(TomlDocument source, int open) {
    this.extent = source.extent();
    this.lines = source.lines();
    this.open = open;
    this.close = extent.ofValue(open) - 1;
  }

  static InlineItems at(TomlDocument source, int open) {
    InlineItems bracketed = new InlineItems(source, open);
    int at = bracketed.extent.behindGap(open + 1);
    while (at < bracketed.close) {
      Item item = bracketed.item(at);
      bracketed.items.add(item);
      at = bracketed.extent.behindGap(Math.max(Math.max(item.end, item.comma) + 1, at + 1));
    }
    return bracketed;
  }

  /** Puts an item behind the last one: on a line of its own if that one has such a line. */
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

  /** Takes out the item that starts there, with its comma; its line too, if it has its own. */
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
    if (extent.at(open) == '{') {
      int equals = extent.behindGap(extent.ofKey(start));
      value = extent.behindGap(equals + 1);
    }
    int end = Math.min(extent.ofValue(value), close);
    int next = extent.behindGap(end);
    return new Item(start, end, extent.at(next) == ',' && next < close ? next : -1);
  }

  private boolean hasOwnLines(int index) {
    Item item = items.get(index);
    boolean commaInLine = item.comma >= 0 && item.comma < lines.end(item.end);
    int rest = extent.behindBlanks(commaInLine ? item.comma + 1 : item.end);
    boolean last = index == items.size() - 1;
    return lines.isFirst(item.start)
        && (commaInLine || last && item.comma < 0)
        && "#\r\n".indexOf(extent.at(rest)) >= 0;
  }

  private List<TextEdit> removeLines(Item item) {
    return List.of(TextEdit.delete(lines.start(item.start), lines.end(item.end)));
  }

  private List<TextEdit> removeInLine(int index) {
    Item item = items.get(index);
    if (item.comma >= 0) {
      return extent.behindBlanks(item.end) == item.comma
          ? List.of(TextEdit.delete(item.start, extent.behindBlanks(item.comma + 1)))
          : List.of(
              TextEdit.delete(item.start, item.end), TextEdit.delete(item.comma, item.comma + 1));
    }
    if (index == 0) {
      return List.of(TextEdit.delete(item.start, extent.behindBlanks(item.end)));
    }
    Item before = items.get(index - 1);
    boolean sideBySide =
        extent.behindBlanks(before.end) == before.comma
            && extent.behindBlanks(before.comma + 1) == item.start;
    return List.of(TextEdit.delete(sideBySide ? before.end : item.start, item.end));
  }
}

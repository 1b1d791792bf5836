package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import java.awt.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A menu of the system that follows the model line by line: a line that goes on changes in place,
 * and only lines that come or go are put in or taken out. So the menu stays open under the user's
 * hand. For the AWT thread only.
 */
final class MenuRenderer {

  private final Menu menu;
  private final Consumer<TrayAction> chosen;
  private final List<MenuItemView> lines = new ArrayList<>();

  MenuRenderer(Menu menu, Consumer<TrayAction> chosen) {
    this.menu = menu;
    this.chosen = chosen;
  }

  /** Shows these lines from now on. */
  void show(List<MenuEntry> entries) {
    int head = 0;
    int most = Math.min(entries.size(), lines.size());
    while (head < most && entries.get(head).continues(lines.get(head).entry())) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && fromEnd(entries, tail).continues(fromEnd(lines, tail).entry())) {
      tail++;
    }
    for (int gone = lines.size() - tail; gone > head; gone--) {
      menu.remove(gone - 1);
      lines.remove(gone - 1);
    }
    for (int at = head; at < entries.size() - tail; at++) {
      MenuItemView line = MenuItemView.of(entries.get(at), chosen);
      menu.insert(line.item(), at);
      lines.add(at, line);
    }
    for (int at = 0; at < entries.size(); at++) {
      lines.get(at).show(entries.get(at));
    }
  }

  private static <T> T fromEnd(List<T> list, int distance) {
    return list.get(list.size() - 1 - distance);
  }
}

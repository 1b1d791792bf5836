package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import java.awt.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Renderer of entries into a menu of the system: an entry that continues an earlier one changes in
 * place, and only other items are inserted or removed. So the menu stays open while the user is in
 * it. For the AWT thread only.
 */
final class MenuRenderer {

  private final Menu menu;
  private final Consumer<TrayAction> onAction;
  private final List<MenuItemView> items = new ArrayList<>();

  MenuRenderer(Menu menu, Consumer<TrayAction> onAction) {
    this.menu = menu;
    this.onAction = onAction;
  }

  /** Shows these entries in place of those before. */
  void show(List<MenuEntry> entries) {
    int head = 0;
    int most = Math.min(entries.size(), items.size());
    while (head < most && entries.get(head).continues(items.get(head).entry())) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && fromEnd(entries, tail).continues(fromEnd(items, tail).entry())) {
      tail++;
    }
    for (int gone = items.size() - tail; gone > head; gone--) {
      menu.remove(gone - 1);
      items.remove(gone - 1);
    }
    for (int at = head; at < entries.size() - tail; at++) {
      MenuItemView item = MenuItemView.of(entries.get(at), onAction);
      menu.insert(item.item(), at);
      items.add(at, item);
    }
    for (int at = 0; at < entries.size(); at++) {
      items.get(at).show(entries.get(at));
    }
  }

  private static <T> T fromEnd(List<T> list, int distance) {
    return list.get(list.size() - 1 - distance);
  }
}

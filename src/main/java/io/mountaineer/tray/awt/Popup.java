package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import java.awt.CheckboxMenuItem;
import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.util.List;
import java.util.function.Consumer;

/** Makes the menu of the system from the lines of the model. */
final class Popup {

  private Popup() {}

  static PopupMenu of(List<MenuEntry> entries, Consumer<TrayAction> chosen) {
    PopupMenu popup = new PopupMenu();
    entries.forEach(entry -> popup.add(item(entry, chosen)));
    return popup;
  }

  private static MenuItem item(MenuEntry entry, Consumer<TrayAction> chosen) {
    if (entry instanceof MenuEntry.Item item) {
      MenuItem line = line(item.text(), item.enabled());
      line.addActionListener(event -> chosen.accept(item.action()));
      return line;
    }
    if (entry instanceof MenuEntry.Check check) {
      CheckboxMenuItem line = new CheckboxMenuItem(check.text(), check.on());
      line.addItemListener(event -> chosen.accept(check.action()));
      return line;
    }
    if (entry instanceof MenuEntry.Submenu submenu) {
      Menu menu = new Menu(submenu.text());
      submenu.entries().forEach(each -> menu.add(item(each, chosen)));
      return menu;
    }
    // A single dash is how AWT spells a separator.
    return entry instanceof MenuEntry.Note note ? line(note.text(), false) : new MenuItem("-");
  }

  private static MenuItem line(String text, boolean enabled) {
    MenuItem line = new MenuItem(text);
    line.setEnabled(enabled);
    return line;
  }
}

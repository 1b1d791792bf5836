package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import java.awt.CheckboxMenuItem;
import java.awt.Menu;
import java.awt.MenuItem;
import java.util.function.Consumer;

/** One line of a menu of the system, and what it shows at the moment. For the AWT thread only. */
abstract class MenuItemView {

  private final MenuItem item;
  private MenuEntry entry;

  private MenuItemView(MenuItem item, MenuEntry entry) {
    this.item = item;
    this.entry = entry;
  }

  static MenuItemView of(MenuEntry entry, Consumer<TrayAction> chosen) {
    MenuItemView line = unlabelled(entry, chosen);
    line.update(entry);
    return line;
  }

  private static MenuItemView unlabelled(MenuEntry entry, Consumer<TrayAction> chosen) {
    if (entry instanceof MenuEntry.Item item) {
      return new Choice(item, chosen);
    }
    if (entry instanceof MenuEntry.Check check) {
      return new Tick(check, chosen);
    }
    if (entry instanceof MenuEntry.Submenu submenu) {
      return new More(submenu, chosen);
    }
    return entry instanceof MenuEntry.Note note ? new Text(note) : new Rule(entry);
  }

  MenuItem item() {
    return item;
  }

  MenuEntry entry() {
    return entry;
  }

  /** Shows the same line as it is now; untouched if it is as it was. */
  void show(MenuEntry now) {
    if (!now.equals(entry)) {
      entry = now;
      update(now);
    }
  }

  abstract void update(MenuEntry now);

  void label(String text, boolean enabled) {
    if (!text.equals(item.getLabel())) {
      item.setLabel(text);
    }
    if (enabled != item.isEnabled()) {
      item.setEnabled(enabled);
    }
  }

  private static final class Choice extends MenuItemView {
    Choice(MenuEntry.Item entry, Consumer<TrayAction> chosen) {
      super(new MenuItem(), entry);
      item().addActionListener(event -> chosen.accept(entry.action()));
    }

    @Override
    void update(MenuEntry now) {
      MenuEntry.Item choice = (MenuEntry.Item) now;
      label(choice.text(), choice.enabled());
    }
  }

  private static final class Tick extends MenuItemView {
    Tick(MenuEntry.Check entry, Consumer<TrayAction> chosen) {
      super(new CheckboxMenuItem(), entry);
      box()
          .addItemListener(
              event -> {
                // AWT has turned it over already; it is so only when the config says so.
                MenuEntry.Check now = (MenuEntry.Check) entry();
                box().setState(now.on());
                chosen.accept(now.action());
              });
    }

    private CheckboxMenuItem box() {
      return (CheckboxMenuItem) item();
    }

    @Override
    void update(MenuEntry now) {
      MenuEntry.Check check = (MenuEntry.Check) now;
      label(check.text(), true);
      box().setState(check.on());
    }
  }

  private static final class More extends MenuItemView {
    private final MenuRenderer lines;

    More(MenuEntry.Submenu entry, Consumer<TrayAction> chosen) {
      super(new Menu(), entry);
      lines = new MenuRenderer((Menu) item(), chosen);
    }

    @Override
    void update(MenuEntry now) {
      MenuEntry.Submenu submenu = (MenuEntry.Submenu) now;
      label(submenu.text(), true);
      lines.show(submenu.entries());
    }
  }

  private static final class Text extends MenuItemView {
    Text(MenuEntry.Note entry) {
      super(new MenuItem(), entry);
    }

    @Override
    void update(MenuEntry now) {
      label(((MenuEntry.Note) now).text(), false);
    }
  }

  private static final class Rule extends MenuItemView {
    Rule(MenuEntry entry) {
      // A single dash is how AWT spells a separator.
      super(new MenuItem("-"), entry);
    }

    @Override
    void update(MenuEntry now) {}
  }
}

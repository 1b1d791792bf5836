package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import java.awt.CheckboxMenuItem;
import java.awt.Menu;
import java.awt.MenuItem;
import java.util.function.Consumer;

/** Item of a menu of the system with the entry that it shows. For the AWT thread only. */
abstract class MenuItemView {

  private final MenuItem item;
  private MenuEntry entry;

  private MenuItemView(MenuItem item, MenuEntry entry) {
    this.item = item;
    this.entry = entry;
  }

  static MenuItemView of(MenuEntry entry, Consumer<TrayAction> onAction) {
    MenuItemView view = unlabelled(entry, onAction);
    view.update(entry);
    return view;
  }

  private static MenuItemView unlabelled(MenuEntry entry, Consumer<TrayAction> onAction) {
    if (entry instanceof MenuEntry.Item item) {
      return new Choice(item, onAction);
    }
    if (entry instanceof MenuEntry.Check check) {
      return new Checkbox(check, onAction);
    }
    if (entry instanceof MenuEntry.Submenu submenu) {
      return new Submenu(submenu, onAction);
    }
    return entry instanceof MenuEntry.Note note ? new Text(note) : new Separator(entry);
  }

  MenuItem item() {
    return item;
  }

  MenuEntry entry() {
    return entry;
  }

  /** Shows a later version of the entry; an equal one touches nothing. */
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
    Choice(MenuEntry.Item entry, Consumer<TrayAction> onAction) {
      super(new MenuItem(), entry);
      item().addActionListener(event -> onAction.accept(entry.action()));
    }

    @Override
    void update(MenuEntry now) {
      MenuEntry.Item choice = (MenuEntry.Item) now;
      label(choice.text(), choice.enabled());
    }
  }

  private static final class Checkbox extends MenuItemView {
    Checkbox(MenuEntry.Check entry, Consumer<TrayAction> onAction) {
      super(new CheckboxMenuItem(), entry);
      box()
          .addItemListener(
              event -> {
                // AWT has toggled it already; it changes only with the model.
                MenuEntry.Check now = (MenuEntry.Check) entry();
                box().setState(now.on());
                onAction.accept(now.action());
              });
    }

    private CheckboxMenuItem box() {
      return (CheckboxMenuItem) item();
    }

    @Override
    void update(MenuEntry now) {
      MenuEntry.Check check = (MenuEntry.Check) now;
      label(check.text(), check.enabled());
      box().setState(check.on());
    }
  }

  private static final class Submenu extends MenuItemView {
    private final MenuRenderer renderer;

    Submenu(MenuEntry.Submenu entry, Consumer<TrayAction> onAction) {
      super(new Menu(), entry);
      renderer = new MenuRenderer((Menu) item(), onAction);
    }

    @Override
    void update(MenuEntry now) {
      MenuEntry.Submenu submenu = (MenuEntry.Submenu) now;
      label(submenu.text(), true);
      renderer.show(submenu.entries());
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

  private static final class Separator extends MenuItemView {
    Separator(MenuEntry entry) {
      // AWT makes a separator of a single dash.
      super(new MenuItem("-"), entry);
    }

    @Override
    void update(MenuEntry now) {}
  }
}

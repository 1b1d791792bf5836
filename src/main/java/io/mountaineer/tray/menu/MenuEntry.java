package io.mountaineer.tray.menu;

import java.util.List;

/** Entry of the menu. */
public sealed interface MenuEntry {

  /**
   * Returns whether this is the same entry as one of an earlier menu, possibly with another text: a
   * display may then change that entry in place. An entry never changes its meaning.
   */
  boolean continues(MenuEntry earlier);

  /** Entry that asks for an action; grey where {@code enabled} is false. */
  record Item(String text, boolean enabled, TrayAction action) implements MenuEntry {
    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Item item && item.action.equals(action);
    }
  }

  /** Setting that is on or off, and that choosing it toggles. */
  record Check(String text, String key, boolean on) implements MenuEntry {

    /** Returns the action that toggles the setting. */
    public TrayAction action() {
      return new TrayAction.SetFlag(key, !on);
    }

    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Check check && check.key.equals(key);
    }
  }

  /** Text to read only. */
  record Note(String text) implements MenuEntry {
    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Note;
    }
  }

  /**
   * Entry that opens more entries.
   *
   * @param subject identity of the submenu, whatever its text
   */
  record Submenu(String text, String subject, List<MenuEntry> entries) implements MenuEntry {
    public Submenu {
      entries = List.copyOf(entries);
    }

    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Submenu submenu && submenu.subject.equals(subject);
    }
  }

  /** Line between groups. */
  record Separator() implements MenuEntry {
    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Separator;
    }
  }
}

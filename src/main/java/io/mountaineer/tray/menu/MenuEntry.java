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

  /**
   * Entry with a check mark that asks for an action. The mark follows the model alone.
   *
   * @param subject identity of the entry, whatever its text and its action
   */
  record Check(String text, String subject, boolean enabled, boolean on, TrayAction action)
      implements MenuEntry {

    /** Returns a setting that choosing it toggles. */
    static Check setting(String text, String key, boolean on) {
      return new Check(text, key, true, on, new TrayAction.SetFlag(key, !on));
    }

    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Check check && check.subject.equals(subject);
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

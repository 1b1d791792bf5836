package io.mountaineer.tray.menu;

import java.util.List;

/** One line of the menu. */
public sealed interface MenuEntry {

  /**
   * Whether this is the same line as one of an earlier menu, if with another text: a display may
   * then change that line instead of making a new one. A line never comes to mean something else.
   */
  boolean continues(MenuEntry earlier);

  /** Something to choose; grey where {@code enabled} is false. */
  record Item(String text, boolean enabled, TrayAction action) implements MenuEntry {
    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Item item && item.action.equals(action);
    }
  }

  /** A setting that is on or off, to be turned over. */
  record Check(String text, String key, boolean on) implements MenuEntry {

    /** What choosing it asks for. */
    public TrayAction action() {
      return new TrayAction.SetSwitch(key, !on);
    }

    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Check check && check.key.equals(key);
    }
  }

  /** Something to read only. */
  record Note(String text) implements MenuEntry {
    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Note;
    }
  }

  /**
   * Opens more lines.
   *
   * @param subject what they are about
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

  /** A line between groups. */
  record Separator() implements MenuEntry {
    @Override
    public boolean continues(MenuEntry earlier) {
      return earlier instanceof Separator;
    }
  }
}

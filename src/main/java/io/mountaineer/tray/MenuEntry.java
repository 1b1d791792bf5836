package io.mountaineer.tray;

import java.util.List;

/** One line of the menu. */
public sealed interface MenuEntry {

  /** Something to choose; grey where {@code enabled} is false. */
  record Item(String text, boolean enabled, TrayAction action) implements MenuEntry {}

  /** A setting that is on or off; {@code action} turns it over. */
  record Check(String text, boolean on, TrayAction action) implements MenuEntry {}

  /** Something to read only. */
  record Note(String text) implements MenuEntry {}

  /** Opens more lines. */
  record Submenu(String text, List<MenuEntry> entries) implements MenuEntry {
    public Submenu {
      entries = List.copyOf(entries);
    }
  }

  /** A line between groups. */
  record Separator() implements MenuEntry {}
}

package io.mountaineer.tray.menu;

import io.mountaineer.core.Alias;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Submenu;
import java.util.List;

/**
 * The lines about an alias. Whether its folder is there is not asked for them: that would wake the
 * disks of the server at every look. Who opens it is told.
 */
final class AliasMenu {

  private AliasMenu() {}

  /**
   * The lines.
   *
   * @param free whether nothing is done to its share at the moment
   * @param mounted whether its share is there and answers
   */
  static Submenu of(Alias alias, boolean free, boolean mounted) {
    String name = alias.name();
    return new Submenu(
        MenuText.fit("Alias " + name),
        "alias " + name,
        List.of(
            new Item("Open", free && mounted, new TrayAction.OpenAlias(name)),
            new Item("Remove", free, new TrayAction.RemoveAlias(name))));
  }
}

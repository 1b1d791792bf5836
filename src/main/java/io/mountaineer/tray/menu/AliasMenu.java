package io.mountaineer.tray.menu;

import io.mountaineer.core.Alias;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Submenu;
import java.util.List;

/**
 * Menu entries of an alias. The menu does not check its folder: that would wake the disks of the
 * server at every look. Opening a missing one shows a notice.
 */
final class AliasMenu {

  private AliasMenu() {}

  /**
   * Returns the submenu of an alias.
   *
   * @param idle whether no action runs on its share
   * @param mounted whether its share is mounted and answers
   */
  static Submenu of(Alias alias, boolean idle, boolean mounted) {
    String name = alias.name();
    return new Submenu(
        MenuText.fit("Alias " + name),
        "alias " + name,
        List.of(
            new Item("Open", idle && mounted, new TrayAction.OpenAlias(name)),
            new Item("Remove", idle, new TrayAction.RemoveAlias(name))));
  }
}

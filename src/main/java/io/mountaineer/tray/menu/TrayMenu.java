package io.mountaineer.tray.menu;

import io.mountaineer.core.Settings;
import io.mountaineer.tray.menu.MenuEntry.Check;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Note;
import io.mountaineer.tray.menu.MenuEntry.Separator;
import io.mountaineer.tray.menu.TrayAction.Common;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is to be seen of the program in the menu bar. Two that are equal look the same, so a
 * display is touched only for one that differs.
 */
public record TrayMenu(IconState icon, String tooltip, List<MenuEntry> entries) {

  public TrayMenu {
    entries = List.copyOf(entries);
  }

  /** The menu that shows this. */
  public static TrayMenu of(TrayModel view) {
    List<IconState> states = view.shares().stream().map(view::stateOf).toList();
    IconState icon = icon(view, states);
    return new TrayMenu(icon, tooltip(view, icon, states), entries(view));
  }

  private static IconState icon(TrayModel view, List<IconState> states) {
    if (view.isStarting()) {
      return IconState.BUSY;
    }
    boolean isFaulty = view.problem().isPresent() || !view.monitorFault().isEmpty();
    IconState least = isFaulty ? IconState.ATTENTION : IconState.NOT_CONFIGURED;
    return Stream.concat(Stream.of(least), states.stream())
        .max(Comparator.naturalOrder())
        .orElse(least);
  }

  private static String tooltip(TrayModel view, IconState icon, List<IconState> states) {
    if (view.problem().isPresent()) {
      return "mountaineer: the config cannot be used";
    }
    return view.monitorFault().isEmpty()
        ? MenuText.tooltip(icon, states)
        : "mountaineer: the monitor does no work";
  }

  private static List<MenuEntry> entries(TrayModel view) {
    List<MenuEntry> entries = new ArrayList<>();
    view.problem().ifPresent(why -> entries.add(new Note(MenuText.fit("Config: " + why))));
    view.monitorFault().forEach(line -> entries.add(new Note(MenuText.fit(line))));
    if (view.isStarting()) {
      entries.add(new Note("Starting…"));
    } else if (view.shares().isEmpty() && view.problem().isEmpty()) {
      entries.add(new Note("No shares are configured yet"));
    }
    view.shares().forEach(share -> entries.add(ShareMenu.of(view, share)));
    view.orphans().forEach(alias -> entries.add(AliasMenu.of(alias, true, false)));
    boolean usable = view.config().isPresent();
    boolean some = !view.shares().isEmpty() && view.doing().isEmpty();
    entries.add(new Separator());
    entries.add(new Item("Add Favorite…", usable, Common.ADD_FAVORITE));
    entries.add(new Item("Mount All", some, Common.MOUNT_ALL));
    entries.add(new Item("Unmount All", some, Common.UNMOUNT_ALL));
    entries.add(new Separator());
    entries.add(new Item("Open Shares Folder", usable, Common.OPEN_SHARES_FOLDER));
    entries.add(new Item("Open Logs", true, Common.OPEN_LOGS));
    view.config().ifPresent(config -> entries.addAll(switches(config.settings())));
    entries.add(new Separator());
    entries.add(new Item("Quit", true, Common.QUIT));
    return entries;
  }

  private static List<MenuEntry> switches(Settings settings) {
    return List.of(
        new Check("Auto-failback", "auto_failback", settings.autoFailback()),
        new Check("Re-check open files", "lsof_recheck", settings.lsofRecheck()));
  }
}

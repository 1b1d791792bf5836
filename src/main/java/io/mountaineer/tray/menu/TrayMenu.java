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
 * Icon and menu of the program in the menu bar. Equal menus look the same, so a display is touched
 * only for one that differs.
 */
public record TrayMenu(IconState icon, String tooltip, List<MenuEntry> entries) {

  public TrayMenu {
    entries = List.copyOf(entries);
  }

  /** Returns the menu that shows a model. */
  public static TrayMenu of(TrayModel model) {
    List<IconState> states = model.shares().stream().map(model::stateOf).toList();
    IconState icon = icon(model, states);
    return new TrayMenu(icon, tooltip(model, icon, states), entries(model));
  }

  private static IconState icon(TrayModel model, List<IconState> states) {
    if (model.isStarting()) {
      return IconState.BUSY;
    }
    boolean isFaulty = model.problem().isPresent() || !model.monitorFault().isEmpty();
    IconState minimum = isFaulty ? IconState.ATTENTION : IconState.NOT_CONFIGURED;
    return Stream.concat(Stream.of(minimum), states.stream())
        .max(Comparator.naturalOrder())
        .orElse(minimum);
  }

  private static String tooltip(TrayModel model, IconState icon, List<IconState> states) {
    if (model.problem().isPresent()) {
      return "mountaineer: the config cannot be used";
    }
    return model.monitorFault().isEmpty()
        ? MenuText.tooltip(icon, states)
        : "mountaineer: the monitor does no work";
  }

  private static List<MenuEntry> entries(TrayModel model) {
    List<MenuEntry> entries = new ArrayList<>();
    model.problem().ifPresent(problem -> entries.add(new Note(MenuText.fit("Config: " + problem))));
    model.monitorFault().forEach(line -> entries.add(new Note(MenuText.fit(line))));
    if (model.isStarting()) {
      entries.add(new Note("Starting…"));
    } else if (model.shares().isEmpty() && model.problem().isEmpty()) {
      entries.add(new Note("No shares are configured yet"));
    }
    model.shares().forEach(share -> entries.add(ShareMenu.of(model, share)));
    model.orphans().forEach(alias -> entries.add(AliasMenu.of(alias, true, false)));
    boolean usable = model.config().isPresent();
    boolean actable = !model.shares().isEmpty() && model.pending().isEmpty();
    entries.add(new Separator());
    entries.add(new Item("Add Favorite…", usable, Common.ADD_FAVORITE));
    entries.add(new Item("Mount All", actable, Common.MOUNT_ALL));
    entries.add(new Item("Unmount All", actable, Common.UNMOUNT_ALL));
    entries.add(new Separator());
    entries.add(new Item("Open Shares Folder", usable, Common.OPEN_SHARES_FOLDER));
    entries.add(new Item("Open Logs", true, Common.OPEN_LOGS));
    model.config().ifPresent(config -> entries.addAll(switches(config.settings())));
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

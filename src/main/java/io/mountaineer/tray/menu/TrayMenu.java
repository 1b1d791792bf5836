package io.mountaineer.tray.menu;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Settings;
import io.mountaineer.tray.menu.MenuEntry.Check;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Note;
import io.mountaineer.tray.menu.MenuEntry.Separator;
import io.mountaineer.tray.menu.MenuEntry.Submenu;
import io.mountaineer.tray.menu.TrayAction.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    IconState icon = icon(model);
    return new TrayMenu(icon, Tooltip.of(model, icon), new Layout(model).entries());
  }

  /** Returns the menu of a program that is about to end and takes no more actions. */
  public static TrayMenu quitting() {
    return new TrayMenu(IconState.BUSY, "mountaineer: quitting…", List.of(new Note("Quitting…")));
  }

  private static IconState icon(TrayModel model) {
    if (model.isStarting()) {
      return IconState.BUSY;
    }
    IconState shares = IconState.of(model.shares().stream().map(model::stateOf).toList());
    if (model.pause().isPresent() && shares != IconState.BUSY) {
      return IconState.PAUSED;
    }
    boolean isFaulty = !model.problems().isEmpty() || !model.monitorFault().isEmpty();
    boolean isQuiet = shares == IconState.WELL || shares == IconState.NOTHING_MOUNTED;
    return isFaulty && isQuiet ? IconState.ATTENTION : shares;
  }

  /** Order of the entries: what is wrong, shares, all shares, the program. */
  private static final class Layout {

    private final TrayModel model;
    private final List<MenuEntry> entries = new ArrayList<>();

    Layout(TrayModel model) {
      this.model = model;
    }

    List<MenuEntry> entries() {
      problems();
      shares();
      allShares();
      program();
      return entries;
    }

    private void problems() {
      if (!model.problems().isEmpty()) {
        note("The config file has errors.");
        MenuText.wrap(model.problems().get(0)).forEach(this::note);
        entries.add(new Item("Show Details…", true, Common.SHOW_PROBLEMS));
        entries.add(new Item("Open Config File", true, Common.OPEN_CONFIG));
        entries.add(new Separator());
      }
      for (String line : model.monitorFault()) {
        MenuText.wrap(MenuText.capitalised(line)).forEach(this::note);
      }
    }

    private void shares() {
      if (model.isStarting()) {
        note("Starting…");
      } else if (model.shares().isEmpty() && model.problems().isEmpty()) {
        note("No Shares Yet");
      }
      model.shares().forEach(share -> entries.addAll(ShareMenu.of(model, share)));
      model.orphans().forEach(alias -> entries.add(orphan(alias)));
      if (!entries.isEmpty() && !(entries.get(entries.size() - 1) instanceof Separator)) {
        entries.add(new Separator());
      }
    }

    private static Submenu orphan(Alias alias) {
      return new Submenu(
          MenuText.fit("Folder Shortcut " + alias.name()),
          "alias " + alias.name(),
          List.of(
              new Note(MenuText.fit("Leads to " + alias.share() + ", which is not set up")),
              new Item("Remove", true, new TrayAction.RemoveShortcut(alias.name()))));
    }

    private void allShares() {
      boolean actable = !model.shares().isEmpty() && model.pending().isEmpty();
      entries.add(new Item("Prepare to Unplug…", actable, Common.PREPARE_TO_UNPLUG));
      if (model.shares().stream().anyMatch(model::canSwitchBack)) {
        entries.add(new Item("Switch All to Thunderbolt", actable, Common.SWITCH_ALL_BACK));
      }
      entries.add(new Item("Mount All", actable, Common.MOUNT_ALL));
      entries.add(new Item("Unmount All", actable, Common.UNMOUNT_ALL));
      if (!model.shares().isEmpty()) {
        entries.add(pause());
      }
      entries.add(new Item("Add Share…", model.isUsable(), Common.ADD_SHARE));
      entries.add(new Separator());
    }

    private Submenu pause() {
      Optional<Pause> pause = model.pause();
      String until = pause.flatMap(Pause::until).map(end -> " Until " + model.time(end)).orElse("");
      return new Submenu(
          pause.isPresent() ? "Paused" + until : "Pause",
          "pause",
          List.of(
              new Item("1 Hour", true, Common.PAUSE_FOR_AN_HOUR),
              new Item("Until Tomorrow", true, Common.PAUSE_UNTIL_TOMORROW),
              new Item("Resume", model.isAnyPaused(), Common.RESUME)));
    }

    private void program() {
      entries.add(new Item("Open Shares Folder", model.isUsable(), Common.OPEN_SHARES_FOLDER));
      entries.add(new Item("Open Log", true, Common.OPEN_LOG));
      if (model.problems().isEmpty()) {
        entries.add(new Item("Open Config File", true, Common.OPEN_CONFIG));
      }
      model.config().ifPresent(config -> entries.add(settings(config.settings())));
      entries.add(new Item("Run Doctor…", !model.isStarting(), Common.RUN_DOCTOR));
      entries.add(new Separator());
      entries.add(new Item("About mountaineer", true, Common.ABOUT));
      entries.add(new Item("Quit", true, Common.QUIT));
    }

    private Submenu settings(Settings settings) {
      boolean atLogin = model.opensAtLogin().orElse(false);
      return new Submenu(
          "Settings",
          "settings",
          List.of(
              Check.setting("Switch Back Automatically", "auto_failback", settings.autoFailback()),
              Check.setting("Switch Back When Files Close", "lsof_recheck", settings.lsofRecheck()),
              Check.setting("Notifications", "notifications", settings.notifications()),
              new Check(
                  "Open at Login",
                  "login",
                  model.opensAtLogin().isPresent(),
                  atLogin,
                  new TrayAction.OpenAtLogin(!atLogin))));
    }

    private void note(String text) {
      entries.add(new Note(text));
    }
  }
}

package io.mountaineer.tray;

import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import io.mountaineer.tray.MenuEntry.Item;
import io.mountaineer.tray.MenuEntry.Note;
import io.mountaineer.tray.MenuEntry.Separator;
import io.mountaineer.tray.MenuEntry.Submenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the menu that is about one share. While an action runs on it, none can be chosen. */
final class ShareMenu {

  private final TrayView view;
  private final ShareReport report;
  private final String name;
  private final boolean free;
  private final List<MenuEntry> entries = new ArrayList<>();

  private ShareMenu(TrayView view, ShareReport report) {
    this.view = view;
    this.report = report;
    this.name = report.share().name();
    this.free = !view.isActing(report);
  }

  static Submenu of(TrayView view, ShareReport report) {
    return new ShareMenu(view, report).build();
  }

  private Submenu build() {
    notes();
    moves();
    boolean mounted = report.mountState() == MountState.MOUNTED;
    item("Open in Finder", mounted, new TrayAction.OpenShare(name));
    item("Browse & add alias…", mounted, new TrayAction.BrowseFolders(name));
    view.aliasesOf(report).forEach(alias -> entries.add(alias(alias)));
    entries.add(new Separator());
    item("Remove favorite…", true, new TrayAction.RemoveFavorite(name));
    return new Submenu(MenuText.share(report, view.stateOf(report)), entries);
  }

  private void notes() {
    int before = entries.size();
    if (IconState.isReady(report)) {
      Optional<String> held = report.state().recovery().reason();
      held.ifPresent(why -> entries.add(new Note(MenuText.fit("TB Ready: " + why))));
    }
    MenuText.lastError(report).ifPresent(error -> entries.add(new Note(error)));
    if (entries.size() > before) {
      entries.add(new Separator());
    }
  }

  private void moves() {
    if (IconState.isReady(report) || (isOn(Interface.FALLBACK) && report.seen().tb().isUp())) {
      item("Switch to Thunderbolt", true, new TrayAction.SwitchShare(name, Interface.TB));
    }
    item(
        "Switch to fallback",
        isOn(Interface.TB) && report.seen().fallback().isUp(),
        new TrayAction.SwitchShare(name, Interface.FALLBACK));
    if (report.mountState() == MountState.MOUNTED || report.mountState() == MountState.STALE) {
      item("Unmount", true, new TrayAction.UnmountShare(name));
    } else {
      boolean possible = report.mountState() != MountState.FOREIGN;
      item("Mount", possible, new TrayAction.MountShare(name));
    }
  }

  private boolean isOn(Interface via) {
    return report.state().active().equals(Optional.of(via));
  }

  private Submenu alias(AliasReport alias) {
    String called = alias.alias().name();
    return new Submenu(
        MenuText.fit("Alias " + called),
        List.of(
            new Item("Open", free && alias.works(), new TrayAction.OpenAlias(called)),
            new Item("Remove", free, new TrayAction.RemoveAlias(called))));
  }

  private void item(String text, boolean possible, TrayAction action) {
    entries.add(new Item(text, free && possible, action));
  }
}

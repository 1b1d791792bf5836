package io.mountaineer.tray.menu;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Note;
import io.mountaineer.tray.menu.MenuEntry.Separator;
import io.mountaineer.tray.menu.MenuEntry.Submenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Menu entries of one share. While an action runs on it, none can be chosen. */
final class ShareMenu {

  private final TrayModel model;
  private final Share share;
  private final ShareReport report;
  private final boolean idle;
  private final boolean mounted;
  private final List<MenuEntry> entries = new ArrayList<>();

  private ShareMenu(TrayModel model, Share share, ShareReport report) {
    this.model = model;
    this.share = share;
    this.report = report;
    this.idle = model.pendingOf(share).isEmpty();
    this.mounted = report.mountState() == MountState.MOUNTED;
  }

  /** Returns the submenu of a share, or only its name before the first look at it. */
  static MenuEntry of(TrayModel model, Share share) {
    return model
        .reportOf(share)
        .<MenuEntry>map(report -> new ShareMenu(model, share, report).build())
        .orElseGet(() -> new Note(MenuText.notObserved(share)));
  }

  private Submenu build() {
    notes();
    actions();
    item("Open in Finder", mounted, new TrayAction.OpenShare(share.name()));
    item("Browse & add alias…", mounted, new TrayAction.BrowseFolders(share.name()));
    model.aliasesOf(share).forEach(alias -> entries.add(AliasMenu.of(alias, idle, mounted)));
    entries.add(new Separator());
    item("Remove favorite…", true, new TrayAction.RemoveFavorite(share.name()));
    String text =
        model
            .pendingOf(share)
            .map(action -> MenuText.share(share, IconState.BUSY, action.text()))
            .orElseGet(() -> MenuText.share(report));
    return new Submenu(text, "share " + share.name(), entries);
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

  private void actions() {
    String name = share.name();
    if (IconState.isReady(report) || (isOn(Interface.FALLBACK) && report.seen().tb().isUp())) {
      item("Switch to Thunderbolt", true, new TrayAction.SwitchShare(name, Interface.TB));
    }
    item(
        "Switch to fallback",
        isOn(Interface.TB) && report.seen().fallback().isUp(),
        new TrayAction.SwitchShare(name, Interface.FALLBACK));
    if (mounted || report.mountState() == MountState.STALE) {
      item("Unmount", true, new TrayAction.UnmountShare(name));
    } else {
      boolean possible = report.mountState() != MountState.FOREIGN;
      item("Mount", possible, new TrayAction.MountShare(name));
    }
  }

  private boolean isOn(Interface via) {
    return report.state().active().equals(Optional.of(via));
  }

  private void item(String text, boolean possible, TrayAction action) {
    entries.add(new Item(text, idle && possible, action));
  }
}

package io.mountaineer.tray.menu;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import io.mountaineer.tray.menu.MenuEntry.Check;
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
  private final ShareLine line;
  private final Optional<PendingAction> pending;
  private final List<MenuEntry> entries = new ArrayList<>();

  private ShareMenu(TrayModel model, Share share, ShareReport report) {
    this.model = model;
    this.share = share;
    this.report = report;
    this.line = new ShareLine(report, model.lastEventOf(share), model.zone());
    this.pending = model.pendingOf(share);
  }

  /** Returns the submenu of a share and the notes below it; before the first look only its name. */
  static List<MenuEntry> of(TrayModel model, Share share) {
    return model
        .reportOf(share)
        .map(report -> new ShareMenu(model, share, report).lines())
        .orElseGet(() -> List.of(new Note(ShareLine.busy(share, "Looking…"))));
  }

  private List<MenuEntry> lines() {
    switchNow();
    reasons();
    addresses();
    mount();
    shortcuts();
    separator();
    item("Remove Share…", true, new TrayAction.RemoveShare(share.name()));
    String text = pending.map(action -> ShareLine.busy(share, action.text())).orElseGet(line::text);
    List<MenuEntry> lines = new ArrayList<>();
    lines.add(new Submenu(text, "share " + share.name(), entries));
    if (pending.isEmpty()) {
      line.details().forEach(detail -> lines.add(new Note(detail)));
    }
    return lines;
  }

  /** Comes first, since it is the one thing that waits for the user. */
  private void switchNow() {
    if (isOn(Interface.FALLBACK) && isReachable(Interface.TB)) {
      item("⚡ Switch to Thunderbolt", true, switchTo(Interface.TB));
      separator();
    }
  }

  private void reasons() {
    List<String> reasons = line.reasons();
    for (String reason : reasons) {
      MenuText.wrap(reason).forEach(part -> entries.add(new Note(part)));
    }
    if (!reasons.isEmpty()) {
      separator();
    }
  }

  /** Both addresses, with a mark at the one that carries the share. */
  private void addresses() {
    for (Interface via : Interface.values()) {
      Optional<String> obstacle = obstacle(via);
      String reason = obstacle.map(why -> " · " + why).orElse("");
      String text = ShareLine.title(via) + "    " + MenuText.fit(share.host(via)) + reason;
      String subject = share.name() + " over " + via.wire();
      entries.add(new Check(text, subject, obstacle.isEmpty(), isOn(via), switchTo(via)));
    }
    separator();
  }

  /** Returns why the share cannot be brought to this address now. */
  private Optional<String> obstacle(Interface via) {
    if (pending.isPresent()) {
      return pending.map(PendingAction::text);
    }
    if (report.mountState() == MountState.FOREIGN) {
      return Optional.of("Path in Use");
    }
    return isReachable(via) || isOn(via) ? Optional.empty() : Optional.of("Not Reachable");
  }

  private boolean isReachable(Interface via) {
    return TrayModel.isReachable(report, via);
  }

  /** Asks for a switch to the other address, which waits until no file is open. */
  private void whenIdle() {
    if (line.request().isPresent()) {
      item("Cancel Switch When Idle", true, new TrayAction.CancelRequest(share.name()));
      return;
    }
    Interface to = isOn(Interface.TB) ? Interface.FALLBACK : Interface.TB;
    boolean possible = report.state().active().isPresent() && isReachable(to);
    item("Switch When Idle", possible, new TrayAction.SwitchWhenIdle(share.name(), to));
  }

  private void mount() {
    whenIdle();
    String name = share.name();
    boolean mounted = report.mountState() == MountState.MOUNTED;
    if (mounted || report.mountState() == MountState.STALE) {
      item("Unmount", true, new TrayAction.UnmountShare(name));
    } else {
      boolean possible = report.mountState() != MountState.FOREIGN;
      item("Mount", possible, new TrayAction.MountShare(name));
    }
    item("Open in Finder", mounted, new TrayAction.OpenShare(name));
    entries.add(new Item("Copy Path", true, new TrayAction.CopyPath(name)));
    separator();
  }

  /** The menu does not check the folders: that would wake the disks of the server at every look. */
  private void shortcuts() {
    boolean mounted = report.mountState() == MountState.MOUNTED;
    List<Alias> aliases = model.aliasesOf(share);
    if (!aliases.isEmpty()) {
      entries.add(new Note("Folder Shortcuts"));
    }
    for (Alias alias : aliases) {
      item(MenuText.fit(alias.name()), mounted, new TrayAction.OpenShortcut(alias.name()));
    }
    item("Add Folder Shortcut…", mounted, new TrayAction.AddShortcut(share.name()));
    if (!aliases.isEmpty()) {
      List<MenuEntry> removals = new ArrayList<>();
      for (Alias alias : aliases) {
        removals.add(
            new Item(
                MenuText.fit(alias.name()),
                pending.isEmpty(),
                new TrayAction.RemoveShortcut(alias.name())));
      }
      entries.add(new Submenu("Remove Folder Shortcut", "remove from " + share.name(), removals));
    }
  }

  private boolean isOn(Interface via) {
    return report.state().active().equals(Optional.of(via));
  }

  private TrayAction switchTo(Interface via) {
    return new TrayAction.SwitchShare(share.name(), via);
  }

  private void item(String text, boolean possible, TrayAction action) {
    entries.add(new Item(text, possible && pending.isEmpty(), action));
  }

  private void separator() {
    entries.add(new Separator());
  }
}

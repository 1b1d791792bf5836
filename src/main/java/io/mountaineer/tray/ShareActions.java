package io.mountaineer.tray;

import io.mountaineer.app.ShareService;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.tray.menu.PendingAction;
import java.util.List;
import java.util.function.Supplier;

/** {@code switch}, {@code mount} and {@code unmount}, as the menu asks for them. */
final class ShareActions {

  private final Supplier<Config> configs;
  private final ShareService wishes;
  private final ShareStatusCache known;
  private final BackgroundActions errands;
  private final TrayScreen screen;

  ShareActions(
      Supplier<Config> configs,
      ShareService wishes,
      ShareStatusCache known,
      BackgroundActions errands,
      TrayScreen screen) {
    this.configs = configs;
    this.wishes = wishes;
    this.known = known;
    this.errands = errands;
    this.screen = screen;
  }

  void switchTo(String share, Interface to, boolean force) {
    Runnable forced = () -> switchTo(share, to, true);
    Operation verb = new Operation.SwitchShare(to, force);
    errands.start(
        share,
        List.of(share),
        PendingAction.SWITCHING,
        () -> one(share, verb, "Force Switch", forced));
  }

  void unmount(String share, boolean force) {
    Runnable forced = () -> unmount(share, true);
    Operation verb = new Operation.UnmountShare(force);
    errands.start(
        share,
        List.of(share),
        PendingAction.UNMOUNTING,
        () -> one(share, verb, "Force Unmount", forced));
  }

  void mount(String share) {
    Operation verb = new Operation.MountShare();
    errands.start(
        share, List.of(share), PendingAction.MOUNTING, () -> one(share, verb, "", () -> {}));
  }

  void mountAll() {
    all("Mount All", PendingAction.MOUNTING, new Operation.MountShare());
  }

  /** Shares with open files stay; none of them is forced. */
  void unmountAll() {
    all("Unmount All", PendingAction.UNMOUNTING, new Operation.UnmountShare(false));
  }

  /** What came of a wish on one share is told only where it is not what was wished. */
  private void one(String name, Operation verb, String force, Runnable forced) {
    Config config = configs.get();
    List<Share> shares = config.share(name).stream().toList();
    OperationReport report = take(wishes.carryOut(config, shares, verb));
    report.locked().forEach((share, holder) -> screen.tell(NoticeTexts.locked(share, holder)));
    report.shares().stream()
        .filter(share -> !share.isWell())
        .forEach(share -> tell(share, force, forced));
  }

  private void tell(ShareReport report, String force, Runnable forced) {
    if (report.outcome() instanceof Outcome.Busy busy && !force.isEmpty()) {
      OpenFiles files = busy.files();
      screen.ask(NoticeTexts.openFiles(report, files, force), force, forced);
    } else {
      screen.tell(NoticeTexts.failed(report));
    }
  }

  /** Reading the config may take a moment, and who chose it must not wait. */
  private void all(String wish, PendingAction doing, Operation verb) {
    errands.start(wish, () -> all(configs.get(), wish, doing, verb));
  }

  private void all(Config config, String wish, PendingAction doing, Operation verb) {
    List<String> names = config.shares().stream().map(Share::name).toList();
    errands.start(
        wish,
        names,
        doing,
        () -> {
          OperationReport report = take(wishes.carryOut(config, config.shares(), verb));
          if (!report.isWell()) {
            screen.tell(NoticeTexts.summary(wish, report));
          }
        });
  }

  private OperationReport take(OperationReport report) {
    report.shares().forEach(known::take);
    return report;
  }
}

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

/** Menu actions of {@code switch}, {@code mount} and {@code unmount}. */
final class ShareActions {

  private final Supplier<Config> configs;
  private final ShareService service;
  private final ShareStatusCache cache;
  private final BackgroundActions background;
  private final TrayScreen screen;

  ShareActions(
      Supplier<Config> configs,
      ShareService service,
      ShareStatusCache cache,
      BackgroundActions background,
      TrayScreen screen) {
    this.configs = configs;
    this.service = service;
    this.cache = cache;
    this.background = background;
    this.screen = screen;
  }

  void switchTo(String share, Interface to, boolean force) {
    Runnable forced = () -> switchTo(share, to, true);
    Operation operation = new Operation.SwitchShare(to, force);
    background.start(
        share,
        List.of(share),
        PendingAction.SWITCHING,
        () -> one(share, operation, "Force Switch", forced));
  }

  void unmount(String share, boolean force) {
    Runnable forced = () -> unmount(share, true);
    Operation operation = new Operation.UnmountShare(force);
    background.start(
        share,
        List.of(share),
        PendingAction.UNMOUNTING,
        () -> one(share, operation, "Force Unmount", forced));
  }

  void mount(String share) {
    Operation operation = new Operation.MountShare();
    background.start(
        share, List.of(share), PendingAction.MOUNTING, () -> one(share, operation, "", () -> {}));
  }

  void mountAll() {
    all("Mount All", PendingAction.MOUNTING, new Operation.MountShare());
  }

  /** Unmounts all shares without open files; none is forced. */
  void unmountAll() {
    all("Unmount All", PendingAction.UNMOUNTING, new Operation.UnmountShare(false));
  }

  /** Runs an operation on one share and shows its outcome only where it failed. */
  private void one(String name, Operation operation, String force, Runnable forced) {
    Config config = configs.get();
    List<Share> shares = config.share(name).stream().toList();
    OperationReport report = cached(service.execute(config, shares, operation));
    report.locked().forEach((share, holder) -> screen.show(NoticeTexts.locked(share, holder)));
    report.shares().stream()
        .filter(share -> !share.isWell())
        .forEach(share -> showFailure(share, force, forced));
  }

  private void showFailure(ShareReport report, String force, Runnable forced) {
    if (report.outcome() instanceof Outcome.Busy busy && !force.isEmpty()) {
      OpenFiles files = busy.files();
      screen.confirm(NoticeTexts.openFiles(report, files, force), force, forced);
    } else {
      screen.show(NoticeTexts.failed(report));
    }
  }

  /** Reads the config on a worker, since that may take a moment and the menu must not wait. */
  private void all(String title, PendingAction action, Operation operation) {
    background.start(title, () -> all(configs.get(), title, action, operation));
  }

  private void all(Config config, String title, PendingAction action, Operation operation) {
    List<String> names = config.shares().stream().map(Share::name).toList();
    background.start(
        title,
        names,
        action,
        () -> {
          OperationReport report = cached(service.execute(config, config.shares(), operation));
          if (!report.isWell()) {
            screen.show(NoticeTexts.summary(title, report));
          }
        });
  }

  private OperationReport cached(OperationReport report) {
    report.shares().forEach(cache::put);
    return report;
  }
}

package io.mountaineer.tray;

import io.mountaineer.app.ShareService;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.SwitchShare;
import io.mountaineer.engine.UnmountShare;
import io.mountaineer.tray.menu.PendingAction;
import java.util.List;
import java.util.function.Consumer;
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
    Request request =
        new Request(
            "Switch to " + (to == Interface.TB ? "Thunderbolt" : "Fallback"),
            "switched",
            new SwitchShare(to, force),
            PendingAction.SWITCHING);
    one(share, request, "Force Switch", () -> switchTo(share, to, true));
  }

  void unmount(String share, boolean force) {
    Request request =
        new Request("Unmount", "unmounted", new UnmountShare(force), PendingAction.UNMOUNTING);
    one(share, request, "Force Unmount", () -> unmount(share, true));
  }

  void mount(String share) {
    Request request =
        new Request("Mount", "mounted", new Operation.MountShare(), PendingAction.MOUNTING);
    one(share, request, "", () -> {});
  }

  void mountAll() {
    Request request =
        new Request("Mount All", "mounted", new Operation.MountShare(), PendingAction.MOUNTING);
    all(
        request,
        report -> {
          if (!report.isWell()) {
            screen.show(SummaryTexts.failed(request.title(), request.verb(), report));
          }
        });
  }

  /** Unmounts all shares without open files; none is forced. */
  void unmountAll() {
    Request request =
        new Request("Unmount All", "unmounted", new UnmountShare(false), PendingAction.UNMOUNTING);
    all(request, report -> screen.show(SummaryTexts.unmounted(request.title(), report)));
  }

  /**
   * Request of the user.
   *
   * @param title text of the menu entry, and of the window about it
   * @param verb participle for the outcome
   */
  private record Request(String title, String verb, Operation operation, PendingAction pending) {}

  /** Runs an operation on one share and shows its outcome only where it failed. */
  private void one(String name, Request request, String force, Runnable forced) {
    background.start(
        request.title(),
        List.of(name),
        request.pending(),
        () -> {
          Config config = configs.get();
          List<Share> shares = config.share(name).stream().toList();
          OperationReport report = cached(service.execute(config, shares, request.operation()));
          report
              .locked()
              .forEach(
                  (share, holder) ->
                      screen.show(NoticeTexts.locked(request.title(), share, holder)));
          report.shares().stream()
              .filter(share -> !share.isWell())
              .forEach(share -> showFailure(share, request, force, forced));
        });
  }

  private void showFailure(ShareReport report, Request request, String force, Runnable forced) {
    if (report.outcome() instanceof Outcome.Busy busy && !force.isEmpty()) {
      Notice notice = NoticeTexts.openFiles(request.title(), report, busy.files());
      screen.ask(Question.risky(notice, force, forced));
    } else {
      screen.show(NoticeTexts.failed(request.title(), request.verb(), report));
    }
  }

  /** Reads the config on a worker, since that may take a moment and the menu must not wait. */
  private void all(Request request, Consumer<OperationReport> then) {
    background.start(request.title(), () -> all(configs.get(), request, then));
  }

  private void all(Config config, Request request, Consumer<OperationReport> then) {
    List<String> names = config.shares().stream().map(Share::name).toList();
    background.start(
        request.title(),
        names,
        request.pending(),
        () -> then.accept(cached(service.execute(config, config.shares(), request.operation()))));
  }

  private OperationReport cached(OperationReport report) {
    report.shares().forEach(cache::put);
    return report;
  }
}

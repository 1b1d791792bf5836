package io.mountaineer.tray;

import io.mountaineer.app.HandoverRequests;
import io.mountaineer.app.UseCases;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.platform.Clock;
import io.mountaineer.tray.menu.PendingAction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Menu actions of {@code depart}, {@code arrive}, {@code switch --when-idle}, {@code pause}. */
final class HandoverActions {

  private static final String UNPLUG = "Prepare to Unplug";
  private static final String BACK = "Switch All to Thunderbolt";
  private static final String WHEN_IDLE = "Switch When Idle";
  private static final String PAUSE = "Pause";

  /** Time of day at which a pause until tomorrow ends: a backup of the night is done by then. */
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final Supplier<Config> configs;
  private final UseCases useCases;
  private final ShareStatusCache cache;
  private final BackgroundActions background;
  private final TrayScreen screen;
  private final Clock clock;

  HandoverActions(
      Supplier<Config> configs,
      UseCases useCases,
      ShareStatusCache cache,
      BackgroundActions background,
      TrayScreen screen,
      Clock clock) {
    this.configs = configs;
    this.useCases = useCases;
    this.cache = cache;
    this.background = background;
    this.screen = screen;
    this.clock = clock;
  }

  void switchWhenIdle(String name, Interface to) {
    onShare(WHEN_IDLE, name, share -> useCases.requests().make(share, to, Optional.empty()));
  }

  void cancel(String name) {
    onShare(WHEN_IDLE, name, share -> useCases.requests().cancel(share));
  }

  private void onShare(String title, String name, Consumer<Share> action) {
    background.start(title, () -> configs.get().share(name).ifPresent(action));
  }

  /** Takes all shares off Thunderbolt; none is forced. */
  void prepareToUnplug() {
    onAll(
        UNPLUG,
        config -> {
          OperationReport report =
              useCases.handover().depart(config, config.shares(), false, false);
          report.shares().forEach(cache::put);
          Notice notice = UnplugTexts.of(UNPLUG, useCases.handover().check(config, report));
          if (isAnyBusy(report)) {
            screen.ask(Question.safe(notice, "When Idle", "Cancel", () -> departWhenIdle(report)));
          } else {
            screen.show(notice);
          }
        });
  }

  private void departWhenIdle(OperationReport report) {
    background.start(
        UNPLUG,
        () -> useCases.handover().departWhenIdle(report, false, Optional.empty()).throwIfLost());
  }

  private static boolean isAnyBusy(OperationReport report) {
    return report.shares().stream().anyMatch(share -> share.outcome() instanceof Outcome.Busy);
  }

  /** Brings all shares back to Thunderbolt; those in use follow once they are idle. */
  void switchAllBack() {
    onAll(
        BACK,
        config -> {
          OperationReport report = useCases.handover().arrive(config, config.shares());
          report.shares().forEach(cache::put);
          HandoverRequests following = useCases.handover().arriveWhenIdle(report);
          if (!report.isWell()) {
            screen.show(UnplugTexts.notBack(BACK, report, following.made().keySet()));
          }
          following.throwIfLost();
        });
  }

  private void onAll(String title, Consumer<Config> action) {
    background.start(
        title,
        () -> {
          Config config = configs.get();
          List<String> names = config.shares().stream().map(Share::name).toList();
          background.start(title, names, PendingAction.SWITCHING, () -> action.accept(config));
        });
  }

  void pauseForAnHour() {
    pause(clock.now().plus(Duration.ofHours(1)));
  }

  void pauseUntilTomorrow() {
    ZoneId zone = ZoneId.systemDefault();
    pause(
        clock
            .now()
            .atZone(zone)
            .toLocalDate()
            .plusDays(1)
            .atTime(MORNING)
            .atZone(zone)
            .toInstant());
  }

  private void pause(Instant end) {
    background.start(PAUSE, () -> useCases.pauses().pauseAll(configs.get(), Optional.of(end)));
  }

  void resume() {
    background.start(PAUSE, () -> useCases.pauses().resumeAll(configs.get()));
  }
}

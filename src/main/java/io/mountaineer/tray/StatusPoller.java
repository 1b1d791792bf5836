package io.mountaineer.tray;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks, as {@code status} does, at shares that the own monitor tells nothing of: all of them while
 * another process is the monitor, and those that it cannot get hold of.
 */
final class StatusPoller {

  private final Reconciler reconciler;
  private final Supplier<Config> configs;
  private final BooleanSupplier isOwnMonitor;
  private final ShareStatusCache known;
  private final Clock time;

  StatusPoller(
      Reconciler reconciler,
      Supplier<Config> configs,
      BooleanSupplier isOwnMonitor,
      ShareStatusCache known,
      Clock time) {
    this.reconciler = reconciler;
    this.configs = configs;
    this.isOwnMonitor = isOwnMonitor;
    this.known = known;
    this.time = time;
  }

  /** One look, bounded in time, if there is something to look at. */
  void look() {
    Config config = configs.get();
    Duration age = config.settings().checkInterval().multipliedBy(2);
    boolean alone = isOwnMonitor.getAsBoolean();
    List<Share> unheard =
        config.shares().stream()
            .filter(share -> !alone || known.isOlder(share.name(), age))
            .toList();
    if (!unheard.isEmpty()) {
      long before = time.nanos();
      reconciler
          .status(config, unheard)
          .forEach(report -> known.takeUnlessOutdated(report, before));
    }
    known.takeMonitorFault(isOwnMonitor.getAsBoolean() ? List.of() : fault(config));
  }

  /** Lines about a monitor of another process that does no work; none where it works. */
  private List<String> fault(Config config) {
    return reconciler
        .monitor(config.settings())
        .filter(MonitorLook::isFrozen)
        .map(monitor -> List.of(monitor.symptom(), monitor.remedy()))
        .orElse(List.of());
  }
}

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
 * Poller, as {@code status}, of shares that the monitor of this process does not report: all of
 * them while another process is the monitor, and otherwise those without a recent report.
 */
final class StatusPoller {

  private final Reconciler reconciler;
  private final Supplier<Config> configs;
  private final BooleanSupplier isOwnMonitor;
  private final ShareStatusCache cache;
  private final Clock clock;

  StatusPoller(
      Reconciler reconciler,
      Supplier<Config> configs,
      BooleanSupplier isOwnMonitor,
      ShareStatusCache cache,
      Clock clock) {
    this.reconciler = reconciler;
    this.configs = configs;
    this.isOwnMonitor = isOwnMonitor;
    this.cache = cache;
    this.clock = clock;
  }

  /** Polls the unreported shares once, within bounded time. */
  void poll() {
    Config config = configs.get();
    Duration age = config.settings().checkInterval().multipliedBy(2);
    boolean own = isOwnMonitor.getAsBoolean();
    List<Share> unreported =
        config.shares().stream().filter(share -> !own || cache.isOlder(share.name(), age)).toList();
    if (!unreported.isEmpty()) {
      long before = clock.nanos();
      reconciler
          .status(config, unreported)
          .forEach(report -> cache.putUnlessOutdated(report, before));
    }
    cache.putMonitorFault(isOwnMonitor.getAsBoolean() ? List.of() : fault(config));
  }

  /** Returns lines about a monitor of another process that does no work; none where it works. */
  private List<String> fault(Config config) {
    return reconciler
        .monitor(config.settings())
        .filter(MonitorLook::isFrozen)
        .map(monitor -> List.of(monitor.symptom(), monitor.remedy()))
        .orElse(List.of());
  }
}

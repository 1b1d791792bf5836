package io.mountaineer.tray;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Poller of the last change of each share. It reads the history only for a while after a share was
 * seen to change, since that file is written beside the cycles.
 */
final class HistoryPoller {

  /** Time after a change in which its event is certainly written. */
  private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(10);

  private final Supplier<Map<String, HistoryEvent>> lastChanges;
  private final ShareStatusCache cache;
  private final Clock clock;
  private Map<String, Instant> since = Map.of();
  private long changedAt;

  HistoryPoller(
      Supplier<Map<String, HistoryEvent>> lastChanges, ShareStatusCache cache, Clock clock) {
    this.lastChanges = lastChanges;
    this.cache = cache;
    this.clock = clock;
    this.changedAt = clock.nanos();
  }

  /** Reads the history if something may be new in it. */
  void poll() {
    Map<String, Instant> now = cache.since();
    if (!now.equals(since)) {
      since = now;
      changedAt = clock.nanos();
    }
    if (clock.nanos() - changedAt <= UNTIL_WRITTEN.toNanos()) {
      cache.putLastChanges(lastChanges.get());
    }
  }
}

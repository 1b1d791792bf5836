package io.mountaineer.tray;

import io.mountaineer.app.EventText;
import io.mountaineer.core.Config;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.ShareReport;
import io.mountaineer.platform.Clock;
import io.mountaineer.tray.menu.PendingAction;
import io.mountaineer.tray.menu.TrayModel;
import io.mountaineer.tray.menu.TrayModel.LastEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Latest reports of the shares, and the user's pending actions. For use by many threads. */
final class ShareStatusCache {

  private record CachedReport(ShareReport report, long at) {}

  private final Clock clock;
  private final Runnable onChange;
  private final Map<String, CachedReport> reports = new HashMap<>();
  private final Map<String, PendingAction> pending = new HashMap<>();
  private List<String> monitorFault = List.of();
  private Map<String, HistoryEvent> lastChanges = Map.of();

  /**
   * Creates an empty cache.
   *
   * @param onChange called after every change; must return at once
   */
  ShareStatusCache(Clock clock, Runnable onChange) {
    this.clock = clock;
    this.onChange = onChange;
  }

  void put(ShareReport report) {
    synchronized (this) {
      reports.put(report.share().name(), new CachedReport(report, clock.nanos()));
    }
    onChange.run();
  }

  /** Puts a report, unless a newer one was put since that moment. */
  void putUnlessOutdated(ShareReport report, long nanos) {
    synchronized (this) {
      CachedReport last = reports.get(report.share().name());
      if (last != null && last.at - nanos > 0) {
        return;
      }
      reports.put(report.share().name(), new CachedReport(report, clock.nanos()));
    }
    onChange.run();
  }

  /** Puts lines for people about a monitor that does no work; none where one works. */
  void putMonitorFault(List<String> lines) {
    synchronized (this) {
      if (lines.equals(monitorFault)) {
        return;
      }
      monitorFault = lines;
    }
    onChange.run();
  }

  /** Puts the last change of each share. */
  void putLastChanges(Map<String, HistoryEvent> changes) {
    synchronized (this) {
      if (changes.equals(lastChanges)) {
        return;
      }
      lastChanges = changes;
    }
    onChange.run();
  }

  /** Returns since when each share is where it is, as far as known. */
  synchronized Map<String, Instant> since() {
    Map<String, Instant> moments = new HashMap<>();
    reports.forEach(
        (share, last) -> last.report.state().since().ifPresent(at -> moments.put(share, at)));
    return moments;
  }

  /** Returns whether the last report of a share is older than this, or missing. */
  synchronized boolean isOlder(String share, Duration age) {
    CachedReport last = reports.get(share);
    return last == null || clock.nanos() - last.at > age.toNanos();
  }

  /** Begins an action on shares; returns false where one of them has an action pending. */
  boolean begin(Collection<String> shares, PendingAction action) {
    synchronized (this) {
      if (shares.stream().anyMatch(pending::containsKey)) {
        return false;
      }
      shares.forEach(share -> pending.put(share, action));
    }
    onChange.run();
    return true;
  }

  void end(Collection<String> shares) {
    synchronized (this) {
      shares.forEach(pending::remove);
    }
    onChange.run();
  }

  synchronized TrayModel model(
      Config config, List<String> problems, Optional<Boolean> opensAtLogin) {
    Map<String, ShareReport> latest = new HashMap<>();
    reports.forEach((share, last) -> latest.put(share, last.report));
    ZoneId zone = ZoneId.systemDefault();
    Map<String, LastEvent> events = new HashMap<>();
    lastChanges.forEach(
        (share, event) ->
            events.put(
                share, new LastEvent(event.at(), EventText.brief(event, clock.now(), zone))));
    return new TrayModel(
        Optional.of(config), problems, latest, pending, monitorFault, events, opensAtLogin, zone);
  }
}

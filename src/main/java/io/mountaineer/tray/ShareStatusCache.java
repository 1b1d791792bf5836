package io.mountaineer.tray;

import io.mountaineer.core.Config;
import io.mountaineer.core.ShareReport;
import io.mountaineer.platform.Clock;
import io.mountaineer.tray.menu.PendingAction;
import io.mountaineer.tray.menu.TrayModel;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the shares, and what is done to them for the user. For use by many threads. */
final class ShareStatusCache {

  private record Seen(ShareReport report, long at) {}

  private final Clock time;
  private final Runnable changed;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, PendingAction> doing = new HashMap<>();
  private List<String> monitorFault = List.of();

  /**
   * @param changed called after every change; must return at once
   */
  ShareStatusCache(Clock time, Runnable changed) {
    this.time = time;
    this.changed = changed;
  }

  void take(ShareReport report) {
    synchronized (this) {
      seen.put(report.share().name(), new Seen(report, time.nanos()));
    }
    changed.run();
  }

  /** The same, unless something newer came in since that moment. */
  void takeUnlessOutdated(ShareReport report, long nanos) {
    synchronized (this) {
      Seen last = seen.get(report.share().name());
      if (last != null && last.at - nanos > 0) {
        return;
      }
    }
    take(report);
  }

  /** Lines for people about a monitor that does no work; none where one works. */
  void takeMonitorFault(List<String> lines) {
    synchronized (this) {
      if (lines.equals(monitorFault)) {
        return;
      }
      monitorFault = lines;
    }
    changed.run();
  }

  /** Whether nothing was heard of a share for so long. */
  synchronized boolean isOlder(String share, Duration age) {
    Seen last = seen.get(share);
    return last == null || time.nanos() - last.at > age.toNanos();
  }

  /** Something begins for the user; false where something is under way on one of the shares. */
  boolean begin(Collection<String> shares, PendingAction what) {
    synchronized (this) {
      if (shares.stream().anyMatch(doing::containsKey)) {
        return false;
      }
      shares.forEach(share -> doing.put(share, what));
    }
    changed.run();
    return true;
  }

  void end(Collection<String> shares) {
    synchronized (this) {
      shares.forEach(doing::remove);
    }
    changed.run();
  }

  synchronized TrayModel view(Optional<Config> config, Optional<String> problem) {
    Map<String, ShareReport> reports = new HashMap<>();
    seen.forEach((share, last) -> reports.put(share, last.report));
    return new TrayModel(config, problem, reports, doing, monitorFault);
  }
}

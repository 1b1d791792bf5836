package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outages of shares: each from the first missed probe of the server that carries the share to the
 * proven new mount, as far as this process has watched it. By the monotonic clock, which stands
 * still while the Mac sleeps.
 */
final class OutageClock {

  private final Map<String, Long> begun = new ConcurrentHashMap<>();

  /**
   * Takes in how a share was seen. A mount that is gone changes nothing: the act that took it away
   * may have failed half-way.
   *
   * @param probed when the probes of that look began
   */
  void observed(SharePlan plan, long probed) {
    if (plan.seen().mount() instanceof Mounted mounted) {
      if (plan.seen().serverOf(mounted).isUp()) {
        begun.remove(plan.share().name());
      } else {
        begun.putIfAbsent(plan.share().name(), probed);
      }
    }
  }

  /**
   * Returns the times of an act; one that leaves the share mounted, or unmounted for good, ends its
   * outage.
   */
  ActTimes acted(SharePlan plan, Outcome outcome, long start, long end) {
    if (!(outcome instanceof Outcome.Done done) || plan.keepsProperMount()) {
      return new ActTimes(end - start, Optional.empty());
    }
    Long since = begun.remove(plan.share().name());
    boolean isOver = since != null && done.active().isPresent() && endsOutage(plan.decision());
    return new ActTimes(end - start, isOver ? Optional.of(end - since) : Optional.empty());
  }

  /** A failover whose second half failed is ended by the mount that comes after it. */
  private static boolean endsOutage(Decision decision) {
    return decision instanceof Decision.Mount || decision.action().equals("failover");
  }
}

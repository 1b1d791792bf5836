package io.mountaineer.core;

import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountStatus.NotMounted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Change of the user's intents by an observation: what has run out, ended or come true. */
final class IntentsAfterObservation {

  private final ShareState earlier;
  private final Observation seen;
  private final Settings settings;

  private IntentsAfterObservation(ShareState earlier, Observation seen, Settings settings) {
    this.earlier = earlier;
    this.seen = seen;
    this.settings = settings;
  }

  /**
   * Returns the intents after an observation.
   *
   * @param hosts history of the hosts, this observation included
   */
  static Intents apply(ShareState earlier, Observation seen, Settings settings, HostHistory hosts) {
    IntentsAfterObservation change = new IntentsAfterObservation(earlier, seen, settings);
    Intents present = earlier.intents().at(seen.time().now()).withHold(change.hold());
    Intents asked = change.isFulfilled(present) ? present.fulfilled() : present;
    return asked.hold() == Hold.DEPARTED ? change.departed(asked, hosts) : asked;
  }

  private Hold hold() {
    Hold hold = earlier.hold();
    if (!hold.keepsUnmounted() && EjectDetector.inferred(seen, settings)) {
      return Hold.EJECTED;
    }
    if (hold == Hold.UNMOUNTED && isBroughtBackByUser()) {
      return Hold.NONE;
    }
    boolean ends =
        seen.time().networkEvent()
            || seen.hostCameOrWent()
            || seen.isFirstOfFullWake()
            || seen.time().startsMonitor()
            || seen.mount().via().isPresent();
    return hold == Hold.EJECTED && ends ? Hold.NONE : hold;
  }

  /**
   * Returns whether the user mounted the share. A mount of ours that lands late was not asked for,
   * however long it then stays.
   */
  private boolean isBroughtBackByUser() {
    boolean appeared = earlier.active().isEmpty() && seen.mount() instanceof Mounted;
    return appeared && !StateAfterObservation.isLateMount(earlier, seen);
  }

  /** Returns whether a request has come true, by itself or by another process. */
  private boolean isFulfilled(Intents intents) {
    if (intents.request().isEmpty() || intents.hold().keepsUnmounted()) {
      return false;
    }
    Request request = intents.request().get();
    return seen.mount() instanceof NotMounted
        ? request.departs() && seen.strays().isEmpty() && seen.stillToLand().isEmpty()
        : seen.isHealthy() && seen.mount().via().equals(Optional.of(request.to()));
  }

  /** Returns the intents of a share that has departed, which ends once Thunderbolt is back. */
  private Intents departed(Intents intents, HostHistory hosts) {
    Instant now = seen.time().now();
    if (isBack(intents, hosts)) {
      return intents.withHold(Hold.NONE);
    }
    boolean isFresh = seen.isFirstOfFullWake() || seen.time().startsMonitor();
    if (isFresh && !hasLeftSince()) {
      return intents.withTbGoneAt(Optional.of(now));
    }
    return isGone() ? intents.withTbGoneAt(intents.tbGoneAt().or(() -> Optional.of(now))) : intents;
  }

  /**
   * Returns whether the share may have departed after the wake or the start, of which it learns
   * only now: another process was at it then.
   */
  private boolean hasLeftSince() {
    return seen.time()
        .leftOutSince()
        .flatMap(first -> earlier.since().map(left -> !left.isBefore(first)))
        .orElse(false);
  }

  /** Returns whether Thunderbolt was stable for the whole window since it was gone. */
  private boolean isBack(Intents intents, HostHistory hosts) {
    return RecoveryPlan.isStable(settings, seen, hosts)
        && intents
            .tbGoneAt()
            .map(gone -> Duration.between(gone, seen.time().now()))
            .filter(ago -> ago.compareTo(settings.autoFailbackStable()) >= 0)
            .isPresent();
  }

  /**
   * Returns whether Thunderbolt is gone. A host that carries nothing is not asked twice in a cycle,
   * so a missed probe counts where the look before missed it too.
   */
  private boolean isGone() {
    boolean missed = !seen.tb().isUp() && !seen.tb().isRefused();
    return seen.tb().isDown() || missed && !earlier.hosts().tb();
  }
}

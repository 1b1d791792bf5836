package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Next moment at which a decision may change although nothing else does. */
public final class NextMoment {

  /** Time until a recheck: as long as one check of a mount may take, and as a usual interval. */
  private static final Duration RECHECK_AFTER = Duration.ofSeconds(2);

  private NextMoment() {}

  /** Returns the moment at which a share needs its next cycle, or empty if it waits for none. */
  public static Optional<Instant> of(ShareReport report, Instant now) {
    return of(report.settings(), report.seen(), report.state(), now);
  }

  /**
   * Returns the moment for what was seen and is remembered; always later than now: what is due
   * already was decided on in this cycle.
   */
  static Optional<Instant> of(Settings settings, Observation seen, ShareState state, Instant now) {
    Optional<Instant> ofIntents = ofIntents(state.intents(), now);
    if (state.hold().keepsUnmounted() || seen.mount() instanceof MountStatus.Unknown) {
      return ofIntents;
    }
    Attempts attempts = state.attempts();
    Optional<Instant> ofShare =
        Stream.of(
                endOfWindow(settings, state),
                endOfDeparture(settings, state),
                state.intents().request().flatMap(request -> request.attempts().nextAt()),
                WakeGrace.remaining(seen).map(now::plus),
                FirstMount.remaining(seen).map(now::plus),
                recheck(seen).map(now::plus),
                seen.stillUnderWay().map(mount -> mount.until().plusMillis(1)),
                attempts.mount().nextAt(),
                attempts.recovery().nextAt(),
                attempts.strays().nextAt(),
                endOfBar(attempts, Interface.TB),
                endOfBar(attempts, Interface.FALLBACK))
            .flatMap(Optional::stream)
            .filter(now::isBefore)
            // A moment further away than the longest wait comes from a clock that was set back.
            .filter(moment -> Duration.between(now, moment).compareTo(longest(settings)) <= 0)
            .min(Instant::compareTo);
    return Stream.of(ofShare, ofIntents).flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** Returns the moment at which a pause or a request runs out, however far away it is. */
  private static Optional<Instant> ofIntents(Intents intents, Instant now) {
    return Stream.of(
            intents.pause().flatMap(Pause::until),
            intents.pauseOfAll().flatMap(Pause::until),
            intents.request().flatMap(Request::until))
        .flatMap(Optional::stream)
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }

  /** Returns the moment at which Thunderbolt has been stable for long enough since it was gone. */
  private static Optional<Instant> endOfDeparture(Settings settings, ShareState state) {
    return state
        .hosts()
        .tbSince()
        .flatMap(
            since -> state.intents().tbGoneAt().map(gone -> gone.isAfter(since) ? gone : since))
        .map(begin -> begin.plus(settings.autoFailbackStable()));
  }

  /**
   * Returns the time until another look can judge a mount or its server where this one could not.
   */
  private static Optional<Duration> recheck(Observation seen) {
    return seen.mount() instanceof MountStatus.Mounted mounted && needsRecheck(mounted, seen)
        ? Optional.of(RECHECK_AFTER)
        : Optional.empty();
  }

  private static boolean needsRecheck(MountStatus.Mounted mounted, Observation seen) {
    HostHealth.State server = seen.serverOf(mounted).state();
    MountHealth health = mounted.health();
    boolean isCounting = health.silentChecks() > 0 && !health.isDead(seen.serverOf(mounted));
    return server == HostHealth.State.SUSPECT
        || server == HostHealth.State.REFUSED && !wasRefused(seen)
        || isCounting
        || health.state() == MountHealth.State.UNSURE;
  }

  /**
   * Returns whether macOS refused the server before: where it refuses a host for good, the next
   * look would find the same.
   */
  private static boolean wasRefused(Observation seen) {
    return seen.before()
        .filter(before -> before.mount() instanceof MountStatus.Mounted)
        .map(before -> before.serverOf((MountStatus.Mounted) before.mount()).state())
        .filter(state -> state == HostHealth.State.REFUSED)
        .isPresent();
  }

  private static Optional<Instant> endOfWindow(Settings settings, ShareState state) {
    return state
        .active()
        .filter(via -> via == Interface.FALLBACK)
        .flatMap(via -> state.hosts().tbSince())
        .map(since -> since.plus(settings.autoFailbackStable()));
  }

  private static Optional<Instant> endOfBar(Attempts attempts, Interface via) {
    return Optional.ofNullable(attempts.bars().get(via)).map(Bar::end);
  }

  private static Duration longest(Settings settings) {
    Duration wait = Bar.LOGIN_REFUSAL_LASTS;
    return wait.compareTo(settings.autoFailbackStable()) > 0 ? wait : settings.autoFailbackStable();
  }
}

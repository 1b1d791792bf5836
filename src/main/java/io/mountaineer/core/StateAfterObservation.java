package io.mountaineer.core;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.LastError.Subject;
import java.time.Instant;
import java.util.Optional;

/** Change of a share's state by an observation: timers, ended holds, cleared errors. */
final class StateAfterObservation {

  private StateAfterObservation() {}

  static ShareState apply(ShareState earlier, Observation seen, Settings settings) {
    Optional<Interface> active = active(earlier, seen);
    HostHistory hosts = hosts(earlier.hosts(), seen, active);
    ShareState state =
        earlier
            .withActive(active)
            .withMountAlive(alive(seen))
            .withHosts(hosts)
            .withIntents(IntentsAfterObservation.apply(earlier, seen, settings, hosts))
            .withNotPermitted(notPermitted(earlier, seen))
            .withMountedHost(mountedHost(earlier, seen))
            .withServers(earlier.servers().observed(seen))
            .withRecovery(recovery(earlier.recovery(), seen, settings, active, hosts));
    state = expired(earlier, state, seen.time().now());
    Interruption interruption = seen.time().interruption();
    state = state.withAttempts(attempts(earlier, seen));
    boolean freshStart = interruption == Interruption.SLEEP || seen.time().startsMonitor();
    ShareState after = freshStart ? state.withAttempts(state.attempts().withoutCancels()) : state;
    return after.error().filter(error -> error.isClearedBy(seen, after)).isPresent()
        ? after.withError(Optional.empty())
        : after;
  }

  /** Returns the state with a request that was given up shown for a while as an error. */
  private static ShareState expired(ShareState earlier, ShareState state, Instant now) {
    Optional<Request> request = earlier.intents().request();
    boolean isExpired = request.filter(asked -> asked.at(now).isEmpty()).isPresent();
    return isExpired && !state.active().equals(request.map(Request::to))
        ? state.failing(request.get() + " timed out", Subject.SWITCH, now)
        : state;
  }

  /**
   * Returns the host of the share's mount. A mount by a configured host of today is still ours if
   * the config names another tomorrow, and so is one by any name of a server that is proven to be
   * the share's. Once it is gone, another mount by that host is not.
   */
  private static Optional<String> mountedHost(ShareState earlier, Observation seen) {
    if (seen.mount() instanceof MountStatus.Mounted mounted && seen.server().isEmpty()) {
      return Optional.of(mounted.serverHost());
    }
    if (seen.foreignServer().filter(earlier.servers()::isProven).isPresent()) {
      return thirdName(seen);
    }
    return isGone(seen) && seen.stillUnderWay().isEmpty()
        ? Optional.empty()
        : earlier.mountedHost();
  }

  /** Returns the name of the right server by which somebody mounted the share. */
  private static Optional<String> thirdName(Observation seen) {
    return seen.mount() instanceof MountStatus.Foreign foreign
        ? foreign.entry().smb().map(MountEntry.SmbSource::host)
        : Optional.empty();
  }

  /**
   * Returns whether the volume path is known to carry nothing, or nothing but a mount of others.
   */
  private static boolean isGone(Observation seen) {
    return seen.mount() instanceof MountStatus.NotMounted
        || seen.mount() instanceof MountStatus.Foreign && seen.mounts().below().isEmpty();
  }

  /** Returns the mount that was not permitted to be unmounted, until it is gone. */
  private static Optional<String> notPermitted(ShareState earlier, Observation seen) {
    boolean isThere =
        seen.mount() instanceof MountStatus.Unknown
            || seen.mount() instanceof MountStatus.Foreign foreign
                && earlier.notPermitted().equals(Optional.of(foreign.entry().source()));
    return isThere ? earlier.notPermitted() : Optional.empty();
  }

  /**
   * Returns the attempts after this observation. A change of a host's path ends the wait of a
   * mount. That of a recovery, which takes a working mount away for a moment, ends only by
   * Thunderbolt's own going and coming.
   */
  private static Attempts attempts(ShareState earlier, Observation seen) {
    Attempts made = earlier.attempts();
    if (seen.time().interruption() == Interruption.CLOCK_SET_BACK) {
      return made.withoutWaits();
    }
    if (seen.time().networkEvent() || hostCameOrWent(earlier.hosts(), seen)) {
      made = made.withoutMountWait();
    }
    if (seen.tb().isDown()) {
      return made.thunderboltDown();
    }
    boolean came = !earlier.hosts().tb() && seen.tb().isUp();
    return came ? made.thunderboltUp(seen.time().now()) : made;
  }

  private static Optional<Interface> active(ShareState earlier, Observation seen) {
    return seen.mount() instanceof MountStatus.Unknown ? earlier.active() : seen.mount().via();
  }

  private static Optional<Boolean> alive(Observation seen) {
    if (!(seen.mount() instanceof MountStatus.Mounted mounted)) {
      return Optional.empty();
    }
    return switch (mounted.health().state()) {
      case ALIVE -> Optional.of(true);
      case SILENT, DEAD -> Optional.of(false);
      case UNSURE, UNCHECKED -> Optional.empty();
    };
  }

  private static HostHistory hosts(
      HostHistory earlier, Observation seen, Optional<Interface> active) {
    boolean tb = seen.tb().isUp();
    Instant now = seen.time().now();
    Optional<Instant> since =
        tb ? Optional.of(runOf(earlier.tb(), earlier.tbSince(), seen)) : Optional.empty();
    boolean carries = tb && active.filter(via -> via == Interface.TB).isPresent();
    boolean sameRun = since.equals(earlier.tbSince());
    Optional<Instant> healthy =
        carries
            ? earlier.tbHealthySince().filter(start -> sameRun).or(() -> Optional.of(now))
            : Optional.empty();
    return new HostHistory(tb, since, healthy, seen.fallback().isUp(), earlier.tbHost());
  }

  /** Returns the start of the present run, which goes on only if it was watched without a break. */
  private static Instant runOf(boolean was, Optional<Instant> since, Observation seen) {
    Instant now = seen.time().now();
    return since
        .filter(
            start -> was && seen.time().interruption() == Interruption.NONE && !start.isAfter(now))
        .orElse(now);
  }

  /** Returns whether a mount that is there may be one of ours that was given up. */
  static boolean isLateMount(ShareState state, Observation seen) {
    Instant now = seen.time().now();
    return seen.stillUnderWay().isPresent()
        || state.attempts().timedOutRecently(Interface.TB, now)
        || state.attempts().timedOutRecently(Interface.FALLBACK, now);
  }

  /**
   * Returns the pending recovery. Open files count since Thunderbolt came back; what holds a
   * recovery, while it is stable.
   */
  private static PendingRecovery recovery(
      PendingRecovery earlier,
      Observation seen,
      Settings settings,
      Optional<Interface> active,
      HostHistory hosts) {
    boolean onFallback = active.filter(via -> via == Interface.FALLBACK).isPresent();
    if (!seen.tb().isUp() || !onFallback) {
      return PendingRecovery.NONE;
    }
    PendingRecovery now =
        RecoveryPlan.isStable(settings, seen, hosts) ? earlier : earlier.noLongerPending();
    return seen.openFiles().filter(found -> found instanceof OpenFiles.Held).isPresent()
        ? now.withOpenFilesSeen()
        : now;
  }

  /** Returns whether a host came or went: what could not be mounted before may be now. */
  private static boolean hostCameOrWent(HostHistory earlier, Observation seen) {
    return changed(earlier.tb(), seen.tb()) || changed(earlier.fallback(), seen.fallback());
  }

  private static boolean changed(boolean was, HostHealth is) {
    return was ? is.isDown() : is.isUp();
  }
}

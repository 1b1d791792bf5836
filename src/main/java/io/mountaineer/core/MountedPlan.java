package io.mountaineer.core;

import static io.mountaineer.core.Interface.TB;

import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.MountStatus.Mounted;
import java.util.Optional;
import java.util.function.Predicate;

/** Decision for a share that is mounted where it belongs, by the situation of that mount alone. */
final class MountedPlan {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;
  private final Targets targets;
  private final Waits waits;

  MountedPlan(
      Share share,
      Settings settings,
      Observation seen,
      ShareState state,
      Targets targets,
      Waits waits) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
    this.targets = targets;
    this.waits = waits;
  }

  Decision decide(Mounted mount) {
    HostHealth server = seen.serverOf(mount);
    if (server.isDown()) {
      return serverDown(mount, server);
    }
    if (mount.health().isDead(server)) {
      return dead(mount, server);
    }
    if (mount.health().isWithoutTraffic()) {
      return withoutTraffic(mount);
    }
    if (!server.isUp()) {
      boolean isSuspect = server.state() == HostHealth.State.SUSPECT;
      String working = isSuspect ? "" : "; the mount keeps working";
      return new Keep(label(mount) + " " + unconfirmed(server) + working + ": " + server.detail());
    }
    return mount.on() == TB
        ? new Keep("mounted over Thunderbolt")
        : RecoveryPlan.of(share, settings, seen, state, mount.health()).decide();
  }

  private static String unconfirmed(HostHealth server) {
    return switch (server.state()) {
      case REFUSED -> "cannot be checked, because macOS blocks this program";
      case UNKNOWN -> "has no known IP address";
      default -> "missed one probe, not confirmed yet";
    };
  }

  private Decision dead(Mounted mount, HostHealth server) {
    String why =
        "the mount is dead ("
            + mount.health().detail()
            + ") although its address "
            + (server.isUp() ? "is reachable" : unconfirmed(server));
    Optional<Interface> to = targets.bestBesideStrays(via -> true);
    if (to.isEmpty()) {
      return targets
          .obstacleBesideStrays(via -> true)
          .<Decision>map(waits::obstructed)
          .orElseGet(() -> new Wait(why, why + "; no address is reachable, so it stays"));
    }
    Optional<String> heldBack = WakeGrace.reason(seen, mount.serverHost(), server);
    if (heldBack.isPresent()) {
      return new Keep(why + "; " + heldBack.get(), true);
    }
    return waits.mustWait()
        ? new Wait(waits.lastErrorOr(why), why + "; " + waits.nextTry())
        : new Move(
            mount.on(),
            to.get(),
            UnmountMode.FORCE,
            Cause.DEAD_MOUNT,
            why + notByPreferred(to.get()));
  }

  /** Returns the reason for passing over the preferred host although it answers. */
  private String notByPreferred(Interface to) {
    Interface first = targets.preferred();
    return to == first
        ? ""
        : targets
            .obstacleBesideStrays(via -> via == first)
            .map(why -> "; not over " + first.address() + ": " + why.failure(share).message())
            .orElse("");
  }

  /**
   * Decides about a mount whose server is down. For a mount by a third name, or by a host of an
   * older config, both addresses are others.
   */
  private Decision serverDown(Mounted mount, HostHealth server) {
    Predicate<Interface> isOther = via -> via != mount.on() || mount.byOtherName(share);
    Optional<Interface> to = targets.bestBesideStrays(isOther);
    if (to.isEmpty()) {
      return targets
          .obstacleBesideStrays(isOther)
          .<Decision>map(waits::obstructed)
          .orElseGet(() -> waits.bothUnreachable("the mount stays"));
    }
    String why = label(mount) + " is unreachable (" + server.detail() + ")";
    Optional<String> heldBack = WakeGrace.reason(seen, mount.serverHost(), server);
    if (heldBack.isPresent()) {
      return new Keep(why + "; " + heldBack.get(), true);
    }
    return failover(mount, to.get(), why);
  }

  /**
   * Leaves a server that is down: by force, unless the mount was seen to work without an answer.
   */
  private Decision failover(Mounted mount, Interface to, String why) {
    if (mount.health().provenSinceMiss()) {
      return whenIdle(mount, to, Cause.FAILOVER, why + ", but the mount works");
    }
    return waits.mustWait()
        ? new Wait(
            waits.lastErrorOr(label(mount) + " is unreachable"), why + "; " + waits.nextTry())
        : new Move(
            mount.on(),
            to,
            UnmountMode.FORCE,
            Cause.FAILOVER,
            why + ", " + to.address() + " is reachable" + notByPreferred(to));
  }

  /**
   * Decides about a mount whose host and df answer: lack of traffic alone is no reason to take open
   * files away.
   */
  private Decision withoutTraffic(Mounted mount) {
    String why = "the mount may be dead (" + mount.health().detail() + ")";
    return targets
        .bestBesideStrays(via -> true)
        .map(to -> whenIdle(mount, to, Cause.DEAD_MOUNT, why))
        .orElseGet(() -> new Keep(why + "; no address can be used"));
  }

  /** Moves a mount that is better moved, but works or may work, once it is unused. */
  private Decision whenIdle(Mounted mount, Interface to, Cause cause, String why) {
    if (waits.mustWait()) {
      return new Keep(why + "; " + waits.nextTry());
    }
    OpenFiles files = seen.openFiles().orElse(new OpenFiles.Unknown("not checked"));
    return files instanceof OpenFiles.None
        ? new Move(mount.on(), to, UnmountMode.IF_IDLE, cause, why + "; no open files")
        : new Keep(why + "; it moves once its files are closed: " + files);
  }

  /** Returns whether the decision depends on the open files of this mount. */
  static boolean needsOpenFiles(Mounted mount, Observation seen) {
    return mount.health().isWithoutTraffic() || outlivesServer(mount, seen);
  }

  private static boolean outlivesServer(Mounted mount, Observation seen) {
    return mount.health().provenSinceMiss()
        && seen.serverOf(mount).isDown()
        && (seen.tb().isUp() || seen.fallback().isUp());
  }

  private String label(Mounted mount) {
    return mount.byOtherName(share) ? mount.serverHost() : mount.on().address();
  }
}

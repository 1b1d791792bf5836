package io.mountaineer.core;

import static io.mountaineer.core.Interface.TB;

import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Mount;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.Ready;
import io.mountaineer.core.Decision.Undo;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.MountView.Mounted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what to do with one share, in this order: holds, what cannot be known, the proper mount's
 * own situation, strays. Targets are chosen by {@link Targets}; the way back from fallback is
 * {@link RecoveryPlan}'s.
 */
public final class Planner {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;
  private final Targets targets;

  private Planner(Share share, Settings settings, Observation seen, ShareState state) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
    this.targets = new Targets(share, settings, seen, state);
  }

  /**
   * The decision of this cycle.
   *
   * @param state what is remembered, this cycle's observation included
   */
  public static Decision decide(
      Share share, Settings settings, Observation seen, ShareState state) {
    return new Planner(share, settings, seen, state).decide();
  }

  private Decision decide() {
    if (state.hold().keepsAway()) {
      return held();
    }
    if (seen.mount() instanceof MountView.Unknown unknown) {
      return new Wait(unknown.why(), unknown.why());
    }
    if (seen.mount() instanceof MountView.Foreign foreign) {
      String whose = foreign.entry().path() + " belongs to another mount, " + foreign.text();
      String error = whose + "; unmount it if it is not needed";
      return new Wait(error, error);
    }
    if (seen.mount() instanceof Mounted mounted) {
      return besideStrays(mounted(mounted));
    }
    return seen.strays().isEmpty() ? notMounted() : straysFirst();
  }

  /** A mount of ours that lands after the user's unmount is taken away again. */
  private Decision held() {
    boolean isBack = seen.mount() instanceof Mounted;
    if (isBack && !state.attempts().strays().mustWait(now())) {
      return new Unmount(
          Guard.ONLY_IF_IDLE, "held by you, and a mount that was on its way has landed");
    }
    return new Keep(
        state.hold() == Hold.EJECTED
            ? "held by you: ejected"
            : "held by you: unmounted until you mount it again");
  }

  /** Strays never hinder a proper mount that is there, nor what has to be done to it. */
  private Decision besideStrays(Decision own) {
    boolean calm = own instanceof Keep || own instanceof Ready;
    if (seen.strays().isEmpty() || !calm) {
      return own;
    }
    Optional<String> heldBack = strayHeldBack();
    if (heldBack.isPresent()) {
      return own;
    }
    if (!state.attempts().strays().mustWait(now())) {
      return new Undo(Optional.empty(), "also mounted at " + strayPaths());
    }
    return own instanceof Keep keep
        ? new Keep(
            keep.reason() + "; also mounted at " + strayPaths() + ", " + nextTry(),
            keep.isMoveHeldBack())
        : own;
  }

  private Decision straysFirst() {
    String where = "mounted only at " + strayPaths();
    Optional<Interface> to = targets.best();
    if (to.isEmpty()) {
      return targets
          .obstacle()
          .<Decision>map(this::obstructed)
          .orElseGet(
              () -> new Wait(where, where + "; no address is reachable, so it is left as it is"));
    }
    Optional<String> heldBack = strayHeldBack();
    if (heldBack.isPresent()) {
      return new Keep(where + "; " + heldBack.get(), true);
    }
    if (state.attempts().strays().mustWait(now()) || mustWait()) {
      return new Wait(lastErrorOr(where), where + "; " + nextTry());
    }
    return firstMountOf(to.get())
        .<Decision>map(early -> new Keep(where + "; " + early))
        .orElseGet(() -> new Undo(to, where));
  }

  /** A stray of a server that is down is not worth a wait. */
  private Optional<String> firstMountOf(Interface to) {
    boolean isLost = seen.strays().stream().anyMatch(stray -> stray.server().isDown());
    return isLost ? Optional.empty() : FirstMount.reason(seen, to);
  }

  /** A stray of a silent server would be undone by force. */
  private Optional<String> strayHeldBack() {
    return seen.strays().stream()
        .filter(stray -> stray.server().isDown())
        .flatMap(stray -> WakeGrace.reason(seen, stray.serverHost(), stray.server()).stream())
        .findFirst();
  }

  private String strayPaths() {
    return String.join(
        ", ", seen.strays().stream().map(stray -> stray.entry().path().toString()).toList());
  }

  private Decision notMounted() {
    Optional<MountUnderWay> note = seen.stillUnderWay();
    if (note.isPresent()) {
      return underWay(note.get());
    }
    Optional<Interface> vanished = seen.vanished().filter(targets::isOpen);
    Optional<Interface> target = vanished.or(targets::best).or(targets::onlyRefused);
    if (target.isEmpty()) {
      return targets
          .obstacle()
          .<Decision>map(this::obstructed)
          .orElseGet(() -> bothUnreachable("not mounted"));
    }
    if (mustWait()) {
      return new Wait(lastErrorOr("the last mount failed"), nextTry());
    }
    return vanished.isPresent()
        ? new Mount(
            target.get(),
            Cause.REMOUNT,
            "the mount vanished while " + target.get().label() + " answers")
        : unlessEarly(target.get(), "not mounted, " + whyBy(target.get()));
  }

  /** A host that answers for the first time after a start or a wake is not mounted by yet. */
  private Decision unlessEarly(Interface to, String why) {
    return FirstMount.reason(seen, to)
        .<Decision>map(early -> new Keep("not mounted; " + early))
        .orElseGet(() -> new Mount(to, Cause.MOUNT, why));
  }

  /** Two mounts by two hosts would both land: until the first may not, only its host is tried. */
  private Decision underWay(MountUnderWay note) {
    Optional<Interface> same =
        List.of(Interface.values()).stream()
            .filter(via -> note.isBy(via, share, settings))
            .filter(targets::isOpen)
            .filter(via -> !state.attempts().timedOutLately(via, now()) || !isOtherOpen(via))
            .findFirst();
    String error = "a mount by " + note.host() + " may still be on its way";
    if (same.isEmpty()) {
      return new Wait(lastErrorOr(error), error + " until " + note.until());
    }
    return mustWait()
        ? new Wait(lastErrorOr(error), nextTry())
        : unlessEarly(same.get(), error + ", so that host alone is tried");
  }

  private boolean isOtherOpen(Interface via) {
    return targets.isOpen(via.other());
  }

  private String whyBy(Interface to) {
    if (!seen.reach(to).isUp()) {
      return to.label() + " is refused to this program by macOS, not to a mount";
    }
    Interface first = targets.preferred();
    Optional<Failure> barred = to == first ? Optional.empty() : targets.obstacleOf(first, share);
    return to.label()
        + " answers"
        + barred.map(why -> "; not by " + first.label() + ": " + why.message()).orElse("");
  }

  private Decision mounted(Mounted mount) {
    Reach server = seen.serverOf(mount);
    if (server.isDown()) {
      return serverDown(mount, server);
    }
    if (mount.life().isDead(server)) {
      return dead(mount, server);
    }
    if (mount.life().isWithoutTraffic()) {
      return withoutTraffic(mount);
    }
    if (!server.isUp()) {
      return new Keep(label(mount) + " " + unconfirmed(server) + ": " + server.detail());
    }
    return mount.on() == TB
        ? new Keep("mounted via Thunderbolt")
        : RecoveryPlan.of(settings, seen, state, mount.life()).decide();
  }

  private static String unconfirmed(Reach server) {
    return switch (server.state()) {
      case REFUSED -> "is refused to this program by macOS, and the mount goes on";
      case UNKNOWN -> "has no known address, and the mount goes on";
      default -> "missed one probe, not confirmed";
    };
  }

  private Decision dead(Mounted mount, Reach server) {
    String why =
        "the mount is dead ("
            + mount.life().detail()
            + ") while its host "
            + (server.isUp() ? "answers" : unconfirmed(server));
    Optional<Interface> to = targets.bestBesideStrays(via -> true);
    if (to.isEmpty()) {
      return targets
          .obstacleBesideStrays(via -> true)
          .<Decision>map(this::obstructed)
          .orElseGet(() -> new Wait(why, why + "; no address answers, so it is left as it is"));
    }
    Optional<String> heldBack = WakeGrace.reason(seen, mount.serverHost(), server);
    if (heldBack.isPresent()) {
      return new Keep(why + "; " + heldBack.get(), true);
    }
    return mustWait()
        ? new Wait(lastErrorOr(why), why + "; " + nextTry())
        : new Move(
            mount.on(),
            to.get(),
            Guard.EVEN_IF_BUSY,
            Cause.DEAD_MOUNT,
            why + notByPreferred(to.get()));
  }

  /** Says why a host that answers is passed over for the other one. */
  private String notByPreferred(Interface to) {
    Interface first = targets.preferred();
    return to == first
        ? ""
        : targets
            .obstacleBesideStrays(via -> via == first)
            .map(why -> "; not by " + first.label() + ": " + why.failure(share).message())
            .orElse("");
  }

  /** For a mount by a third name, or by a host of an older config, both addresses are others. */
  private Decision serverDown(Mounted mount, Reach server) {
    Predicate<Interface> isOther = via -> via != mount.on() || mount.byOtherName(share);
    Optional<Interface> to = targets.bestBesideStrays(isOther);
    if (to.isEmpty()) {
      return targets
          .obstacleBesideStrays(isOther)
          .<Decision>map(this::obstructed)
          .orElseGet(() -> bothUnreachable("the mount is left as it is"));
    }
    String why = label(mount) + " is unreachable (" + server.detail() + ")";
    Optional<String> heldBack = WakeGrace.reason(seen, mount.serverHost(), server);
    if (heldBack.isPresent()) {
      return new Keep(why + "; " + heldBack.get(), true);
    }
    if (mount.life().provenSinceMiss()) {
      return whenIdle(mount, to.get(), Cause.FAILOVER, why + ", but the mount works");
    }
    return mustWait()
        ? new Wait(lastErrorOr(label(mount) + " is unreachable"), why + "; " + nextTry())
        : new Move(
            mount.on(),
            to.get(),
            Guard.EVEN_IF_BUSY,
            Cause.FAILOVER,
            why + ", " + to.get().label() + " answers" + notByPreferred(to.get()));
  }

  /** The host and df answer: want of traffic alone is no reason to take open files away. */
  private Decision withoutTraffic(Mounted mount) {
    String why = "the mount may be dead (" + mount.life().detail() + ")";
    return targets
        .bestBesideStrays(via -> true)
        .map(to -> whenIdle(mount, to, Cause.DEAD_MOUNT, why))
        .orElseGet(() -> new Keep(why + "; no address can be mounted by"));
  }

  /** Moves what is better moved, but works or may work, once nobody uses it. */
  private Decision whenIdle(Mounted mount, Interface to, Cause cause, String why) {
    if (mustWait()) {
      return new Keep(why + "; " + nextTry());
    }
    OpenFiles files =
        seen.openFiles().orElse(new OpenFiles.Unknown("open files were not looked at"));
    return files instanceof OpenFiles.None
        ? new Move(mount.on(), to, Guard.ONLY_IF_IDLE, cause, why + "; no open files")
        : new Keep(why + "; moved once its files are closed: " + files);
  }

  /** Returns whether the decision depends on the open files of this share. */
  public static boolean needsOpenFiles(Settings settings, Observation seen, ShareState state) {
    return RecoveryPlan.wantsLook(settings, seen, state)
        || !state.hold().keepsAway()
            && seen.mount() instanceof Mounted mounted
            && (mounted.life().isWithoutTraffic() || outlivesServer(mounted, seen));
  }

  private static boolean outlivesServer(Mounted mount, Observation seen) {
    return mount.life().provenSinceMiss()
        && seen.serverOf(mount).isDown()
        && (seen.tb().isUp() || seen.fallback().isUp());
  }

  private String label(Mounted mount) {
    return mount.byOtherName(share) ? mount.serverHost() : mount.on().label();
  }

  private String unreachable() {
    return "both " + share.thunderboltHost() + " and " + share.fallbackHost() + " are unreachable";
  }

  /** Why there is something to wait for; that nobody answered is over when somebody does. */
  private String lastErrorOr(String own) {
    return state.lastError().filter(error -> !error.equals(unreachable())).orElse(own);
  }

  private Wait bothUnreachable(String left) {
    String error = unreachable();
    String details = "(tb: " + seen.tb().detail() + ", fallback: " + seen.fallback().detail() + ")";
    return new Wait(error, error + "; " + left + " " + details);
  }

  /** An address answers, and mounting by it is known to be impossible, or not to be tried. */
  private Wait obstructed(Targets.Obstacle obstacle) {
    Failure why = obstacle.failure(share);
    return new Wait(lastErrorOr(why.message()), why.text());
  }

  private boolean mustWait() {
    return state.attempts().mount().mustWait(now());
  }

  private Instant now() {
    return seen.tick().now();
  }

  private String nextTry() {
    Retry retry = mustWait() ? state.attempts().mount() : state.attempts().strays();
    String attempts = retry.failures() == 1 ? " failed attempt" : " failed attempts";
    return retry.failures() + attempts + ", next try at " + retry.nextAt().orElseThrow();
  }
}

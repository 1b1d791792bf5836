package io.mountaineer.core;

import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Mount;
import io.mountaineer.core.Decision.RemoveStrays;
import io.mountaineer.core.Decision.TbReady;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.MountStatus.Mounted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Planner of one share: decides in the order holds, what cannot be known, the proper mount's own
 * situation ({@link MountedPlan}), strays. Targets are chosen by {@link Targets}; the way back from
 * fallback is {@link RecoveryPlan}'s.
 */
public final class Planner {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;
  private final Targets targets;
  private final Waits waits;

  private Planner(Share share, Settings settings, Observation seen, ShareState state) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
    this.targets = new Targets(share, settings, seen, state);
    this.waits = new Waits(share, seen, state);
  }

  /**
   * Returns the decision of this cycle.
   *
   * @param state remembered state, this cycle's observation included
   */
  public static Decision decide(
      Share share, Settings settings, Observation seen, ShareState state) {
    return new Planner(share, settings, seen, state).decide();
  }

  private Decision decide() {
    if (state.hold().keepsUnmounted()) {
      return held();
    }
    if (seen.mount() instanceof MountStatus.Unknown unknown) {
      return new Wait(unknown.why(), unknown.why());
    }
    if (seen.mount() instanceof MountStatus.Foreign foreign) {
      String whose = foreign.entry().path() + " is in use by another mount, " + foreign.text();
      String error = whose + "; unmount that one if you do not need it";
      return new Wait(error, error);
    }
    if (seen.mount() instanceof Mounted mounted) {
      return besideStrays(
          new MountedPlan(share, settings, seen, state, targets, waits).decide(mounted));
    }
    return seen.strays().isEmpty() ? notMounted() : straysFirst();
  }

  /**
   * Decides for a share held by the user: a mount of ours that lands after the user's unmount is
   * removed again.
   */
  private Decision held() {
    boolean isBack = seen.mount() instanceof Mounted;
    if (isBack && !state.attempts().strays().mustWait(now())) {
      return new Unmount(
          UnmountMode.IF_IDLE, "unmounted by you, and a mount that was under way has arrived");
    }
    return new Keep(
        state.hold() == Hold.EJECTED
            ? "ejected by you; it is mounted again after a change of the network or a wake"
            : "unmounted by you; it stays unmounted until you mount it");
  }

  /**
   * Adds the removal of strays where nothing else is to be done: they never hinder a proper mount,
   * nor what has to be done to it.
   */
  private Decision besideStrays(Decision own) {
    boolean calm = own instanceof Keep || own instanceof TbReady;
    if (seen.strays().isEmpty() || !calm) {
      return own;
    }
    Optional<String> heldBack = strayHeldBack();
    if (heldBack.isPresent()) {
      return own;
    }
    if (!state.attempts().strays().mustWait(now())) {
      return new RemoveStrays(Optional.empty(), "also mounted at " + strayPaths());
    }
    return own instanceof Keep keep
        ? new Keep(
            keep.reason() + "; also mounted at " + strayPaths() + ", " + waits.nextTry(),
            keep.isMoveHeldBack())
        : own;
  }

  private Decision straysFirst() {
    String where = "mounted only at " + strayPaths();
    Optional<Interface> to = targets.best();
    if (to.isEmpty()) {
      return targets
          .obstacle()
          .<Decision>map(waits::obstructed)
          .orElseGet(() -> new Wait(where, where + ", and no address is reachable"));
    }
    Optional<String> heldBack = strayHeldBack();
    if (heldBack.isPresent()) {
      return new Keep(where + "; " + heldBack.get(), true);
    }
    if (state.attempts().strays().mustWait(now()) || waits.mustWait()) {
      return new Wait(waits.lastErrorOr(where), where + "; " + waits.nextTry());
    }
    return firstMountOf(to.get())
        .<Decision>map(early -> new Keep(where + "; " + early))
        .orElseGet(() -> new RemoveStrays(to, where));
  }

  /**
   * Returns the reason to wait for a first mount; a stray of a server that is down is not worth a
   * wait.
   */
  private Optional<String> firstMountOf(Interface to) {
    boolean isLost = seen.strays().stream().anyMatch(stray -> stray.server().isDown());
    return isLost ? Optional.empty() : FirstMount.reason(seen, to);
  }

  /**
   * Returns the reason to leave the strays of a server that is down for now: they would be removed
   * by force.
   */
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
      return targets.obstacle().<Decision>map(waits::obstructed).orElseGet(this::nowhere);
    }
    if (waits.mustWait()) {
      return new Wait(waits.lastErrorOr("the last mount failed"), waits.nextTry());
    }
    return vanished.isPresent()
        ? new Mount(
            target.get(),
            Cause.REMOUNT,
            "its mount disappeared while " + target.get().address() + " is reachable")
        : unlessEarly(target.get(), "not mounted; " + whyBy(target.get()));
  }

  private Decision nowhere() {
    return targets.isLeavingThunderbolt() && seen.tb().isUp()
        ? new Keep(
            "departed: not mounted by Thunderbolt until it has been unplugged and is back, or until"
                + " 'arrive'; fallback does not answer: "
                + seen.fallback().detail())
        : waits.bothUnreachable("not mounted");
  }

  /** Mounts by a host, unless it answers for the first time after a start or a wake. */
  private Decision unlessEarly(Interface to, String why) {
    return FirstMount.reason(seen, to)
        .<Decision>map(early -> new Keep("not mounted; " + early))
        .orElseGet(() -> new Mount(to, Cause.MOUNT, why));
  }

  /**
   * Decides while a mount may still land. Two mounts by two hosts would both land, so until the
   * first no longer may, only its host is tried.
   */
  private Decision underWay(MountUnderWay note) {
    Optional<Interface> same =
        List.of(Interface.values()).stream()
            .filter(via -> note.isBy(via, share, settings))
            .filter(targets::isOpen)
            .filter(via -> !state.attempts().timedOutRecently(via, now()) || !isOtherOpen(via))
            .findFirst();
    String error = note.obstacle().message();
    if (same.isEmpty()) {
      return new Wait(waits.lastErrorOr(error), error + ", for " + left(note) + " at most");
    }
    return waits.mustWait()
        ? new Wait(waits.lastErrorOr(error), waits.nextTry())
        : unlessEarly(same.get(), error + ", so only that address is tried");
  }

  private String left(MountUnderWay note) {
    return LocalTimes.length(Duration.between(now(), note.until()));
  }

  private boolean isOtherOpen(Interface via) {
    return targets.isOpen(via.other());
  }

  private String whyBy(Interface to) {
    if (!seen.health(to).isUp()) {
      return "macOS keeps this program, but not a mount, from " + to.address();
    }
    Interface first = targets.preferred();
    Optional<Failure> barred = to == first ? Optional.empty() : targets.obstacleOf(first, share);
    return to.address()
        + " is reachable"
        + barred.map(why -> "; not over " + first.address() + ": " + why.message()).orElse("");
  }

  /** Returns whether the decision depends on the open files of this share. */
  public static boolean needsOpenFiles(
      Share share, Settings settings, Observation seen, ShareState state) {
    return RecoveryPlan.needsOpenFiles(share, settings, seen, state)
        || !state.hold().keepsUnmounted()
            && seen.mount() instanceof Mounted mounted
            && MountedPlan.needsOpenFiles(mounted, seen);
  }

  private Instant now() {
    return seen.time().now();
  }
}

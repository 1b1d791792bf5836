package io.mountaineer.core;

import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Failure.Kind.TIMED_OUT;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases where two rules meet, or a figure jumps. */
class EdgeCasesTest {

  /** Foreign: "from a server that is neither host"; its addresses are known and others. */
  @Test
  void anotherServerWithTheSameFirstLabelIsForeign() {
    var names =
        Map.of(
            "macmini.work.example", Set.of("203.0.113.9"),
            "macmini.local", Set.of("192.168.1.20"));
    var entry = World.smb("macmini.work.example", 445, "CORE", World.VOLUME);

    var status =
        new MountClassifier(
                World.notMounted().settings(),
                new MountTable.Known(List.of(entry)),
                host -> names.getOrDefault(host, Set.of()),
                "anna"::equals)
            .of(World.CORE, ShareState.NEW)
            .status();

    assertEquals(new MountStatus.Foreign(entry), status);
  }

  /** Decide, "recover": without lsof_recheck only open files wait for the user, failures do not. */
  @Test
  void withoutRecheckAFailedRecoveryIsTriedAgainAfterItsWait() {
    var world = StateAfterOutcomeTest.recovering().lsofRecheck(false);
    var failed =
        new Outcome.Failed(Failure.of(TIMED_OUT, "timed out"), Optional.of(FALLBACK), true);
    world.remembering(world.afterwards(failed));

    world.later(61);

    assertTrue(world.needsOpenFiles(), world.decision().toString());
  }

  /**
   * Words: a share ejected in Finder is held, pinned before or not; an automatic mount would bring
   * it back.
   */
  @Test
  void aPinnedShareEjectedInFinderStaysAway() {
    var world = World.mounted(FALLBACK).hold(Hold.PINNED).later(2);

    world.gone();

    world.then().keeps().because("ejected");
  }

  /** An inferred hold ends with a network change; one unconfirmed missed probe is none. */
  @Test
  void anUnconfirmedMissedProbeDoesNotEndAnInferredHold() {
    var world = World.notMounted().hold(Hold.EJECTED).later(2);

    world.suspect(FALLBACK);

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  /** Pending ends when recovery is done, tb drops or fallback is left: none of these here. */
  @Test
  void pendingSurvivesOneMissedProbeOfFallback() {
    var world = World.onFallbackWithTbUpFor(60).pending("in use by Final Cut Pro (pid 712)");

    world.suspect(FALLBACK);

    assertTrue(world.afterwards(new Outcome.Unchanged()).recovery().pending());
  }

  @Test
  void pendingSurvivesAnUnreadableMountTable() {
    var world = World.onFallbackWithTbUpFor(60).pending("held").later(2);

    world.tableUnreadable();

    assertTrue(world.afterwards(new Outcome.Unchanged()).recovery().pending());
  }

  /**
   * Consequence of the above: "lsof_recheck off: wait for the user" is undone by one lost probe.
   */
  @Test
  void withoutRecheckOneMissedProbeStartsNoRecovery() {
    var world = StateAfterOutcomeTest.recovering().lsofRecheck(false).open(World.heldByFinalCut());
    world.remembering(world.afterwards(new Outcome.Unchanged()));
    world.later(2).suspect(FALLBACK);
    world.remembering(world.afterwards(new Outcome.Unchanged()));

    world.later(2).up(FALLBACK);

    assertFalse(world.needsOpenFiles());
  }

  @Test
  void pendingSurvivesASilentCheck() {
    var world = World.onFallbackWithTbUpFor(60).pending("held");

    world.showing(World.mount(FALLBACK, MountHealth.silent(1)));

    assertTrue(world.afterwards(new Outcome.Unchanged()).recovery().pending());
  }

  /** tb_healthy_since: tb reachable and carrying, null otherwise; mount_alive is not known here. */
  @Test
  void aMountThatCouldNotBeReleasedIsNotHealthy() {
    var world = World.mounted(TB).later(2).down(TB);
    var stuck = new Outcome.Failed(Failure.of(TIMED_OUT, "umount hangs"), Optional.of(TB), false);

    assertEquals(Optional.empty(), world.afterwards(stuck).hosts().tbHealthySince());
  }

  @Test
  void aDeadMountThatCouldNotBeReleasedIsNotAlive() {
    var world = World.mounted(TB, MountHealth.dead("EIO"));
    var stuck = new Outcome.Failed(Failure.of(TIMED_OUT, "umount hangs"), Optional.of(TB), false);

    assertFalse(world.afterwards(stuck).mountAlive().orElse(false));
  }

  /** Healthy includes reachable, so it cannot have begun earlier, nor in the future. */
  @Test
  void healthySinceIsNeitherBeforeReachableSinceNorInTheFuture() {
    var slept = World.mounted(TB).later(2).after(Interruption.SLEEP);
    var back = World.mounted(TB).later(2).clockSetBack(Duration.ofHours(1));
    back.after(Interruption.CLOCK_SET_BACK);

    var afterSleep = slept.remembered().hosts();
    var afterBack = back.remembered().hosts();

    assertEquals(Optional.of(back.now()), afterBack.tbHealthySince());
    assertEquals(afterSleep.tbSince(), afterSleep.tbHealthySince());
  }

  /** The back-off is 60 s at most; the code waits up to 30 minutes after a clock was set back. */
  @Test
  void aClockSetBackDoesNotStretchTheBackOff() {
    var world = World.notMounted().mountFailed(TIMED_OUT, TB, Duration.ZERO).later(2);

    world.clockSetBack(Duration.ofMinutes(20)).after(Interruption.CLOCK_SET_BACK);

    world.then().mounts(TB, Cause.MOUNT);
  }

  /** A login refusal is not retried by itself at all, not even as the second half of an undo. */
  @Test
  void aStrayIsNotRemountedViaAHostThatRefusedTheLogin() {
    var world = World.notMounted().strayOn(FALLBACK);

    world.mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(5));

    boolean viaTb =
        world.decision() instanceof Decision.RemoveStrays undo
            && undo.then().equals(Optional.of(TB));
    assertFalse(viaTb, world.decision().toString());
  }

  /**
   * Login refused stops automatic tries for that share and host, whichever operation met the
   * refusal.
   */
  @Test
  void aLoginFallbackRefusedInAManualMoveIsRemembered() {
    var world = World.mounted(TB);
    var refused = new Outcome.Failed(Failure.of(LOGIN_REFUSED, "refused"), Optional.of(TB), true);

    var state = world.afterwards(StateAfterOutcomeTest.manual(FALLBACK), refused);

    assertTrue(state.attempts().activeBar(FALLBACK, world.now()).isPresent());
  }

  /** "mount vanished, host still reachable: again on the same interface", healthy before or not. */
  @Test
  void aSilentMountOnFallbackThatVanishedComesBackOnFallback() {
    var world = World.mounted(FALLBACK, MountHealth.silent(1)).later(2);

    world.gone();

    world.then().mounts(FALLBACK, Cause.REMOUNT);
  }

  /** An inferred hold ends with a network change, wake or monitor start; a set clock is none. */
  @Test
  void aClockSetBackDoesNotEndAnInferredHold() {
    var world = World.notMounted().hold(Hold.EJECTED).later(2);

    world.after(Interruption.CLOCK_SET_BACK);

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  /** auto_failback off: TB Ready; no look is made here, so nothing is "being looked for". */
  @Test
  void withoutFailbackAndRecheckFilesSeenEarlierStillShowReady() {
    var world = World.onFallbackWithTbUpFor(60).openFilesSeenBefore().lsofRecheck(false);

    assertFalse(world.needsOpenFiles());
    world.then().isReady();
  }
}

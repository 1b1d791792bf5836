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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** State after a decision that succeeded, or that changed nothing. */
class StateAfterOutcomeTest {

  private static final Outcome UNCHANGED = new Outcome.Unchanged();

  @Test
  void aMountLeavesItsInterfaceAndNoError() {
    var world = World.notMounted().lastError("share not found");

    var state = world.afterwards(done(TB));

    assertEquals(Optional.of(TB), state.active());
    assertEquals(Optional.of(true), state.mountAlive());
    assertEquals(Optional.of(world.now()), state.hosts().tbHealthySince());
    assertEquals(Optional.of(world.now()), state.lastSwitchAt());
    assertEquals(Optional.empty(), state.lastError());
  }

  @Test
  void aMountEndsTheWaitsAndTheRefusalOfItsHostOnly() {
    var world =
        World.notMounted()
            .mountFailed(LOGIN_REFUSED, FALLBACK, Duration.ofMinutes(29))
            .mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(31))
            .clockSetBack(Duration.ofMinutes(2));
    assertTrue(world.remembered().attempts().activeBar(TB, world.now()).isPresent());

    var attempts = world.afterwards(mount(TB), done(TB)).attempts();

    assertEquals(Backoff.NONE, attempts.mount());
    assertFalse(attempts.activeBar(TB, world.now()).isPresent());
    assertTrue(attempts.activeBar(FALLBACK, world.now()).isPresent());
  }

  @Test
  void aMountOnFallbackLeavesThunderboltUnhealthy() {
    var world = World.notMounted().down(TB);

    var state = world.afterwards(done(FALLBACK));

    assertEquals(Optional.of(FALLBACK), state.active());
    assertEquals(Optional.empty(), state.hosts().tbHealthySince());
  }

  @Test
  void aFailoverIsASwitch() {
    var world = World.mounted(TB).later(2).down(TB).later(2);

    var state = world.afterwards(done(FALLBACK));

    assertEquals(Optional.of(FALLBACK), state.active());
    assertEquals(Optional.of(world.now()), state.lastSwitchAt());
    assertEquals(Optional.empty(), state.lastError());
  }

  @Test
  void aFailoverOfALostProbeKeepsTheWaitOfAFailedRecovery() {
    var world = World.mounted(TB).suspect(TB).recoveryFailed(TIMED_OUT, Duration.ofSeconds(5));

    var state = world.afterwards(done(FALLBACK));

    assertTrue(state.attempts().recovery().mustWait(world.now()));
  }

  @Test
  void aRecoveryEndsPendingAndItsWaits() {
    var world = recovering().pending("held").recoveryFailed(TIMED_OUT, Duration.ofHours(1));

    var state = world.afterwards(done(TB));

    assertFalse(state.recovery().pending());
    assertEquals(Optional.empty(), state.recovery().reason());
    assertEquals(Backoff.NONE, state.attempts().recovery());
    assertEquals(Optional.of(TB), state.active());
    assertEquals(Optional.of(world.now()), state.hosts().tbHealthySince());
    assertEquals(Optional.of(world.now()), state.lastSwitchAt());
  }

  @Test
  void replacingADeadMountOnItsInterfaceIsNoSwitch() {
    var world = World.mounted(TB, MountHealth.dead("EIO"));

    var state = world.afterwards(done(TB));

    assertEquals(Optional.of(true), state.mountAlive());
    assertEquals(Optional.empty(), state.lastSwitchAt());
  }

  @Test
  void thunderboltStaysHealthySinceWhenItsStrayIsUndone() {
    var world = World.mounted(TB);
    var start = world.now();

    var state = world.later(2).strayOn(FALLBACK).afterwards(done(TB));

    assertEquals(Optional.of(start), state.hosts().tbHealthySince());
    assertEquals(Optional.empty(), state.lastSwitchAt());
    assertEquals(Optional.empty(), state.lastError());
  }

  @Test
  void anUnmountLeavesNothingMounted() {
    var world = World.mounted(TB).later(2);
    var unmount = new Decision.Unmount(UnmountMode.IF_IDLE, "as you asked");

    var state = world.afterwards(unmount, Outcome.Done.with(Optional.empty()));

    assertEquals(Optional.empty(), state.active());
    assertEquals(Optional.empty(), state.mountAlive());
    assertEquals(Optional.empty(), state.hosts().tbHealthySince());
    assertEquals(Optional.empty(), state.lastSwitchAt());
  }

  @Test
  void readyIsPendingWithItsReason() {
    var world = World.onFallbackWithTbUpFor(60).open(World.heldByFinalCut());

    var recovery = world.afterwards(UNCHANGED).recovery();

    assertEquals(
        new PendingRecovery(true, Optional.of("in use by Final Cut Pro (pid 712)"), true, true),
        recovery);
  }

  @Test
  void keepOnThunderboltLeavesNothingPending() {
    var world = World.mounted(TB).pending("held");

    assertEquals(PendingRecovery.NONE, world.afterwards(UNCHANGED).recovery());
  }

  @Test
  void nothingIsPendingWhileTheWindowRunsAgain() {
    var world = World.onFallbackWithTbUpFor(60).pending("held").openFilesSeenBefore();

    var recovery = world.after(Interruption.SLEEP).afterwards(UNCHANGED).recovery();

    assertEquals(new PendingRecovery(false, Optional.empty(), false, true), recovery);
  }

  @Test
  void waitLeavesItsErrorAndNotItsFigures() {
    var world = World.notMounted().down(TB).down(FALLBACK).lastError("older");

    assertEquals(
        Optional.of("both 10.10.10.1 and macmini.local are unreachable"),
        world.afterwards(UNCHANGED).lastError());
  }

  @Test
  void keepLeavesTheLastErrorAlone() {
    var world = World.mounted(TB).suspect(TB).lastError("older");

    assertEquals(Optional.of("older"), world.afterwards(UNCHANGED).lastError());
  }

  @Test
  void aRecoveryThatMetOpenFilesIsPendingAndWaits() {
    var world = recovering();

    var state = world.afterwards(new Outcome.Busy(World.heldByFinalCut()));

    assertEquals(
        new PendingRecovery(true, Optional.of("in use by Final Cut Pro (pid 712)"), true, true),
        state.recovery());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().recovery());
    assertEquals(Backoff.NONE, state.attempts().mount());
    assertEquals(Optional.of(FALLBACK), state.active());
    assertEquals(Optional.empty(), state.lastError());
  }

  @Test
  void aRecoveryThatCouldNotSeeOpenFilesIsPendingAndSawNone() {
    var state = recovering().afterwards(new Outcome.Busy(new OpenFiles.Unknown("lsof failed")));

    var reason = Optional.of("cannot tell whether files are open: lsof failed");
    assertEquals(new PendingRecovery(true, reason, true, false), state.recovery());
  }

  @Test
  void aManualMoveThatMetOpenFilesChangesNothing() {
    var world = World.onFallbackWithTbUpFor(60);

    var state = world.afterwards(manual(TB), new Outcome.Busy(World.heldByFinalCut()));

    assertEquals(world.remembered(), state);
  }

  @Test
  void aSwitchThatFailsLikeTheFailoverBeforeItIsReportedAsASwitch() {
    var failed = Failure.of(Failure.Kind.NO_PASSWORD, "no saved password for macmini.local");
    var world = World.mounted(TB).lastError(failed.text(), LastError.Subject.MOUNT).later(30);
    var move = new Decision.Move(TB, FALLBACK, UnmountMode.IF_IDLE, Cause.MANUAL, "you asked");

    var state = world.afterwards(move, new Outcome.Failed(failed, Optional.of(TB), false));

    assertEquals(
        Optional.of(new LastError(failed.text(), LastError.Subject.SWITCH, world.now())),
        state.error());
  }

  @Test
  void aStrayThatMetOpenFilesIsAnErrorAndWaits() {
    var world = World.mounted(TB).strayOn(FALLBACK);

    var state = world.afterwards(new Outcome.Busy(World.heldByFinalCut()));

    assertEquals(
        Optional.of("mounted at a wrong path, and in use by Final Cut Pro (pid 712)"),
        state.lastError());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().strays());
    assertFalse(state.recovery().pending());
  }

  @Test
  void theWaitsOfABusyRecoveryAre2And5And15And30And60Seconds() {
    var world = recovering();
    var state = world.remembered();

    for (int wait : List.of(2, 5, 15, 30, 60, 60)) {
      state = state.after(world.decision(), new Outcome.Busy(World.heldByFinalCut()), world.now());
      var next = state.attempts().recovery().nextAt();
      assertEquals(Optional.of(world.now().plusSeconds(wait)), next);
    }
  }

  static World recovering() {
    return World.onFallbackWithTbUpFor(60).autoFailback(true).open(new OpenFiles.None());
  }

  static Decision mount(Interface to) {
    return new Decision.Mount(to, Cause.MOUNT, "not mounted");
  }

  static Decision manual(Interface to) {
    return new Decision.Move(to.other(), to, UnmountMode.IF_IDLE, Cause.MANUAL, "as you asked");
  }

  static Backoff retryAt(int failures, Instant next) {
    return new Backoff(failures, Optional.of(next));
  }

  private static Outcome done(Interface active) {
    return Outcome.Done.with(Optional.of(active));
  }
}

package io.mountaineer.core;

import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Failure.Kind.TIMED_OUT;
import static io.mountaineer.core.Failure.Kind.UNKNOWN;
import static io.mountaineer.core.Failure.Kind.UNREACHABLE;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.core.StateAfterOutcomeTest.manual;
import static io.mountaineer.core.StateAfterOutcomeTest.mount;
import static io.mountaineer.core.StateAfterOutcomeTest.recovering;
import static io.mountaineer.core.StateAfterOutcomeTest.retryAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** State after a decision that failed. */
class StateAfterFailureTest {

  @Test
  void theErrorSaysWhatHappenedAndWhatToDo() {
    var failure = new Failure(Failure.Kind.PATH_OCCUPIED, "in the way", "sudo rmdir it");

    var state = World.notMounted().afterwards(new Outcome.Failed(failure, Optional.empty(), false));

    assertEquals(Optional.of("in the way; sudo rmdir it"), state.lastError());
  }

  @Test
  void theWaitsOfAFailedMountAre2And5And15And30And60Seconds() {
    var world = World.notMounted();
    var state = world.remembered();

    int failures = 0;
    for (int wait : List.of(2, 5, 15, 30, 60, 60)) {
      state = state.after(mount(TB), failed(TIMED_OUT), world.now());
      failures++;
      assertEquals(retryAt(failures, world.now().plusSeconds(wait)), state.attempts().mount());
    }
  }

  @Test
  void aFailedMountIsNoSwitchAndNoRefusal() {
    var world = World.notMounted();

    var state = world.afterwards(failed(TIMED_OUT));

    assertEquals(Optional.empty(), state.active());
    assertEquals(Optional.empty(), state.mountAlive());
    assertEquals(Optional.empty(), state.lastSwitchAt());
    assertFalse(state.attempts().activeBar(TB, world.now()).isPresent());
    assertEquals(Backoff.NONE, state.attempts().recovery());
  }

  @Test
  void aFailedMountThatIsThereIsNotSaidToBeAlive() {
    var world = World.notMounted();
    var failure = Failure.of(UNREACHABLE, "the new mount is dead");

    var state = world.afterwards(new Outcome.Failed(failure, Optional.of(TB), false));

    assertEquals(Optional.of(TB), state.active());
    assertEquals(Optional.empty(), state.mountAlive());
  }

  @Test
  void aWayBackThatFailedLeavesNoMountThatIsSaidToBeAlive() {
    var world = recovering();
    var failure = Failure.of(UNREACHABLE, "mount failed");

    var state =
        world.afterwards(
            new Outcome.Failed(failure, Optional.of(FALLBACK), false, Optional.of(failure)));

    assertEquals(Optional.of(FALLBACK), state.active());
    assertEquals(Optional.empty(), state.mountAlive());
  }

  @Test
  void aRefusedLoginIsRememberedForItsHost() {
    var world = World.notMounted();

    var attempts = world.afterwards(failed(LOGIN_REFUSED)).attempts();

    assertTrue(attempts.activeBar(TB, world.now()).isPresent());
    assertFalse(attempts.activeBar(FALLBACK, world.now()).isPresent());
  }

  @Test
  void aFailedFailoverSaysThatNothingIsMounted() {
    var world = World.mounted(TB).later(2).down(TB);

    var state = world.afterwards(failed(LOGIN_REFUSED));

    assertEquals(Optional.empty(), state.active());
    assertEquals(Optional.of("mount failed"), state.lastError());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().mount());
    assertTrue(state.attempts().activeBar(FALLBACK, world.now()).isPresent());
    assertFalse(state.attempts().activeBar(TB, world.now()).isPresent());
    assertEquals(Optional.empty(), state.lastSwitchAt());
  }

  @Test
  void aFailoverThatCouldNotReleaseTheMountWaitsToo() {
    var world = World.mounted(TB).down(TB);

    var state = world.afterwards(failedOn(TB, TIMED_OUT));

    assertEquals(Optional.of(TB), state.active());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().mount());
  }

  @Test
  void aRecoveryThatWasRolledBackIsPendingAndWaitsEverLonger() {
    var world = recovering();
    var state = world.remembered();

    int failures = 0;
    for (int wait : List.of(60, 120, 300, 900, 1800, 1800)) {
      state = state.after(world.decision(), failedOn(FALLBACK, TIMED_OUT), world.now());
      failures++;
      assertEquals(retryAt(failures, world.now().plusSeconds(wait)), state.attempts().recovery());
    }

    assertEquals(
        Optional.of("the last switch back failed: mount failed"), state.recovery().reason());
    assertTrue(state.recovery().pending());
    assertEquals(Optional.of("mount failed"), state.lastError());
    assertEquals(Optional.of(FALLBACK), state.active());
    assertEquals(Optional.empty(), state.lastSwitchAt());
    assertEquals(Backoff.NONE, state.attempts().mount());
  }

  @Test
  void aRecoveryRefusedByThunderboltIsRemembered() {
    var world = recovering();

    var attempts = world.afterwards(failedOn(FALLBACK, LOGIN_REFUSED)).attempts();

    assertTrue(attempts.activeBar(TB, world.now()).isPresent());
    assertFalse(attempts.activeBar(FALLBACK, world.now()).isPresent());
  }

  @Test
  void aRecoveryThatLeftNothingMountedIsAFailedMount() {
    var world = recovering().pending("held");

    var state = world.afterwards(failed(TIMED_OUT));

    assertEquals(Optional.empty(), state.active());
    assertFalse(state.recovery().pending());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().mount());
    assertEquals(Backoff.NONE, state.attempts().recovery());
  }

  @Test
  void aManualMoveToThunderboltThatWasRolledBackDelaysTheRecovery() {
    var world = World.onFallbackWithTbUpFor(60);

    var state = world.afterwards(manual(TB), failedOn(FALLBACK, TIMED_OUT));

    assertEquals(retryAt(1, world.now().plusSeconds(60)), state.attempts().recovery());
    assertEquals(Backoff.NONE, state.attempts().mount());
    assertEquals(Optional.of("mount failed"), state.lastError());
    assertEquals(Optional.of(FALLBACK), state.active());
  }

  @Test
  void aManualMoveToFallbackThatWasRolledBackLeavesNoWaits() {
    var world = World.mounted(TB).later(2);

    var state = world.afterwards(manual(FALLBACK), failedOn(TB, UNKNOWN));

    assertEquals(Attempts.NONE, state.attempts());
    assertEquals(Optional.of(TB), state.active());
    assertEquals(Optional.of("mount failed"), state.lastError());
    assertEquals(Optional.empty(), state.lastSwitchAt());
  }

  @Test
  void aManualMoveThatLeftNothingMountedIsAFailedMount() {
    var world = World.mounted(TB);

    var state = world.afterwards(manual(FALLBACK), failed(LOGIN_REFUSED));

    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().mount());
    assertTrue(state.attempts().activeBar(FALLBACK, world.now()).isPresent());
  }

  @Test
  void aFailedUndoCountsForTheInterfaceThatWasToFollow() {
    var world = World.notMounted().strayOn(TB).down(TB);

    var state = world.afterwards(failed(LOGIN_REFUSED));

    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().mount());
    assertTrue(state.attempts().activeBar(FALLBACK, world.now()).isPresent());
    assertFalse(state.attempts().activeBar(TB, world.now()).isPresent());
  }

  @Test
  void aStrayThatCannotBeUndoneIsNoFailureOfTheShare() {
    var world = World.notMounted().strayOn(TB).down(TB);
    var stuck = Failure.of(Failure.Kind.TIMED_OUT, "diskutil did not end in time");

    var state = world.afterwards(Outcome.Failed.ofStray(stuck, Optional.empty()));

    assertEquals(Backoff.NONE, state.attempts().mount());
    assertEquals(Map.of(), state.attempts().bars());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().strays());
    assertEquals(LastError.Subject.STRAY, state.error().orElseThrow().subject());
  }

  @Test
  void anUndoThatFailedBesideAProperMountWaits() {
    var world = World.mounted(FALLBACK).strayOn(TB);

    var stuck = Failure.of(TIMED_OUT, "diskutil did not end in time");
    var state = world.afterwards(Outcome.Failed.ofStray(stuck, Optional.of(FALLBACK)));

    assertEquals(Optional.of(FALLBACK), state.active());
    assertEquals(retryAt(1, world.now().plusSeconds(2)), state.attempts().strays());
    assertEquals(Backoff.NONE, state.attempts().mount());
    world.remembering(state).later(1).then().keeps().because("also mounted at /Volumes/CORE-1");
  }

  @Test
  void aFailedUnmountLeavesItsErrorAndNoWaits() {
    var world = World.mounted(TB);
    var unmount = new Decision.Unmount(UnmountMode.IF_IDLE, "as you asked");

    var state = world.afterwards(unmount, failedOn(TB, TIMED_OUT));

    assertEquals(Attempts.NONE, state.attempts());
    assertEquals(Optional.of("mount failed"), state.lastError());
    assertEquals(Optional.of(TB), state.active());
  }

  @Test
  void aRefusedLoginOutlivesOtherFailures() {
    var world = World.notMounted().mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(5));

    var state = world.afterwards(mount(FALLBACK), failed(TIMED_OUT));

    assertTrue(state.attempts().activeBar(TB, world.now()).isPresent());
  }

  @Test
  void aLoginRefusedOnTheWayBackIsRememberedForTheHostItLedTo() {
    var world = recovering();
    var there = Failure.of(TIMED_OUT, "no answer");
    var back = Failure.of(LOGIN_REFUSED, "refused");

    var state =
        world.afterwards(new Outcome.Failed(there, Optional.empty(), false, Optional.of(back)));

    assertTrue(state.attempts().activeBar(FALLBACK, world.now()).isPresent());
    assertFalse(state.attempts().activeBar(TB, world.now()).isPresent());
  }

  private static Outcome failed(Failure.Kind kind) {
    return new Outcome.Failed(Failure.of(kind, "mount failed"), Optional.empty(), false);
  }

  private static Outcome failedOn(Interface active, Failure.Kind kind) {
    return new Outcome.Failed(Failure.of(kind, "mount failed"), Optional.of(active), true);
  }
}

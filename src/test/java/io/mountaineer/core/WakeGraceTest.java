package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WakeGraceTest {

  private static final MountHealth DEAD = MountHealth.dead("Socket is not connected");

  @Test
  void aForcedMoveIsHeldBackForTenSecondsAfterAWake() {
    World.mounted(TB)
        .down(TB)
        .woke(9)
        .then()
        .keeps()
        .because("woke 9 s ago", "waiting for 10.10.10.1 until 10 s after the wake");

    World.mounted(TB)
        .down(TB)
        .woke(10)
        .then()
        .moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void theWayFromADeadFallbackIsHeldBackToo() {
    assertTrue(isHeldBack(World.mounted(FALLBACK).down(FALLBACK).woke(9)));
    assertFalse(isHeldBack(World.mounted(FALLBACK).down(FALLBACK).woke(10)));
  }

  @Test
  void whatIsHeldBackLeavesNoError() {
    var world = World.mounted(TB).down(TB).woke(3);

    assertEquals(Optional.empty(), world.afterwards(new Outcome.Unchanged()).lastError());
  }

  @Test
  void whereNothingCouldBeDoneNothingIsHeldBack() {
    World.mounted(TB)
        .down(TB)
        .down(FALLBACK)
        .woke(3)
        .then()
        .waits("both 10.10.10.1 and macmini.local are unreachable");
  }

  @Test
  void theWaitIsTwiceTheLongestAbsenceButTenSecondsAtMost() {
    var world = World.mounted(TB).down(TB);

    assertTrue(isHeldBack(world.woke(2).longestAbsence(Duration.ofMillis(1500))));
    assertFalse(isHeldBack(world.woke(3).longestAbsence(Duration.ofMillis(1500))));
    assertTrue(isHeldBack(world.woke(9).longestAbsence(Duration.ofSeconds(30))));
    assertFalse(isHeldBack(world.woke(10).longestAbsence(Duration.ofSeconds(30))));
  }

  @Test
  void aLinkThatIsInactiveForFiveSecondsEndsTheWait() {
    assertTrue(isHeldBack(World.mounted(TB).down(TB).woke(6).linkInactiveFor(4)));
    assertFalse(isHeldBack(World.mounted(TB).down(TB).woke(6).linkInactiveFor(5)));
  }

  @Test
  void aDeadMountWhoseHostIsNotConfirmedIsWaitedForAndOneWhoseHostAnswersIsNot() {
    assertTrue(isHeldBack(World.mounted(TB, DEAD).suspect(TB).woke(3)));
    World.mounted(TB, DEAD).woke(3).then().moves(TB, TB, UnmountMode.FORCE, Cause.DEAD_MOUNT);
  }

  @Test
  void inADarkWakeOnlyWhatIsKnownToBeIdleIsMoved() {
    var world = World.mounted(TB).down(TB).darkWake(30);

    assertTrue(isHeldBack(world));
    assertTrue(isHeldBack(world.open(World.heldByFinalCut())));
    assertTrue(isHeldBack(world.open(new OpenFiles.Unknown("lsof ended with 1"))));
    assertFalse(isHeldBack(world.open(OpenFiles.of(List.of()))));
    assertTrue(isHeldBack(World.mounted(TB, DEAD).darkWake(30)));
  }

  @Test
  void openFilesAreLookedForInADarkWakeOnceTheWaitIsOver() {
    assertTrue(WakeGrace.needsOpenFiles(World.mounted(TB).down(TB).darkWake(10).seen()));
    assertTrue(WakeGrace.needsOpenFiles(World.mounted(TB, DEAD).darkWake(3).seen()));
    assertFalse(WakeGrace.needsOpenFiles(World.mounted(TB).down(TB).darkWake(9).seen()));
    assertFalse(WakeGrace.needsOpenFiles(World.mounted(TB).down(TB).woke(20).seen()));
    assertFalse(WakeGrace.needsOpenFiles(World.mounted(TB).darkWake(20).seen()));
  }

  private static boolean isHeldBack(World world) {
    return world.decision() instanceof Decision.Keep keep && keep.isMoveHeldBack();
  }
}

package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision.Cause;
import org.junit.jupiter.api.Test;

class DepartureTest {

  @Test
  void aDepartedShareStaysOnFallbackHoweverStableThunderboltIs() {
    World.onFallbackWithTbUpFor(4000)
        .autoFailback(true)
        .hold(Hold.DEPARTED)
        .open(new OpenFiles.None())
        .automatically()
        .isReady()
        .because("departed by you");
  }

  @Test
  void itEndsOnceThunderboltWasGoneAndIsStableAgain() {
    World world = World.onFallbackWithTbUpFor(4000).hold(Hold.DEPARTED).down(TB).later(2);
    assertEquals(Hold.DEPARTED, world.remembered().hold());

    world.up(TB).later(2);
    assertEquals(Hold.DEPARTED, world.later(27).remembered().hold());

    assertEquals(Hold.NONE, world.later(3).remembered().hold());
  }

  @Test
  void oneMissedProbeIsNoUnplugging() {
    World world = World.onFallbackWithTbUpFor(4000).hold(Hold.DEPARTED).suspect(TB).later(2);

    world.up(TB).later(2);

    assertEquals(Hold.DEPARTED, world.later(60).remembered().hold());
  }

  @Test
  void twoMissedProbesAre() {
    World world = World.onFallbackWithTbUpFor(4000).hold(Hold.DEPARTED);
    world.suspect(TB).later(2).later(2);

    world.up(TB).later(2);

    assertEquals(Hold.NONE, world.later(30).remembered().hold());
  }

  @Test
  void aMonitorStartEndsItOnceThunderboltIsStableAfterIt() {
    World world = World.onFallbackWithTbUpFor(4000).hold(Hold.DEPARTED).monitorStart();
    assertEquals(Hold.DEPARTED, world.remembered().hold());

    assertEquals(Hold.DEPARTED, world.later(20).remembered().hold());
    assertEquals(Hold.NONE, world.later(10).remembered().hold());
  }

  @Test
  void aFullWakeEndsItOnceThunderboltIsStableAfterIt() {
    World world =
        World.onFallbackWithTbUpFor(4000).hold(Hold.DEPARTED).after(Interruption.SLEEP).woke(0);

    assertEquals(Hold.DEPARTED, world.later(20).remembered().hold());
    assertEquals(Hold.NONE, world.later(10).remembered().hold());
  }

  @Test
  void aDepartedShareThatIsNotMountedIsNotMountedByThunderbolt() {
    World.notMounted()
        .hold(Hold.DEPARTED)
        .down(FALLBACK)
        .automatically()
        .keeps()
        .because("departed", "'arrive'");
    World.notMounted().hold(Hold.DEPARTED).automatically().mounts(FALLBACK, Cause.MOUNT);
  }

  @Test
  void aDepartedShareLeavesADeadFallbackAllTheSame() {
    World world = World.mounted(FALLBACK).hold(Hold.DEPARTED).down(FALLBACK);

    world.automatically().moves(FALLBACK, TB, UnmountMode.FORCE, Cause.FAILOVER);
    ShareState after =
        world.afterwards(world.automaticDecision(), Outcome.Done.with(java.util.Optional.of(TB)));
    assertEquals(Hold.NONE, after.hold());
  }

  @Test
  void aDepartureAtWorkIsNotUndoneWhereItsProcessDied() {
    World.notMounted().departs(false).automatically().mounts(FALLBACK, Cause.MOUNT);
    assertEquals(Hold.DEPARTED, World.notMounted().departs(false).remembered().hold());
  }

  @Test
  void aShareWithoutFallbackIsUnmountedOnlyWhereThatWasSaid() {
    World.mounted(TB)
        .down(FALLBACK)
        .departs(false)
        .open(new OpenFiles.None())
        .automatically()
        .keeps();
    Decision unmount =
        World.mounted(TB)
            .down(FALLBACK)
            .departs(true)
            .open(new OpenFiles.None())
            .automaticDecision();
    assertEquals(new Decision.Unmount(UnmountMode.IF_IDLE, unmount.reason()), unmount);
  }
}

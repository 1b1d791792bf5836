package io.mountaineer.core;

import static io.mountaineer.core.Decision.Cause.REMOUNT;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vanished mounts that are taken for an eject, and all that speaks against it. */
class EjectDetectorTest {

  @ParameterizedTest
  @EnumSource(Interface.class)
  void aHealthyMountThatVanishedBetweenTwoCloseCyclesWasEjected(Interface via) {
    var world = World.mounted(via).later(2).gone();

    assertEquals(Hold.EJECTED, world.remembered().hold());
    world.then().keeps().because("ejected by you");
  }

  @Test
  void aMountNotCheckedInTheCycleBeforeCountsAsHealthy() {
    var world = World.mounted(TB, MountHealth.unchecked()).later(2).gone();

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @Test
  void cyclesOfFiveSecondsAreCloseWhenTheIntervalIsTwo() {
    var world = World.mounted(TB).later(5).gone();

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @Test
  void aGapOfThreeIntervalsIsNoEject() {
    var world = World.mounted(TB).later(6).gone();

    mountsAgain(world);
  }

  @Test
  void aOneShotCommandInfersNothing() {
    var world = World.mounted(TB).later(2).gone().notByMonitor();

    mountsAgain(world);
  }

  @Test
  void aNetworkEventIsNoEject() {
    var world = World.mounted(TB).later(2).gone().networkEvent();

    mountsAgain(world);
  }

  @Test
  void whatComesSoonAfterNewsOfTheNetworkIsNoEject() {
    var world = World.mounted(TB).later(2).gone().quietFor(14);

    mountsAgain(world);
  }

  @Test
  void newsOfTheNetworkThatAreLongAgoSayNothing() {
    var world = World.mounted(TB).later(2).gone().quietFor(15);

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void oneLostProbeOfEitherHostIsNoEject(Interface via) {
    var world = World.mounted(TB).later(2).gone().suspect(via);

    assertEquals(Hold.NONE, world.remembered().hold());
  }

  @ParameterizedTest
  @EnumSource(
      value = Interruption.class,
      names = {"SLEEP", "GAP", "CLOCK_SET_BACK"})
  void aBreakSuchAsSleepIsNoEject(Interruption kind) {
    var world = World.mounted(TB).later(2).gone().after(kind);

    mountsAgain(world);
  }

  @Test
  void theOtherHostLostAtTheSameTimeIsNoEject() {
    var world = World.mounted(TB).later(2).gone().down(FALLBACK);

    mountsAgain(world);
  }

  @Test
  void aHostThatCameUpAtTheSameTimeIsNoEject() {
    var world = World.mounted(TB).down(FALLBACK).later(2).gone().up(FALLBACK);

    mountsAgain(world);
  }

  @Test
  void theHostLostAtTheSameTimeIsNoEject() {
    var world = World.mounted(TB).later(2).gone().down(TB);

    assertEquals(Hold.NONE, world.remembered().hold());
    world.then().mounts(FALLBACK, Cause.MOUNT);
  }

  @Test
  void aHostThatWasDownAllAlongIsNoEject() {
    var world = World.mounted(TB).down(TB).down(FALLBACK).later(2).gone();

    assertEquals(Hold.NONE, world.remembered().hold());
  }

  @ParameterizedTest
  @EnumSource(
      value = MountHealth.State.class,
      names = {"SILENT", "DEAD"})
  void aMountThatWasSilentOrDeadBeforeIsNoEject(MountHealth.State state) {
    var health = state == MountHealth.State.DEAD ? MountHealth.dead("EIO") : MountHealth.silent(1);

    var world = World.mounted(TB, health).later(2).gone();

    assertEquals(Hold.NONE, world.remembered().hold());
    world.then().mountsVia(TB);
  }

  @Test
  void nothingIsInferredWhenEjectsAreNotRespected() {
    var world = World.mounted(TB).respectEject(false).later(2).gone();

    mountsAgain(world);
  }

  @Test
  void theFirstCycleOfAMonitorInfersNothing() {
    var world = World.mounted(TB).later(2).gone().monitorStart();

    mountsAgain(world);
  }

  @Test
  void aMountThatWasNotThereBeforeWasNotEjected() {
    var world = World.notMounted().later(2);

    assertEquals(Hold.NONE, world.remembered().hold());
    world.then().mounts(TB, Cause.MOUNT);
  }

  @Test
  void aMountTableThatCannotBeReadIsNoEject() {
    var world = World.mounted(TB).later(2).tableUnreadable();

    assertEquals(Hold.NONE, world.remembered().hold());
  }

  @Test
  void anUnmountedShareStaysUnmountedByTheUser() {
    var world = World.mounted(TB).later(2).gone().hold(Hold.UNMOUNTED);

    assertEquals(Hold.UNMOUNTED, world.remembered().hold());
  }

  private static void mountsAgain(World world) {
    assertEquals(Hold.NONE, world.remembered().hold());
    world.then().mounts(TB, REMOUNT).because("disappeared");
  }
}

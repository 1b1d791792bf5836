package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ends of holds: an inferred one ends by itself, the user's own only by the user. */
class HoldTest {

  static Stream<Arguments> ends() {
    return Stream.of(
        end("network event", World::networkEvent),
        end("host came up", world -> world.up(TB)),
        end("host was lost", world -> world.down(FALLBACK)),
        end("wake", world -> world.after(Interruption.SLEEP)),
        end("monitor start", World::monitorStart),
        end("mounted by hand", world -> world.showing(World.mount(TB, MountHealth.alive()))));
  }

  private static Arguments end(String name, UnaryOperator<World> event) {
    return Arguments.of(name, event);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void anEjectedShareComesBackWith(String name, UnaryOperator<World> event) {
    var world = World.notMounted().down(TB).hold(Hold.EJECTED).later(2);

    event.apply(world);

    assertEquals(Hold.NONE, world.remembered().hold());
  }

  static Stream<Arguments> allButAMount() {
    return ends().limit(5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("allButAMount")
  void anUnmountedShareStaysAwayIn(String name, UnaryOperator<World> event) {
    var world = World.notMounted().down(TB).hold(Hold.UNMOUNTED).later(2);

    event.apply(world);

    assertEquals(Hold.UNMOUNTED, world.remembered().hold());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  void aPinnedShareStaysPinnedIn(String name, UnaryOperator<World> event) {
    var world = World.notMounted().down(TB).hold(Hold.PINNED).later(2);

    event.apply(world);

    assertEquals(Hold.PINNED, world.remembered().hold());
  }

  @Test
  void anEjectedShareStaysAwayInAGap() {
    var world = World.notMounted().hold(Hold.EJECTED).later(2);

    world.after(Interruption.GAP);

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @Test
  void aLostProbeThatNobodyConfirmedBringsNoEjectedShareBack() {
    var world = World.notMounted().hold(Hold.EJECTED).later(2).suspect(FALLBACK).later(2);

    world.up(FALLBACK);

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @Test
  void anEjectedShareIsMountedInTheCycleThatEndsTheHold() {
    var world = World.notMounted().hold(Hold.EJECTED).later(2);

    world.networkEvent();

    world.then().mounts(TB, Cause.MOUNT);
  }

  @Test
  void anEjectedShareStaysAwayInQuietCycles() {
    var world = World.mounted(TB).later(2).gone();

    world.later(2).later(2);

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @Test
  void aOneShotCommandDoesNotEndAnInferredHold() {
    var world = World.notMounted().hold(Hold.EJECTED);

    world.oneShot();

    assertEquals(Hold.EJECTED, world.remembered().hold());
  }

  @Test
  void theUserEndsWhatKeepsAShareAwayAndNotAPin() {
    for (Hold hold : List.of(Hold.UNMOUNTED, Hold.EJECTED)) {
      assertEquals(Hold.NONE, ShareState.NEW.withHold(hold).clearedByUser().hold());
    }
    assertEquals(Hold.PINNED, ShareState.NEW.withHold(Hold.PINNED).clearedByUser().hold());
  }

  @Test
  void aShareThatTheUserMountsAgainIsHeldNoLonger() {
    var world = World.notMounted().hold(Hold.UNMOUNTED).later(2);

    world.showing(World.mount(TB, MountHealth.alive()));

    assertEquals(Hold.NONE, world.remembered().hold());
    world.down(TB).then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void aMountOfOursThatLandsAfterTheUnmountIsTakenAwayAgain() {
    var world = World.notMounted().hold(Hold.UNMOUNTED).later(2);

    world.showing(World.mount(TB, MountHealth.alive())).underWay(TB, 30);

    assertEquals(Hold.UNMOUNTED, world.remembered().hold());
    assertEquals("unmount", world.decision().action());
  }

  @Test
  void aMountOfOursThatLandedLateIsNotTheUsersHoweverLongItStays() {
    var world = World.notMounted().hold(Hold.UNMOUNTED).later(2);
    world.showing(World.mount(TB, MountHealth.alive())).underWay(TB, 50).later(20);

    world.underWay(TB, 70);

    assertEquals(Hold.UNMOUNTED, world.remembered().hold());
    assertEquals("unmount", world.decision().action());
  }

  @Test
  void theFailureToTakeALateMountAwayIsShownUntilItIsGone() {
    var world = World.notMounted().hold(Hold.UNMOUNTED).later(2);
    world.showing(World.mount(TB, MountHealth.alive())).underWay(TB, 50);
    var failure = Failure.of(Failure.Kind.TIMED_OUT, "diskutil did not end in time");
    world.remembering(world.afterwards(new Outcome.Failed(failure, Optional.of(TB), false)));

    assertEquals(Optional.of("diskutil did not end in time"), world.remembered().lastError());
    world.showing(new MountStatus.NotMounted());

    assertEquals(Optional.empty(), world.remembered().lastError());
  }

  @Test
  void aMountThatTimedOutMayLandForTenMinutesAgainstTheUsersWill() {
    var world =
        World.notMounted()
            .hold(Hold.UNMOUNTED)
            .mountFailed(Failure.Kind.TIMED_OUT, TB, Duration.ofMinutes(9));

    world.showing(World.mount(TB, MountHealth.alive()));

    assertEquals(Hold.UNMOUNTED, world.remembered().hold());
  }
}

package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextMomentTest {

  @Test
  void aShareOnThunderboltWaitsForNothing() {
    assertEquals(Optional.empty(), next(World.mounted(TB).later(2)));
  }

  @Test
  void aShareOnFallbackWaitsForTheEndOfTheWindow() {
    assertEquals(in(12), next(World.onFallbackWithTbUpFor(18)).map(String::valueOf));
  }

  @Test
  void aWindowThatIsOverIsNotWaitedFor() {
    assertEquals(Optional.empty(), next(World.onFallbackWithTbUpFor(30)));
  }

  @Test
  void aMoveThatIsHeldBackAfterAWakeWaitsForItsEnd() {
    var world = World.mounted(TB).down(TB).woke(3);

    assertEquals(in(7), next(world).map(String::valueOf));
    assertEquals(in(1), next(world.linkInactiveFor(4)).map(String::valueOf));
    assertEquals(Optional.empty(), next(World.mounted(TB).woke(3)));
  }

  @Test
  void aMountThatCouldNotBeJudgedIsLookedAtAgainSoon() {
    assertEquals(in(2), next(World.mounted(TB).suspect(TB)).map(String::valueOf));
    assertEquals(in(2), next(World.mounted(TB).refused(TB)).map(String::valueOf));
    assertEquals(in(2), next(mountedAnd(MountHealth.silent(1))).map(String::valueOf));
    assertEquals(in(2), next(mountedAnd(MountHealth.unsure())).map(String::valueOf));
    assertEquals(Optional.empty(), next(mountedAnd(MountHealth.withoutTraffic())));
  }

  @Test
  void aServerThatMacosGoesOnRefusingIsLookedAtOnlyOnceMore() {
    var refused = World.mounted(TB).refused(TB);

    assertEquals(Optional.empty(), next(refused.later(2)));
  }

  private static World mountedAnd(MountHealth health) {
    return World.mounted(TB).showing(World.mount(TB, health));
  }

  @Test
  void ofSeveralMomentsTheFirstOneCounts() {
    var world =
        World.onFallbackWithTbUpFor(18)
            .recoveryFailed(Failure.Kind.UNKNOWN, Duration.ofSeconds(55));

    assertEquals(in(5), next(world).map(String::valueOf));
  }

  @Test
  void aMountThatFailedWaitsForItsNextTry() {
    var world = World.notMounted().mountFailed(Failure.Kind.UNKNOWN, TB, Duration.ofMillis(500));

    assertEquals(Optional.of(world.now().plusMillis(1500)), next(world));
  }

  @Test
  void aRefusedLoginWaitsForTheEndOfItsBar() {
    var world =
        World.notMounted().mountFailed(Failure.Kind.LOGIN_REFUSED, TB, Duration.ofMinutes(10));

    assertEquals(Optional.of(world.now().plus(Duration.ofMinutes(20))), next(world));
  }

  @Test
  void aShareThatIsKeptAwayWaitsForNothing() {
    var world =
        World.notMounted()
            .mountFailed(Failure.Kind.UNKNOWN, TB, Duration.ofMillis(500))
            .hold(Hold.UNMOUNTED);

    assertEquals(Optional.empty(), next(world));
  }

  @Test
  void aMomentOfAClockThatWasSetBackIsIgnored() {
    var world = World.mounted(FALLBACK).recoveryFailed(Failure.Kind.UNKNOWN, Duration.ofHours(-9));

    assertEquals(in(30), next(world).map(String::valueOf));
  }

  private static Optional<Instant> next(World world) {
    return NextMoment.of(world.settings(), world.seen(), world.remembered(), world.now());
  }

  /** Returns the moment so many seconds after the start of every world. */
  private static Optional<String> in(int seconds) {
    return Optional.of(World.notMounted().now().plusSeconds(seconds).toString());
  }
}

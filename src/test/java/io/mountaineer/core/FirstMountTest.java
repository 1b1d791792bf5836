package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstMountTest {

  @Test
  void aHostThatAnsweredOnceIsLookedAtAgain() {
    World.notMounted()
        .firstMountSince(0)
        .sameAnswerFor(TB, Duration.ZERO)
        .then()
        .keeps()
        .because("not mounted; Thunderbolt answered once, checked again in 2 s");
  }

  @Test
  void aHostThatAnswersForTwoSecondsIsMountedBy() {
    var world = World.notMounted().firstMountSince(3);

    world.sameAnswerFor(TB, Duration.ofMillis(1999)).then().keeps().because("again in 1 s");
    world.sameAnswerFor(TB, Duration.ofSeconds(2)).then().mounts(TB, Cause.MOUNT);
  }

  @Test
  void theOneHostsAnswersAreNotTheOthers() {
    World.notMounted()
        .firstMountSince(3)
        .sameAnswerFor(FALLBACK, Duration.ofSeconds(3))
        .sameAnswerFor(TB, Duration.ofSeconds(1))
        .then()
        .keeps()
        .because("Thunderbolt answered once, checked again in 1 s");
  }

  @Test
  void aHostThatIsRefusedByMacOsIsTriedAfterTheSecondRefusal() {
    var world = World.notMounted().refused(TB).down(FALLBACK).firstMountSince(3);

    world
        .sameAnswerFor(TB, Duration.ZERO)
        .then()
        .keeps()
        .because("Thunderbolt was blocked once by macOS for this program, checked again in 2 s");
    world.sameAnswerFor(TB, Duration.ofSeconds(2)).then().mountsVia(TB);
  }

  @Test
  void fifteenSecondsAfterTheStartOneAnswerIsEnough() {
    var world = World.notMounted();

    world.firstMountSince(14).sameAnswerFor(TB, Duration.ZERO).then().keeps();
    world.firstMountSince(15).sameAnswerFor(TB, Duration.ZERO).then().mountsVia(TB);
  }

  @Test
  void aMountThatVanishedWaitsForNoSecondAnswer() {
    World.mounted(TB)
        .later(2)
        .gone()
        .respectEject(false)
        .firstMountSince(2)
        .sameAnswerFor(TB, Duration.ZERO)
        .then()
        .mounts(TB, Cause.REMOUNT);
  }

  @Test
  void aStrayStaysUntilTheSecondAnswerUnlessItsServerIsDown() {
    var world =
        World.notMounted().strayOn(FALLBACK).firstMountSince(0).sameAnswerFor(TB, Duration.ZERO);

    world.then().keeps().because("mounted only at /Volumes/CORE-1; Thunderbolt answered once");
    world.strayOfDownServer().then().undoes(Optional.of(TB));
  }

  @Test
  void aMountOnItsWayIsNotDoubledByAnEarlyTryOfTheSameHost() {
    World.notMounted()
        .underWay(TB, 5)
        .firstMountSince(0)
        .sameAnswerFor(TB, Duration.ZERO)
        .then()
        .keeps()
        .because("answered once");
  }

  @Test
  void theMomentOfTheSecondLookIsANextMoment() {
    var world = World.notMounted().firstMountSince(14).sameAnswerFor(FALLBACK, Duration.ZERO);

    assertEquals(Optional.of(world.now().plusSeconds(1)), next(world));
    assertEquals(
        Optional.of(world.now().plusMillis(400)),
        next(world.sameAnswerFor(TB, Duration.ofMillis(1600))));
    assertEquals(Optional.empty(), next(world.showing(World.mount(TB, MountHealth.alive()))));
  }

  @Test
  void whatIsLookedAtAgainIsNoError() {
    var world = World.notMounted().firstMountSince(0).sameAnswerFor(TB, Duration.ZERO);

    assertEquals(Optional.empty(), world.afterwards(new Outcome.Unchanged()).lastError());
  }

  private static Optional<Instant> next(World world) {
    return NextMoment.of(world.settings(), world.seen(), world.remembered(), world.now());
  }
}

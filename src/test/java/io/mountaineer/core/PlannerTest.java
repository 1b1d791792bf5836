package io.mountaineer.core;

import static io.mountaineer.core.Decision.Cause.MOUNT;
import static io.mountaineer.core.Decision.Cause.REMOUNT;
import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Failure.Kind.UNREACHABLE;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows for a share that is not mounted. */
class PlannerTest {

  private static final String BOTH = "both 10.10.10.1 and macmini.local are unreachable";

  @Test
  void mountsViaThunderboltWithoutWaitingForTheWindow() {
    var world = World.notMounted();

    world.then().mounts(TB, MOUNT).because("not mounted", "Thunderbolt is reachable");
  }

  @ParameterizedTest
  @EnumSource(
      value = HostHealth.State.class,
      names = {"SUSPECT", "DOWN"})
  void mountsViaFallbackWhenOnlyFallbackIsReachable(HostHealth.State thunderbolt) {
    var world = World.notMounted();

    world = thunderbolt == HostHealth.State.DOWN ? world.down(TB) : world.suspect(TB);

    world.then().mounts(FALLBACK, MOUNT).because("not mounted", "fallback address is reachable");
  }

  @Test
  void mountsViaThunderboltWhenOnlyThunderboltIsReachable() {
    var world = World.notMounted().down(FALLBACK);

    world.then().mounts(TB, MOUNT);
  }

  @Test
  void waitsWhenNoneIsReachableAndSaysSo() {
    var world = World.notMounted().down(TB).suspect(FALLBACK);

    world
        .then()
        .waits(BOTH)
        .because(BOTH, "not mounted", "tb: no route to host", "fallback: no answer in 800 ms");
  }

  @Test
  void mountsAPinnedShareViaFallback() {
    var world = World.notMounted().hold(Hold.PINNED);

    world.then().mounts(FALLBACK, MOUNT).because("fallback address is reachable");
  }

  @Test
  void mountsAPinnedShareViaThunderboltRatherThanNotAtAll() {
    var world = World.notMounted().hold(Hold.PINNED).down(FALLBACK);

    world.then().mounts(TB, MOUNT);
  }

  @Test
  void waitsForTheBackOffAfterAFailedMount() {
    var world = World.notMounted().mountFailed(UNREACHABLE, TB, Duration.ofSeconds(1));

    world.then().waits("the last mount failed").because("1 failed attempt", "next try in 1 s");
  }

  @Test
  void keepsTheErrorOfTheFailedMountWhileItWaits() {
    var world = World.notMounted().mountFailed(UNREACHABLE, TB, Duration.ofSeconds(1));

    world.lastError("share not found");

    world.then().waits("share not found");
  }

  @Test
  void mountsAgainWhenTheBackOffIsOver() {
    var world = World.notMounted().mountFailed(UNREACHABLE, TB, Duration.ofSeconds(2));

    world.then().mounts(TB, MOUNT);
  }

  @Test
  void mountsAtOnceAfterANetworkEvent() {
    var world = World.notMounted().mountFailed(UNREACHABLE, TB, Duration.ofSeconds(1));

    world.networkEvent();

    world.then().mounts(TB, MOUNT);
  }

  @Test
  void mountsAtOnceWhenTheUserTookTheShareUp() {
    var world = World.notMounted().mountFailed(LOGIN_REFUSED, TB, Duration.ofSeconds(1));

    world.remembering(world.remembered().clearedByUser());

    world.then().mounts(TB, MOUNT);
  }

  @ParameterizedTest
  @CsvSource({"3", "1799"})
  void doesNotRepeatARefusedLoginFor30Minutes(int secondsAgo) {
    var world =
        World.notMounted()
            .down(FALLBACK)
            .mountFailed(LOGIN_REFUSED, TB, Duration.ofSeconds(secondsAgo));

    world
        .then()
        .waits("10.10.10.1 refused the login")
        .because("10.10.10.1 refused the login", "when you mount or switch it", "30 minutes");
  }

  @Test
  void aRefusedLoginIsReportedAgainWhenTheHostIsBack() {
    var world =
        World.notMounted().down(FALLBACK).mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(1));

    world.lastError("both 10.10.10.1 and macmini.local are unreachable");

    world.then().waits("10.10.10.1 refused the login");
  }

  @Test
  void aNetworkEventDoesNotRepeatARefusedLogin() {
    var world =
        World.notMounted().down(FALLBACK).mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(1));

    world.networkEvent();

    world.then().waits("10.10.10.1 refused the login");
  }

  @Test
  void triesARefusedLoginAgainAfter30Minutes() {
    var world = World.notMounted().mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(30));

    world.then().mounts(TB, MOUNT);
  }

  @Test
  void aLoginRefusedByOneHostDoesNotStopTheOther() {
    var fallbackOnly =
        World.notMounted().mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(5)).down(TB);
    var both = World.notMounted().mountFailed(LOGIN_REFUSED, FALLBACK, Duration.ofMinutes(5));

    fallbackOnly.then().mounts(FALLBACK, MOUNT);
    both.then().mounts(TB, MOUNT);
  }

  @Test
  void aShareWhoseThunderboltRefusesTheLoginIsMountedViaFallbackAndSaysWhy() {
    var world = World.notMounted().mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(5));

    world.then().mounts(FALLBACK, MOUNT).because("not over Thunderbolt", "refused the login");
  }

  @Test
  void aShareMountedInTheHomeByThunderboltIsMountedViaFallback() {
    var world = World.notMounted().mountedElsewhereBy(TB);

    world.then().mounts(FALLBACK, MOUNT).because("/Users/anna/core");
    world
        .down(FALLBACK)
        .then()
        .waits(
            "the share is mounted by this address at /Users/anna/core, and macOS mounts it once");
  }

  @Test
  void whileAMountMayStillLandOnlyItsOwnHostIsTried() {
    World.notMounted().underWay(TB, 20).then().mounts(TB, MOUNT);
    World.notMounted()
        .underWay(TB, 20)
        .down(TB)
        .then()
        .waits("a mount over 10.10.10.1 may still be under way");
    World.notMounted().underWay(TB, 61).down(TB).then().mounts(FALLBACK, MOUNT);
  }

  @Test
  void afterATimeoutTheOtherHostIsTriedOnceTheFirstMountCanNoLongerLand() {
    var world = World.notMounted().mountFailed(Failure.Kind.TIMED_OUT, TB, Duration.ofSeconds(5));

    world.underWay(TB, 35).then().waits("a mount over 10.10.10.1 may still be under way");
    world.underWay(TB, 61).then().mounts(FALLBACK, MOUNT);
  }

  @Test
  void aHostThatOnlyMacOsRefusesIsTriedAllTheSame() {
    World.notMounted().refused(TB).refused(FALLBACK).then().mounts(TB, MOUNT);
    World.notMounted().refused(TB).down(FALLBACK).then().mounts(TB, MOUNT);
    World.notMounted()
        .refused(TB)
        .refused(FALLBACK)
        .mountFailed(Failure.Kind.UNKNOWN, TB, Duration.ofSeconds(3))
        .then()
        .mounts(FALLBACK, MOUNT);
    World.notMounted().refused(TB).then().mounts(FALLBACK, MOUNT);
    World.notMounted()
        .unknown(TB)
        .unknown(FALLBACK)
        .then()
        .waits("both 10.10.10.1 and macmini.local are unreachable");
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void mountsAVanishedMountAgainOnTheSameInterface(Interface via) {
    var world = World.mounted(via).later(2);

    world.gone().networkEvent();

    world.then().mounts(via, REMOUNT).because("disappeared", via.address() + " is reachable");
  }

  @Test
  void aMountThatVanishedWithItsHostGoesToTheOtherInterface() {
    var world = World.mounted(TB).later(2);

    world.gone().down(TB);

    world.then().mounts(FALLBACK, MOUNT);
  }

  @Test
  void doesNotRepeatARefusedLoginForAVanishedMount() {
    var world =
        World.mounted(FALLBACK)
            .down(TB)
            .mountFailed(LOGIN_REFUSED, FALLBACK, Duration.ofMinutes(1));

    world.later(2).gone().networkEvent();

    world.then().waits("macmini.local refused the login");
  }
}

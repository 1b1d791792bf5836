package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Hold;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, which wake and prove nothing: what counts is the way to a share's hosts. */
class RelevantEventStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder).listening();
  }

  @ParameterizedTest
  @ValueSource(strings = {"awdl0/Link", "llw0/IPv6", "utun3/IPv4", "en7/IPv4", "network_change"})
  void whatTouchesNoWayToAHostBringsNoEjectedShareBack(String key) {
    ejected();

    stir(key, 30);

    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
    assertEquals(0, mac.logged("network_event"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bridge0/Link", "bridge0/IPv4", "en0/IPv6", "Global/IPv4"})
  void whatTouchesTheWayToAHostDoes(String key) {
    ejected();

    mac.mac.events().networkChanged(key);
    mac.runFor(2);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
    assertEquals(1, mac.logged("network_event"));
  }

  @Test
  void anEjectIsSeenAmidNoise() {
    mac.mountedVia(TB).runFor(20);

    mac.in(Duration.ofMillis(900), () -> mac.mac.eject(mac.volume(CORE)));
    stir("awdl0/Link", 10);

    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
  }

  @Test
  void whereNoRouteCanBeReadALinkThatMayMatterCountsAndNoiseDoesNot() {
    unknownWays();
    mac.mountedVia(TB).runFor(20);
    mac.mac.events().networkChanged("en5/Link");
    mac.runFor(2).mac.eject(mac.volume(CORE));
    mac.runFor(4).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);

    mac.runFor(30).logEvents.clear();
    mac.in(Duration.ofMillis(900), () -> mac.mac.eject(mac.volume(CORE)));
    stir("awdl0/Link", 10);

    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
  }

  @Test
  void whereNoRouteCanBeReadNoEventBringsAnEjectedShareBack() {
    unknownWays();
    ejected();

    stir("en0/IPv4", 30);

    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
  }

  private void unknownWays() {
    mac.tb().leavesBy("");
    mac.fallback().leavesBy("");
  }

  private void ejected() {
    mac.mountedVia(TB).runFor(20).mac.eject(mac.volume(CORE));
    mac.runFor(10).then(CORE).isHeld(Hold.EJECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"awdl0/Link", "bridge0/IPv4", "Global/IPv4"})
  void aRecoveryThatFailsTakesTheWorkingMountAwayOnceWhateverEventsCome(String key) {
    mac.settings.window = Duration.ZERO;
    mac.mountsFail(TB, Kind.UNKNOWN).mountedVia(FALLBACK);

    stir(key, 50);

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
  }

  @Test
  void aRecoveryThatFailedIsTriedAgainFiveSecondsAfterThunderboltHasComeBack() {
    mac.settings.window = Duration.ZERO;
    mac.mountsFail(TB, Kind.UNKNOWN).mountedVia(FALLBACK).runFor(6);
    mac.pullThunderbolt().runFor(4).mountsWork(TB).plugInThunderbolt();

    mac.runFor(4).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void aThunderboltThatBlinkedInTheMiddleOfItsRecoveryIsNotWaitedForAMinute() {
    mac.settings.window = Duration.ofSeconds(4);
    mac.mountsFail(TB, Kind.UNREACHABLE).mountedVia(FALLBACK).runFor(5);
    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");

    mac.mountsWork(TB).runFor(10);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aThunderboltThatOnlySaysItIsUnreachableDoesNotCostTheMountAgainAndAgain() {
    mac.settings.window = Duration.ZERO;
    mac.mountsFail(TB, Kind.UNREACHABLE).mountedVia(FALLBACK);

    mac.runFor(100);

    long tries = mac.tap.calls("unmount CORE");
    assertTrue(tries <= 2, () -> tries + " tries:\n" + mac.log());
  }

  @Test
  void aLinkThatOnlyOneShareUsesEndsTheWaitOfThatShareAlone() {
    mac.mac.host(VAULT.thunderboltHost()).leavesBy("en9");
    mac.mac.host(VAULT.fallbackHost()).leavesBy("en8");
    mac.manages(CORE, VAULT).mountedVia(TB).runFor(20);
    mac.mac.eject(mac.volume(CORE));
    mac.mac.eject(mac.volume(VAULT));
    mac.runFor(10);

    mac.mac.events().networkChanged("en9/Link");
    mac.runFor(4);

    mac.then(CORE).isNotMounted().isHeld(Hold.EJECTED);
    mac.then(VAULT).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void routesAreNotAskedForInQuietCycles() {
    mac.mountedVia(TB).runFor(10);
    mac.tap.forget();

    mac.runFor(600);

    assertEquals(0, mac.tap.calls("route"));
  }

  /** Reports one key every 700 ms, as a radio that looks for its peers makes it. */
  private void stir(String key, int seconds) {
    for (int millis = 0; millis < seconds * 1000; millis += 700) {
      mac.in(Duration.ofMillis(millis), () -> mac.mac.events().networkChanged(key));
    }
    mac.runFor(seconds);
  }
}

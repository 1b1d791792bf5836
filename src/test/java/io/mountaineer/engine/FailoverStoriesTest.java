package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailoverStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aPulledCableLeadsToFailoverEvenWithOpenFiles() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro");

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isNotTbReady();
    assertEquals(
        List.of(
            "mounted by hand 10.10.10.1/CORE at CORE",
            "unmounted by force CORE",
            "mounted macmini.local/CORE at CORE"),
        mac.mac.ledger());
  }

  @Test
  void holdersOfOpenFilesAtAFailoverAreReported() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro");

    mac.pullThunderbolt().cycle();

    assertTrue(mac.log().contains("in use by Final Cut Pro (pid 712)"), mac.log());
  }

  @Test
  void packetsThatVanishLeadToFailoverToo() {
    mac.mountedVia(TB);

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  /** Each reading starts a program, and the share is away meanwhile. */
  @ParameterizedTest
  @EnumSource(
      value = Link.class,
      names = {"DOWN", "BLACK_HOLE"})
  void aFailoverOfTheMonitorReadsTheMountTableAtMostFourTimes(Link link) {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").cycle();
    mac.tap.forget();

    mac.tb().goes(link);
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertTrue(mac.tap.calls("mount table") <= 4, () -> mac.tap.calls("mount table") + " readings");
  }

  @Test
  void aHangingLookAtTheOpenFilesDoesNotHoldUpAFailover() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro");
    Instant start = mac.time.now();

    mac.mac.faults().lsofHangs(true);
    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertTrue(Duration.between(start, mac.time.now()).toSeconds() < 2, "took too long");
  }

  @Test
  void aFailoverDoesNotAskTheMountItLeaves() {
    mac.mountedVia(TB);
    mac.tap.forget();

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    // One question only: to the new mount, for its proof of life.
    assertEquals(1, mac.tap.calls("df CORE"));
  }

  @Test
  void oneMissedProbeTearsNothingDown() {
    mac.mountedVia(TB);

    mac.tb().missesProbes(1);
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void whenBothHostsAreDownTheMountIsKeptAndTheErrorSaysSo() {
    mac.mountedVia(TB);

    mac.pullThunderbolt().pullFallback().runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasError("are unreachable");
  }

  @Test
  void theErrorIsGoneWithTheFirstHealthyCycle() {
    mac.mountedVia(TB).pullThunderbolt().pullFallback().runFor(60);

    mac.plugInThunderbolt().cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aDyingFallbackSendsTheShareToThunderboltBeforeTheWindowIsOver() {
    mac.mountedVia(TB).pullThunderbolt().cycle();
    mac.plugInThunderbolt().runFor(4).then(CORE).isMountedVia(FALLBACK);

    mac.pullFallback().cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aFailoverThatCannotMountNeverTriesTheDeadHostAgain() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNKNOWN);
    mac.tap.forget();

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isNotMounted().hasError("macmini.local says unknown");
    assertEquals(0, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aFailoverThatCouldNotMountIsFinishedLater() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNKNOWN).pullThunderbolt().cycle();

    mac.mountsWork(FALLBACK).runFor(6);

    mac.then(CORE).isMountedVia(FALLBACK).hasNoError();
  }

  @Test
  void aFailedMountIsTriedOnceMoreAfterAPause() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNREACHABLE);
    Instant start = mac.time.now();

    mac.pullThunderbolt().cycle();

    assertEquals(2, mac.tap.calls("mount macmini.local"));
    assertTrue(Duration.between(start, mac.time.now()).toMillis() >= 1000, "no pause");
  }

  @Test
  void afterAFailoverTheShareCameToAnotherInterfaceJustNow() {
    mac.mountedVia(TB).runFor(100);

    mac.pullThunderbolt().cycle();

    Instant at = mac.then(CORE).state().lastSwitchAt().orElseThrow();
    assertEquals(0, Duration.between(at, mac.time.now()).toSeconds());
  }

  @Test
  void thunderboltIsHealthyOnlyWhileItCarriesTheShare() {
    mac.mountedVia(TB);
    assertTrue(mac.then(CORE).state().hosts().tbHealthySince().isPresent());

    mac.pullThunderbolt().cycle().plugInThunderbolt().cycle();

    assertTrue(mac.then(CORE).state().hosts().tb());
    assertTrue(mac.then(CORE).state().hosts().tbHealthySince().isEmpty());
  }
}

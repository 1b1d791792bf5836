package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nights and their mornings, by how long each way to the server needs after the wake. */
class MorningStoriesTest {

  private static final Duration NIGHT = Duration.ofHours(8);
  private static final String WRITER = "Final Cut Pro";

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder).listening();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "1, 9", "4, 1", "9, 9", "0, 9"})
  void aWriterSurvivesWhicheverWayComesFirst(int wifi, int thunderbolt) {
    mac.mountedVia(TB).runFor(20).opens(CORE, WRITER);

    morning(wifi, thunderbolt).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
    assertEquals(0, mac.logged("failover"), mac::log);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void aWriterOnFallbackSurvivesASlowWifi(int wifi) {
    mac.mountedVia(FALLBACK).opens(CORE, WRITER).runFor(60);

    morning(wifi, 0).runFor(60);

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted().isTbReady();
  }

  @Test
  void aWriterOnAThunderboltThatNeedsHalfAMinuteIsMovedOnceAndGoesBackWhenItIsDone() {
    mac.mountedVia(TB).runFor(20).opens(CORE, WRITER);

    morning(1, 30).runFor(9).then(CORE).isMountedVia(TB).wasNeverUnmounted();
    mac.runFor(8).then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");

    mac.opens(CORE, WRITER).runFor(90).then(CORE).isMountedVia(FALLBACK).isTbReady();
    mac.mac.closeAll();
    mac.runFor(10).then(CORE).isMountedVia(TB).isNotTbReady();
    assertEquals(1, mac.logged("failover"), mac::log);
  }

  @Test
  void whereNothingAnswersForHalfAMinuteTheMountStaysAndHealsIfItsOwnWayComesFirst() {
    mac.mountedVia(TB).runFor(20).opens(CORE, WRITER);

    morning(31, 30).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aWriterSurvivesANightOfDarkWakesAndASlowMorning() {
    mac.mountedVia(TB).runFor(20).opens(CORE, WRITER);
    mac.mac.faults().darkWake(true);
    for (int wake = 0; wake < 12; wake++) {
      bothAreAway();
      mac.time.sleep(Duration.ofMinutes(40));
      mac.in(Duration.ofSeconds(2), mac::plugInFallback).runFor(25);
    }

    mac.mac.faults().darkWake(false);
    morning(1, 4).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
    assertEquals(12, mac.logged("dark_wake"), mac::log);
  }

  @Test
  void aDarkWakeWithoutAnyWayChangesNothingAboutAShareThatIsNotMounted() {
    bothAreAway();
    mac.runFor(20).mac.faults().darkWake(true);
    mac.time.sleep(NIGHT);
    mac.runFor(30).then(CORE).isNotMounted();

    mac.mac.faults().darkWake(false);
    mac.plugInFallback().plugInThunderbolt();

    mac.runFor(10).then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aShareThatWasNotMountedWaitsForAThunderboltThatComesRightAfterWifi() {
    bothAreAway();
    mac.runFor(20);

    morning(1, 2).runFor(30);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
    assertEquals(1, mac.logged("mounted"), mac::log);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 9, 30})
  void aShareThatWasNotMountedComesByWifiAndGoesOverToASlowThunderbolt(int thunderbolt) {
    bothAreAway();
    mac.runFor(20);

    morning(1, thunderbolt).runFor(5).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(80).then(CORE).isMountedVia(TB).hasNoError();
    assertEquals(2, mac.logged("mounted"), mac::log);
  }

  @Test
  void aWifiThatStammersAfterTheWakeIsMountedByOnceItStands() {
    bothAreAway();
    mac.runFor(20);
    morning(1, 3600);
    mac.in(Duration.ofMillis(2500), mac::pullFallback);
    mac.in(Duration.ofMillis(6500), mac::plugInFallback);

    mac.runFor(30).then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();

    assertEquals(0, mac.logged("mount_failed"), mac::log);
  }

  @Test
  void severalMorningsMakeNoMoveMoreThanTheyNeed() {
    mac.mountedVia(TB).runFor(20).opens(CORE, WRITER);

    for (int day = 0; day < 5; day++) {
      morning(1, day % 2 == 0 ? 4 : 1).runFor(100);
    }

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  /** Lets the Mac sleep for a night; each way comes back so many seconds after the wake. */
  private FakeMac morning(int wifi, int thunderbolt) {
    bothAreAway();
    mac.time.sleep(NIGHT);
    mac.in(Duration.ofSeconds(wifi), mac::plugInFallback);
    return mac.in(Duration.ofSeconds(thunderbolt).plusMillis(1), mac::plugInThunderbolt);
  }

  private void bothAreAway() {
    mac.tb().goes(Link.BLACK_HOLE);
    mac.fallback().goes(Link.BLACK_HOLE);
  }
}

package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nights and mornings: after a wake the ways to the servers come back one after another. */
class WakeStoriesTest {

  private static final Duration NIGHT = Duration.ofHours(8);

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void aWriterSurvivesAThunderboltThatIsSlowToWake(int seconds) {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);

    mac.in(Duration.ofSeconds(seconds), mac::plugInThunderbolt).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aSleepAmidTheFirstCycleOfAMonitorIsASleep() {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    AtomicBoolean slept = new AtomicBoolean();
    mac.restart()
        .tap
        .before(
            call -> {
              if (slept.compareAndSet(false, true)) {
                mac.tb().goes(Link.BLACK_HOLE);
                mac.time.sleep(NIGHT);
              }
            });

    mac.in(Duration.ofSeconds(4), mac::plugInThunderbolt).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 9})
  void aWriterSurvivesAServerThatRefusesAtOnceForAWhile(int seconds) throws IOException {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    Path refused = Files.createDirectories(folder.resolve("mac/down")).resolve("10.10.10.1");
    Files.createFile(refused);
    mac.time.sleep(NIGHT);

    mac.in(Duration.ofSeconds(seconds), () -> assertTrue(refused.toFile().delete())).runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aThunderboltThatNeedsHalfAMinuteIsLeftAfterTenSecondsAndTakenBack() {
    mac.mountedVia(TB).runFor(10);
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);
    mac.in(Duration.ofSeconds(30), mac::plugInThunderbolt);

    mac.runFor(8).then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
    mac.runFor(7).then(CORE).isMountedVia(FALLBACK);
    mac.runFor(60).then(CORE).isMountedVia(TB);
  }

  @Test
  void wifiThatComesFirstTakesNothingFromThunderbolt() {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    mac.tb().goes(Link.BLACK_HOLE);
    mac.pullFallback().time.sleep(NIGHT);
    mac.in(Duration.ofSeconds(2), mac::plugInFallback);
    mac.in(Duration.ofSeconds(7), mac::plugInThunderbolt);

    mac.runFor(60).then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aCableThatWasPulledDuringTheSleepCountsAfterFiveSeconds() {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    mac.pullThunderbolt().time.sleep(NIGHT);

    mac.runFor(4).then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.runFor(3).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aLinkThatComesBackWithinFiveSecondsIsWaitedFor() {
    mac.mountedVia(TB).runFor(10);
    mac.pullThunderbolt().time.sleep(NIGHT);
    mac.in(Duration.ofSeconds(3), () -> mac.tb().goes(Link.BLACK_HOLE));
    mac.in(Duration.ofSeconds(7), mac::plugInThunderbolt);

    mac.runFor(30).then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void theEndOfTheWaitStartsACycleHoweverLongTheInterval() {
    mac.settings.interval = Duration.ofMinutes(10);
    mac.mountedVia(TB);
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);

    mac.runFor(15);

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aMorningTeachesHowLongToWaitOnTheNext() {
    mac.mountedVia(TB).runFor(10);
    morningWithThunderboltAfter(1);
    Absence learned = absence();
    assertTrue(learned.lasted().toMillis() < 4000, learned::toString);

    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);
    mac.runFor(9);

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void onlyALongerAbsenceIsRemembered() {
    mac.mountedVia(TB).runFor(10);
    morningWithThunderboltAfter(4);
    Absence longest = absence();

    morningWithThunderboltAfter(1);

    assertEquals(longest, absence());
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aHostThatAnswersAtOnceTeachesNothing() {
    mac.mountedVia(TB).runFor(10);

    mac.time.sleep(NIGHT);
    mac.runFor(30);

    assertTrue(mac.another().states.load().absenceOf("10.10.10.1").isEmpty());
  }

  @Test
  void eachMoveThatIsHeldBackIsLoggedOnceForEachWake() {
    mac.manages(CORE, VAULT).mountedVia(TB).runFor(10);
    morningWithThunderboltAfter(8);
    assertEquals(1, mac.logged("forced_move_held_back"), mac::log);

    morningWithThunderboltAfter(8);

    assertEquals(2, mac.logged("forced_move_held_back"), mac::log);
    assertTrue(mac.log().contains("share=CORE host=10.10.10.1"), mac::log);
  }

  @Test
  void aStartHoldsNothingBack() {
    mac.mountedVia(TB).runFor(10);
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);

    mac.restart().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aGapHoldsNothingBack() {
    mac.mountedVia(TB).runFor(10);
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.pause(Duration.ofMinutes(5));

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aCommandHoldsNothingBack() {
    mac.mountedVia(TB).runFor(10);
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);
    mac.cycle().then(CORE).isMountedVia(TB);

    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aHostThatFallsSilentLongAfterAWakeIsLeftAtOnce() {
    mac.mountedVia(TB).runFor(10).time.sleep(NIGHT);
    mac.runFor(14);

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aDarkWakeMovesNothingWhileFilesAreOpen() {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    darkNightWithout(Link.BLACK_HOLE);

    mac.runFor(50).then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
    assertEquals(1, mac.logged("dark_wake"));
    assertEquals(1, mac.logged("open_files"), mac::log);
    assertEquals(1, mac.logged("forced_move_held_back"), mac::log);
  }

  @Test
  void aDarkWakeMovesNothingWhileOpenFilesAreUnknown() {
    mac.mountedVia(TB).runFor(10);
    mac.mac.faults().lsofFails(true);
    darkNightWithout(Link.DOWN);

    mac.runFor(50).then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aDarkWakeMovesAnIdleMount() {
    mac.mountedVia(TB).runFor(10);
    darkNightWithout(Link.BLACK_HOLE);

    mac.runFor(20).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void somebodyWhoComesDuringADarkWakeGetsTheShareBackAfterTheWait() {
    mac.mountedVia(TB).runFor(10).opens(CORE, "Final Cut Pro");
    darkNightWithout(Link.BLACK_HOLE);
    mac.runFor(50);

    mac.mac.faults().darkWake(false);

    mac.runFor(8).then(CORE).isMountedVia(TB);
    mac.runFor(9).then(CORE).isMountedVia(FALLBACK);
    assertEquals(1, mac.logged("full_wake"));
  }

  @Test
  void anEjectOutlastsADarkWakeAndEndsWhenAPersonComes() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(60).then(CORE).isHeld(Hold.EJECTED);
    mac.mac.faults().darkWake(true);
    mac.time.sleep(NIGHT);
    mac.runFor(20).then(CORE).isNotMounted().isHeld(Hold.EJECTED);

    mac.mac.faults().darkWake(false);

    mac.runFor(6).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  private void darkNightWithout(Link thunderbolt) {
    mac.tb().goes(thunderbolt);
    mac.mac.faults().darkWake(true);
    mac.time.sleep(NIGHT);
  }

  private void morningWithThunderboltAfter(int seconds) {
    mac.tb().goes(Link.BLACK_HOLE);
    mac.time.sleep(NIGHT);
    mac.in(Duration.ofSeconds(seconds), mac::plugInThunderbolt).runFor(70);
  }

  private Absence absence() {
    return mac.another().states.load().absenceOf("10.10.10.1").orElseThrow();
  }
}

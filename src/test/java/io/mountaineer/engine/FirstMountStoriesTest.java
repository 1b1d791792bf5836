package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.ShareReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First mounts, which wait for a second answer: agents start before the network stands. */
class FirstMountStoriesTest {

  private static final Duration NIGHT = Duration.ofHours(8);

  @TempDir Path folder;
  private final List<Long> mounts = new CopyOnWriteArrayList<>();
  private FakeMac mac;
  private Instant start;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder).listening();
    mac.settings.interval = Duration.ofHours(1);
    start = mac.time.now();
    mac.tap.before(this::noteMount);
  }

  private void noteMount(String call) {
    if (call.startsWith("mount ") && !call.equals("mount table")) {
      mounts.add(sinceStart());
    }
  }

  private long sinceStart() {
    return Duration.between(start, mac.time.now()).toMillis();
  }

  @Test
  void afterAStartTheSecondAnswerMountsHoweverLongTheInterval() {
    mac.runFor(30).then(CORE).isMountedVia(TB).hasNoError();

    assertMountedOnceWithin(2000, 2500);
  }

  @Test
  void afterAWakeTheSecondAnswerMounts() {
    mac.pullThunderbolt().pullFallback().runFor(20);

    sleepThen(() -> mac.plugInThunderbolt().plugInFallback()).runFor(30);

    mac.then(CORE).isMountedVia(TB).hasNoError();
    assertMountedOnceWithin(2000, 2500);
  }

  @Test
  void aHostThatAnswersAndFallsSilentIsNotMountedBy() {
    mac.settings.interval = Duration.ofSeconds(1);
    mac.pullFallback().in(Duration.ofMillis(1500), mac::pullThunderbolt);
    mac.in(Duration.ofMillis(5500), mac::plugInThunderbolt);

    mac.runFor(30).then(CORE).isMountedVia(TB);

    assertMountedOnceWithin(7500, 8500);
  }

  @Test
  void aChangeOfTheWayBetweenTheAnswersAsksForOneMore() {
    mac.in(Duration.ofMillis(1500), () -> mac.mac.events().networkChanged("bridge0/IPv4"));

    mac.runFor(30).then(CORE).isMountedVia(TB);

    assertMountedOnceWithin(3500, 4500);
  }

  @Test
  void anEventThatTouchesNoWayPutsNothingOff() {
    mac.in(Duration.ofMillis(1500), () -> mac.mac.events().networkChanged("awdl0/Link"));

    mac.runFor(30).then(CORE).isMountedVia(TB);

    assertMountedOnceWithin(2000, 2500);
  }

  @Test
  void afterFifteenSecondsTheMountIsTriedWhateverEventsCame() {
    for (int each = 1; each < 40; each++) {
      Duration moment = Duration.ofMillis(700L * each);
      mac.in(moment, () -> mac.mac.events().networkChanged("bridge0/IPv4"));
    }

    mac.runFor(30).then(CORE).isMountedVia(TB);

    assertMountedOnceWithin(15_000, 15_800);
  }

  @Test
  void aHostThatMacOsRefusesToProgramsIsTriedAfterTheSecondRefusal() {
    mac.pullFallback().tb().privacyRefusesJava(true).privacyRefusesApple(true);
    mac.pullFallback();

    mac.runFor(30).then(CORE).isMountedVia(TB).hasNoError();

    assertMountedOnceWithin(2000, 3000);
  }

  @Test
  void theReasonSaysWhatIsWaitedFor() {
    mac.cycle();

    ShareReport report = mac.program().monitor.latest().get(0);

    assertEquals(
        "not mounted; Thunderbolt answered once, checked again in 2 s", report.decision().reason());
  }

  @Test
  void aStatusSaysThatAMonitorHasJustStarted() {
    mac.cycle();

    assertEquals(
        "not mounted; Thunderbolt is reachable;"
            + " the monitor has just started and mounts after a second answer",
        mac.status().decision().reason());

    mac.mountsFail(TB, Kind.UNKNOWN).runFor(16);
    assertFalse(mac.status().decision().reason().contains("just started"));
  }

  @Test
  void aCommandMountsAtTheFirstAnswer() {
    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB);
    assertMountedOnceWithin(0, 500);
  }

  @Test
  void aCommandDoesNotWaitBesideAMonitorThatDoes() {
    mac.cycle().then(CORE).isNotMounted();

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(TB);
    assertMountedOnceWithin(0, 1000);
  }

  @Test
  void aFailoverRightAfterAStartWaitsForNothing() {
    mac.mac.mountByHand(CORE.thunderboltHost(), "CORE", mac.volume(CORE));

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aMountThatVanishesRightAfterAStartComesBackAtOnce() {
    mac.mountedVia(TB);
    mac.time.pause(Duration.ofSeconds(1));
    mac.mac.eject(mac.volume(CORE));

    mac.mac.events().networkChanged("bridge0/Link");
    mac.cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aMountThatMacOsDroppedInTheNightComesBackAtOnce() {
    mac.mountedVia(TB).runFor(20);
    mac.mac.eject(mac.volume(CORE));

    sleepThen(() -> {}).cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aShareThatLosesItsMountLaterIsMountedAtTheFirstAnswer() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNKNOWN).pullThunderbolt().runFor(4);
    mac.then(CORE).isNotMounted();

    mac.plugInThunderbolt().cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aShareThatIsAddedLaterIsMountedAtOnce() {
    mac.runFor(16);

    mac.manages(CORE, VAULT).cycle();

    mac.then(VAULT).isMountedVia(TB);
  }

  @Test
  void aSleepBetweenTheAnswersBeginsAgain() {
    mac.cycle().then(CORE).isNotMounted();

    sleepThen(() -> {}).cycle();

    mac.then(CORE).isNotMounted();
    mac.runFor(4).then(CORE).isMountedVia(TB);
  }

  private FakeMac sleepThen(Runnable atWake) {
    mac.time.sleep(NIGHT);
    start = mac.time.now();
    atWake.run();
    return mac;
  }

  private void assertMountedOnceWithin(long from, long to) {
    assertEquals(1, mounts.size(), mounts::toString);
    assertTrue(mounts.get(0) >= from && mounts.get(0) <= to, () -> mounts + " ms");
  }
}

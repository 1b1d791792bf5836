package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Failure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts that land after their tool has run into its limit, beside others of the same share. */
class LateMountStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  /** Lets a switch run into its limit: 35 s, that of osascript and the wait for the mount table. */
  private void switchTimesOut() {
    mac.fallback().mountTakes(Duration.ofSeconds(42));
    mac.act(new SwitchShare(FALLBACK, false));
    mac.then(CORE).isNotMounted().hasError("did not end in time");
  }

  /** Lets the monitor try again: the same host, while no other answers; its first mount lands. */
  private void andIsTriedAgain() {
    mac.pullThunderbolt().runFor(3).plugInThunderbolt();
    assertEquals(2, mac.logged("mount_attempt"), mac::log);
  }

  private void noSecondMount() {
    assertEquals(List.of(), mac.mac.secondMounts(), mac::log);
  }

  @Test
  void aShareThatWasMountedTwiceByOneHostStaysThereUntilTheSecondMayNoLongerLand() {
    switchTimesOut();
    andIsTriedAgain();

    mac.runFor(28);
    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
    mac.runFor(60);

    mac.then(CORE).isMountedVia(TB);
    noSecondMount();
  }

  @Test
  void aStepOfTheClockDuringAMountEndsNoWaitForIt() {
    AtomicInteger tools = new AtomicInteger();
    mac.mac
        .faults()
        .duringTools(
            () -> mac.time.turnWallClock(Duration.ofHours(tools.incrementAndGet() == 1 ? 1 : 0)));
    mac.tb().mountTakes(Duration.ofSeconds(50));
    mac.act(new Operation.MountShare());
    mac.then(CORE).isNotMounted().hasError("did not end in time");

    mac.pullThunderbolt().runFor(40);

    noSecondMount();
  }

  @Test
  void aSleepBetweenTwoCyclesEndsNoWaitForAMount() {
    mac.tb().mountTakes(Duration.ofSeconds(46));
    mac.act(new Operation.MountShare());
    mac.then(CORE).isNotMounted().hasError("did not end in time");

    mac.time.turnWallClock(Duration.ofHours(2));
    mac.pullThunderbolt().runFor(4).plugInThunderbolt().runFor(40);

    mac.then(CORE).isMountedVia(TB);
    noSecondMount();
  }

  @Test
  void aMountByAnotherHostIsNoProofThatTheOneAskedForHasLanded() {
    mac.fallback().mountTakes(Duration.ofSeconds(50));
    Path aside = mac.volume(CORE).resolveSibling("CORE-1");
    AtomicInteger tools = new AtomicInteger();
    mac.mac
        .faults()
        .duringTools(
            () -> {
              if (tools.incrementAndGet() == 1) {
                mac.mac.mountByHand("10.10.10.1", "CORE", aside);
              }
            });

    mac.act(new SwitchShare(FALLBACK, false));
    mac.fallback().mountTakes(Duration.ofMillis(80));
    mac.runFor(50);

    noSecondMount();
  }

  @Test
  void aMountByTheOldPortIsWaitedForBeforeOneByTheNew() {
    mac.tb().mountTakes(Duration.ofSeconds(50));
    mac.act(new Operation.MountShare());
    mac.then(CORE).isNotMounted().hasError("did not end in time");

    mac.settings.smbPort = 4450;
    mac.runFor(60);

    noSecondMount();
  }

  @Test
  void aUsersSwitchWaitsForASecondMountToo() {
    switchTimesOut();
    andIsTriedAgain();

    mac.act(new SwitchShare(TB, false));

    mac.then(CORE).isMountedVia(FALLBACK).hasError("may still be under way");
  }

  @Test
  void aRefusalOfTheSecondMountSaysNothingOfTheFirst() {
    switchTimesOut();
    mac.mountsFail(FALLBACK, Kind.SHARE_NOT_FOUND);
    mac.fallback().mountTakes(Duration.ofMillis(80));
    mac.pullThunderbolt().runFor(3).plugInThunderbolt();
    mac.then(CORE).isNotMounted().hasError("share_not_found");

    mac.runFor(60);

    noSecondMount();
  }

  @Test
  void aDeadMountIsNotMountedAgainAtOnceByAToolThatTimedOut() {
    mac.fallback().statfsFailsWith(Optional.of("Input/output error"));
    switchTimesOut();

    andIsTriedAgain();

    mac.then(CORE).isNotMounted().hasError("did not end in time; the new mount is dead");
  }

  @Test
  void aMountThatIsListedWhileTheProcessIsStoppedIsFoundAfterwards() {
    mac.mac.faults().listedAfter(Duration.ofSeconds(2));
    AtomicInteger looks = new AtomicInteger();
    mac.tap.after(
        call -> {
          boolean isWaiting = call.equals("mount table") && mac.mac.hasPendingWork();
          mac.time.pause(Duration.ofSeconds(isWaiting && looks.incrementAndGet() == 3 ? 20 : 0));
        });

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aMountThatCouldNotBeProvenOrTakenAwayIsNotReportedAlive() {
    mac.pullThunderbolt();
    mac.fallback().statfsFailsWith(Optional.of("Input/output error"));
    mac.mac.faults().unmountTakes(Duration.ofSeconds(41));

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(FALLBACK).hasError("the new mount is dead");
    assertEquals(Optional.empty(), mac.state(CORE).mountAlive());
  }
}

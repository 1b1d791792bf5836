package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.MEDIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepartureStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void anIdleShareLeavesThunderboltAndStaysAway() {
    mac.mountedVia(TB).act(new Departure(false, false));

    mac.runFor(300).then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
    mac.then(CORE).wasUnmountedBy("unmounted CORE");
    assertEquals(Optional.empty(), mac.state(CORE).intents().request());
  }

  @Test
  void aMonitorThatStartedDuringTheDepartureDoesNotEndIt() {
    mac.mountedVia(TB).restart();
    mac.onLog(
        event -> {
          if (event.equals("mount_attempt")) {
            mac.onLog(later -> {});
            mac.cycle();
          }
        });

    mac.act(new Departure(false, false));

    mac.runFor(300).then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
  }

  @Test
  void aShareInUseStaysAndLeavesNoRequest() {
    mac.mountedVia(TB).opens(CORE, "vim");

    ShareReport report = mac.act(new Departure(false, false));

    assertInstanceOf(Outcome.Busy.class, report.outcome());
    mac.mac.closeAll();
    mac.runFor(60).then(CORE).isMountedVia(TB).isHeld(Hold.NONE).wasNeverUnmounted();
    assertEquals(Optional.empty(), mac.state(CORE).intents().request());
  }

  @Test
  void aDepartureThatFailsHalfwayStaysAwayFromThunderbolt() {
    Failure timeout = Failure.of(Failure.Kind.TIMED_OUT, "no answer in 30 s");
    mac.mountedVia(TB).fallback().mountsFailWith(Optional.of(timeout));

    ShareReport report = mac.act(new Departure(false, false));

    assertInstanceOf(Outcome.Failed.class, report.outcome());
    mac.runFor(300).then(CORE).isNotMounted().isHeld(Hold.DEPARTED);
  }

  @Test
  void aDepartureThatCannotBeLeavesAnEarlierRequestWaiting() {
    mac.mountedVia(TB).opens(CORE, "vim");
    mac.request(CORE, FALLBACK, Duration.ofHours(2));

    mac.act(new Departure(false, false));

    assertTrue(mac.state(CORE).intents().request().isPresent());
  }

  @Test
  void onlyForceTakesAShareFromUnderOpenFiles() {
    mac.mountedVia(TB).opens(CORE, "vim").act(new Departure(true, false));

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
    mac.then(CORE).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void withoutFallbackAShareIsUnmountedOnlyWhereThatWasSaid() {
    mac.mountedVia(TB).pullFallback();

    mac.act(new Departure(false, false));
    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE).wasNeverUnmounted();

    mac.act(new Departure(false, true));
    mac.runFor(60).then(CORE).isNotMounted().isHeld(Hold.DEPARTED);
    mac.plugInFallback().runFor(10).then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
  }

  @Test
  void aShareThatTheUserUnmountedStaysUnmounted() {
    mac.mountedVia(TB).act(new UnmountShare(false));

    mac.act(new Departure(false, false));

    mac.runFor(60).then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void arrivingEndsTheDepartureWithoutAWindow() {
    mac.settings.autoFailback = false;
    mac.mountedVia(TB).act(new Departure(false, false));
    mac.pullThunderbolt().runFor(20).plugInThunderbolt().cycle();

    mac.act(new Arrival());

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void arrivingMountsWhatIsNotMounted() {
    mac.mountedVia(TB).act(new UnmountShare(false));

    mac.act(new Arrival());

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void arrivingTakesNothingFromUnderOpenFiles() {
    mac.mountedVia(TB).act(new Departure(false, false));
    mac.opens(CORE, "vim");

    ShareReport report = mac.act(new Arrival());

    assertInstanceOf(Outcome.Busy.class, report.outcome());
    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void aKilledDepartureIsFinishedByTheNextCycle() throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      mac = new FakeMac(Files.createDirectory(folder.resolve("cut-" + point)));
      mac.mountedVia(TB).runFor(10);

      isCutOff = CrashPoint.isCutOff(mac, point, () -> mac.act(new Departure(false, false)));
      boolean wasWritten = mac.state(CORE).intents().isDeparting();
      mac.lockFilesGo().restart().runFor(25);

      if (wasWritten) {
        mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.DEPARTED);
      } else {
        mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE).wasNeverUnmounted();
      }
    }
    assertTrue(point > 10, "points: " + point);
  }

  @Test
  void aKilledArrivalIsFinishedByTheNextCycle() throws Exception {
    arriveCutOff(new Departure(false, false));
    arriveCutOff(new SwitchShare(FALLBACK, false));
    arriveCutOff(new UnmountShare(false));
  }

  /** Without automatic returns, only the request itself brings the share back. */
  private void arriveCutOff(Operation away) throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      mac = new FakeMac(Files.createDirectory(folder.resolve(away.name() + point)));
      mac.settings.autoFailback = false;
      mac.mountedVia(TB).runFor(10).act(away);

      isCutOff = CrashPoint.isCutOff(mac, point, () -> mac.act(new Arrival()));
      boolean wasWritten = mac.state(CORE).hold() == Hold.NONE;
      boolean wasLogged = mac.logged("hold_cleared") > 0;
      mac.lockFilesGo().restart().runFor(60);

      if (wasWritten) {
        mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
      } else {
        assertFalse(wasLogged, "what was not written down is not logged");
      }
      assertEquals(Optional.empty(), mac.state(CORE).intents().request());
    }
    assertTrue(point > 10, "points: " + point);
  }

  @Test
  void anArrivalThatMeetsOpenFilesLeavesItsRequestAtEveryMoment() throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      mac = new FakeMac(Files.createDirectory(folder.resolve("busy-" + point)));
      mac.settings.autoFailback = false;
      mac.mountedVia(TB).runFor(10).act(new Departure(false, false));
      mac.opens(CORE, "vim");

      isCutOff = CrashPoint.isCutOff(mac, point, () -> mac.act(new Arrival()));
      boolean wasWritten = mac.state(CORE).hold() == Hold.NONE;
      mac.mac.closeAll();
      mac.lockFilesGo().restart().runFor(60);

      mac.then(CORE).isMountedVia(wasWritten ? TB : FALLBACK);
    }
    assertTrue(point > 10, "points: " + point);
  }

  @Test
  void itIsSafeWhenTheSessionRidesOnAnotherInterface() {
    mac.mountedVia(TB).act(new Departure(false, false));
    mac.fallback().channels(channel("en0", "macmini.local"));

    assertTrue(check().isSafe(), check()::toString);
  }

  @Test
  void aNameThatLeadsToThunderboltIsNotSafe() {
    mac.mountedVia(TB).act(new Departure(false, false));

    mac.fallback().channels(channel("en0", "10.10.10.1"));
    assertEquals(List.of("CORE, //macmini.local/CORE at " + mac.volume(CORE)), check().using());

    mac.fallback().channels(channel("10.10.10.1", "169.254.3.7"));
    assertEquals(1, check().using().size());
  }

  @Test
  void whatMacOsDoesNotSayIsNotSafeEither() {
    mac.mountedVia(TB).act(new Departure(false, false));
    mac.fallback().channels();

    assertEquals(List.of(mac.volume(CORE).toString()), check().unproven());
    assertEquals(List.of(), check().using());
  }

  @Test
  void aMountOfAnyProgramByThunderboltIsNotSafe() {
    mac.manages(CORE, MEDIA)
        .mountedVia(TB)
        .another()
        .execute(new Departure(false, false), List.of(CORE));
    mac.fallback().channels(channel("en0", "macmini.local"));

    assertEquals(List.of("MEDIA, //10.10.10.1/MEDIA at " + mac.volume(MEDIA)), check().using());
  }

  @Test
  void anUnreadableTableIsNotSafe() {
    mac.mountedVia(FALLBACK);
    mac.mac.faults().mountTableUnreadable(true);

    assertTrue(check().unknown().isPresent());
  }

  @Test
  void withoutTheCableNoSessionCanRideOnIt() {
    mac.mountedVia(FALLBACK).pullThunderbolt();

    assertTrue(check().isSafe());
  }

  @Test
  void aSilentServerDoesNotShowThatItsCableIsOut() {
    mac.mountedVia(FALLBACK).tb().goes(SimulatedHost.Link.BLACK_HOLE);
    mac.fallback().channels(channel("10.10.10.1", "169.254.3.7"));

    assertEquals(1, check().using().size(), "its session is on that cable");

    mac.fallback().channels(channel("en0", "macmini.local"));
    assertTrue(check().isSafe());

    mac.fallback().channels();
    assertEquals(1, check().unproven().size());
  }

  private UnplugCheck.Result check() {
    return mac.another().engine.unplugCheck().check(mac.config().settings(), mac.config().shares());
  }

  private static Channel channel(String networkInterface, String server) {
    return new Channel(ChannelState.ACTIVE, Optional.of(networkInterface), server);
  }
}

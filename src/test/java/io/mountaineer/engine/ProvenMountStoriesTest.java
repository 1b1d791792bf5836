package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ShareReport.MountState;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts that df alone cannot prove to work. */
class ProvenMountStoriesTest {

  private static final String TB_HOST = CORE.thunderboltHost();
  private static final String FALLBACK_HOST = CORE.fallbackHost();

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void afterAMissedProbeDfAloneDoesNotMakeAMountAlive() {
    mac.mountedVia(TB).runFor(16);

    mac.tb().statfsIsCached(true).goes(Link.BLACK_HOLE);
    mac.fallback().goes(Link.BLACK_HOLE);
    mac.cycle();

    assertEquals(Optional.empty(), mac.then(CORE).state().mountAlive());
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void withoutCountersDfIsBelievedOnceTheHostAnswersAgain() {
    mac.mountedVia(TB).runFor(16);

    mac.pullThunderbolt().pullFallback().cycle();
    mac.plugInThunderbolt().plugInFallback().cycle();

    assertEquals(Optional.of(true), mac.then(CORE).state().mountAlive());
  }

  @Test
  void trafficAfterAnOutageProvesTheMountAlive() {
    mac.tb().isTrafficReported(true);
    mac.mountedVia(TB).runFor(16);
    mac.tb().statfsIsCached(true);
    mac.pullThunderbolt().pullFallback().cycle();

    mac.plugInThunderbolt().plugInFallback().runFor(5);

    assertEquals(Optional.of(true), mac.then(CORE).state().mountAlive());
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aMountThatWasSilentDuringAnOutageIsNotForcedOnceDfAnswers() {
    mac.tb().isTrafficReported(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");
    mac.pullFallback().tb().goes(Link.BLACK_HOLE);
    mac.runFor(30);

    mac.tb().goes(Link.UP);
    mac.runFor(20);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
    assertEquals(Optional.of(true), mac.then(CORE).state().mountAlive());
  }

  @Test
  void aDeadMountThatDfPraisesIsReplacedOnceItsFilesAreClosed() {
    mac.tb().isTrafficReported(true).statfsIsCached(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "vim");
    mac.pullThunderbolt().pullFallback().cycle();
    mac.tb().statfsHangs(true);
    mac.plugInThunderbolt().plugInFallback().runFor(20);

    assertEquals(Optional.of(false), mac.then(CORE).state().mountAlive());
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.mac.closeAll();
    mac.runFor(20);

    mac.then(CORE).wasUnmountedBy("unmounted CORE");
  }

  @Test
  void aMountWhoseHostAnswersIsNeverForcedForWantOfTraffic() {
    mac.tb().isTrafficReported(true).statfsIsCached(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");
    mac.pullThunderbolt().pullFallback().cycle();
    mac.tb().statfsHangs(true);

    mac.plugInThunderbolt().plugInFallback().runFor(120);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aMountThatWorksThroughAnOutageOfItsHostIsMovedOnlyWhenIdle() {
    mac.tb().isTrafficReported(true).sessionsGoOn(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");
    mac.tb().goes(Link.BLACK_HOLE);
    mac.pullFallback().runFor(10);

    mac.plugInFallback().runFor(60);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
    assertEquals(Optional.of(true), mac.then(CORE).state().mountAlive());
    assertEquals(1, mac.logged("open_files"), mac::log);

    mac.mac.closeAll();
    mac.runFor(20);
    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
  }

  @Test
  void aMountThatWorksIsSparedInTheVeryCycleInWhichItsHostFallsSilent() {
    mac.tb().isTrafficReported(true).sessionsGoOn(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");

    mac.tb().goes(Link.BLACK_HOLE);
    mac.runFor(60);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.mac.closeAll();
    mac.runFor(20);
    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
  }

  @Test
  void aMountToWhichNothingComesFailsOverInThatCycle() {
    mac.tb().isTrafficReported(true).statfsIsCached(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aDfThatHangsHoldsNoFailoverBack() {
    mac.tb().isTrafficReported(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void whereTheServerRefusesOrTheCableIsPulledNoTrafficIsWaitedFor() {
    for (Link link : List.of(Link.REFUSING, Link.DOWN)) {
      mac = new FakeMac(folder.resolve(link.name()));
      mac.tb().isTrafficReported(true).sessionsGoOn(true);
      mac.mountedVia(TB).runFor(16).tap.forget();

      mac.tb().goes(link);
      mac.cycle();

      mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
      assertEquals(1, mac.tap.calls("df CORE"), "only the new mount");
    }
  }

  @Test
  void aProbeThatWasMissedBeforeAFailoverThatCouldNotBeIsNotForgotten() {
    mac.tb().isTrafficReported(true).statfsIsCached(true);
    mac.fallback().savedPassword(false);
    mac.mountedVia(TB).runFor(4);
    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();
    mac.then(CORE).isMountedVia(TB);

    mac.tb().goes(Link.UP).statfsHangs(true);
    mac.cycle();

    assertEquals(Optional.empty(), mac.then(CORE).state().mountAlive());
  }

  @Test
  void aMountThatStopsToWorkLaterFailsOverWithOpenFiles() {
    mac.tb().isTrafficReported(true).sessionsGoOn(true).statfsIsCached(true);
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");
    mac.tb().goes(Link.BLACK_HOLE);
    mac.pullFallback().runFor(10).plugInFallback().runFor(10);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.tb().sessionsGoOn(false);
    mac.runFor(10);

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aMountWithALiveChannelOverAnotherInterfaceIsMovedOnlyWhenIdle() {
    mac.tb().sessionsGoOn(true).channels(channel(ChannelState.ACTIVE, TB_HOST), overWifi());
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.mac.closeAll();
    mac.runFor(20);
    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
  }

  @Test
  void aSessionThatCallsItselfActiveHoldsNoFailoverBack() {
    mac.tb().statfsIsCached(true).channels(channel(ChannelState.ACTIVE, TB_HOST));
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aPulledCableFailsOverAtOnceWhateverTheSessionSays() {
    mac.tb()
        .isTrafficReported(true)
        .statfsIsCached(true)
        .sessionsGoOn(true)
        .channels(channel(ChannelState.ACTIVE, TB_HOST), overWifi());
    mac.mountedVia(TB).runFor(16).opens(CORE, "Final Cut Pro");
    mac.tap.forget();

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void theSilenceOfOneAddressOfANameIsNoneOfASessionToAnother() {
    Channel wifi = new Channel(ChannelState.ACTIVE, Optional.of("en0"), "192.168.9.9");
    mac.mac.host("192.168.9.9").goes(Link.UP);
    mac.pullThunderbolt();
    mac.fallback().resolvesTo("192.168.1.5").channels(wifi).sessionsGoOn(true);
    mac.mountedVia(FALLBACK).opens(CORE, "Final Cut Pro");

    mac.pullFallback().plugInThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aMountAllOfWhoseChannelsAreLostIsSilentWhateverDfSays() {
    mac.tb().statfsIsCached(true);
    mac.mountedVia(TB).runFor(16);
    mac.pullFallback();
    mac.tb().goes(Link.BLACK_HOLE).channels(channel(ChannelState.LOST, TB_HOST));

    mac.cycle();

    assertEquals(Optional.of(false), mac.then(CORE).state().mountAlive());
    assertEquals(MountState.STALE, mac.status().mountState());
  }

  @Test
  void aQuietMountIsAskedByDfAlone() {
    mac.tb().isTrafficReported(true);
    mac.mountedVia(TB).runFor(16);
    mac.tap.forget();

    mac.runFor(150);

    assertEquals(10, mac.tap.calls("df CORE"), 1);
    assertEquals(0, mac.tap.calls("session"));
    assertEquals(0, mac.tap.calls("connections"));
  }

  @Test
  void aSwitchCutsNoFilesOfAMountThatWorksThroughAnOutageOfItsHost() {
    worksOverWifiAlone();

    Outcome outcome = mac.act(new SwitchShare(FALLBACK, false)).outcome();

    assertInstanceOf(Outcome.Busy.class, outcome);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().isHeld(Hold.NONE);
  }

  @Test
  void anUnmountCutsNoFilesOfAMountThatWorksThroughAnOutageOfItsHost() {
    worksOverWifiAlone();

    Outcome outcome = mac.act(new UnmountShare(false)).outcome();

    assertInstanceOf(Outcome.Busy.class, outcome);
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().isHeld(Hold.NONE);
  }

  @Test
  void aMountThatWorksThroughAnOutageOfItsHostIsSwitchedByTheUserWhenIdle() {
    worksOverWifiAlone();
    mac.mac.closeAll();

    mac.act(new SwitchShare(FALLBACK, false));

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
  }

  @Test
  void forceTakesAMountAwayThatWorksThroughAnOutageOfItsHost() {
    worksOverWifiAlone();

    mac.act(new SwitchShare(FALLBACK, true));

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  /**
   * Lets Thunderbolt's address fall silent while the session with open files goes on over Wi-Fi.
   */
  private void worksOverWifiAlone() {
    mac.tb().sessionsGoOn(true).channels(channel(ChannelState.ACTIVE, TB_HOST), overWifi());
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro");
    mac.tb().goes(Link.BLACK_HOLE);
  }

  private static Channel channel(ChannelState state, String server) {
    return new Channel(state, Optional.of(server), server);
  }

  private static Channel overWifi() {
    return channel(ChannelState.ACTIVE, FALLBACK_HOST);
  }
}

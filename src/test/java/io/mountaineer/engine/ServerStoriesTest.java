package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ShareReport;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories of the right server, and of another one at its address, as on another network. */
class ServerStoriesTest {

  private static final ServerGuid HOME = new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d42e");
  private static final ServerGuid CAFE = new ServerGuid("2cd03d3fb200e14fbdd4c8b70c275666");

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    is(mac.tb(), HOME);
    is(mac.fallback(), HOME);
  }

  @Test
  void theServerOfTheShareIsKeptWithItsAddresses() {
    mac.mountedVia(TB);

    assertEquals(Set.of(TB, FALLBACK), mac.state(CORE).servers().accepted().keySet());
    assertEquals(HOME, mac.state(CORE).servers().accepted().get(TB).guid());
  }

  @Test
  void theFirstMountDecidesWhichServerIsTheShares() {
    mac.looksTwice();

    assertEquals(HOME, mac.state(CORE).servers().accepted().get(TB).guid());
  }

  @Test
  void aPulledCableDoesNotLeadToALookAlike() {
    mac.mountedVia(TB);
    is(mac.fallback(), CAFE);
    mac.pullFallback().cycle().plugInFallback().cycle();

    mac.pullThunderbolt().runFor(120);

    mac.then(CORE).wasNeverUnmounted().hasError("another server answers at macmini.local");
    assertEquals(1, mac.logged("other_server"), mac.log());
  }

  @Test
  void aPulledCableFailsOverInTheCycleThatNoticesIt() {
    mac.mountedVia(TB);
    mac.tap.forget();

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(0, mac.tap.calls("negotiate macmini.local"), "it was asked when it came");
  }

  @Test
  void aFallbackThatNeverAnsweredTheQuestionIsUsedAllTheSame() {
    mac.fallback().negotiationsHang(true);
    mac.mountedVia(TB);
    Instant start = mac.time.now();

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertTrue(Duration.between(start, mac.time.now()).toSeconds() < 2, "took too long");
  }

  @Test
  void aShareIsNotMountedFromALookAlike() {
    mac.mountedVia(TB);
    mac.pullThunderbolt().pullFallback().cycle();
    mac.mac.eject(mac.volume(CORE));
    is(mac.fallback(), CAFE);
    mac.plugInFallback().restart().runFor(120);

    mac.then(CORE).isNotMounted().hasError("another server answers at macmini.local");
  }

  @Test
  void aChangeThatNoProbeNoticedIsNoticedBeforeTheMount() {
    mac.mountedVia(TB).pullThunderbolt().cycle();
    mac.time.pause(Duration.ofMinutes(1));
    is(mac.fallback(), CAFE);
    mac.tap.forget();

    mac.mac.eject(mac.volume(CORE));
    mac.runFor(60);

    mac.then(CORE).isNotMounted();
  }

  @Test
  void theWayBackDoesNotLeadToALookAlike() {
    mac.mountedVia(TB).pullThunderbolt().cycle();
    is(mac.tb(), CAFE);

    mac.plugInThunderbolt().runFor(120);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady();
  }

  @Test
  void aReturnThatFailsDoesNotGoBackToALookAlike() {
    mac.mountedVia(TB).pullThunderbolt().cycle();
    is(mac.fallback(), CAFE);
    mac.tb().mountsFailWith(Optional.of(Failure.of(Failure.Kind.UNREACHABLE, "no answer")));
    mac.pullFallback().cycle().plugInFallback().cycle();

    mac.plugInThunderbolt().runFor(40);

    mac.then(CORE).isNotMounted().hasError("no answer");
    assertTrue(mac.log().contains("it cannot go back: another server answers at macmini.local"));
  }

  @Test
  void backOnTheRightNetworkAllIsAsBefore() {
    aShareIsNotMountedFromALookAlike();
    mac.pullFallback().cycle();

    is(mac.fallback(), HOME);
    mac.plugInFallback().runFor(120);

    mac.then(CORE).isMountedVia(FALLBACK).hasNoError();
    assertEquals(1, mac.logged("other_server_gone"), mac.log());
  }

  @Test
  void aReturnOfTheRightServerIsNoticedAlthoughNothingElseChanged() {
    aShareIsNotMountedFromALookAlike();

    is(mac.fallback(), HOME);
    mac.runFor(60);

    mac.then(CORE).isMountedVia(FALLBACK).hasNoError();
  }

  @Test
  void aSwitchByTheUserAcceptsTheOtherServer() {
    mac.mountedVia(TB);
    is(mac.fallback(), CAFE);
    mac.pullFallback().cycle().plugInFallback().cycle();

    ShareReport report = mac.act(new SwitchShare(FALLBACK, false));

    assertTrue(report.outcome() instanceof Outcome.Done, report::toString);
    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
    assertEquals(CAFE, mac.state(CORE).servers().accepted().get(FALLBACK).guid());

    mac.act(new SwitchShare(TB, false));
    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aMountOrAReconcileByACommandAcceptsNothing() {
    aShareIsNotMountedFromALookAlike();

    ShareReport report = mac.act(new Operation.MountShare());

    mac.then(CORE).isNotMounted();
    assertTrue(report.decision().reason().contains("switch CORE fallback"));
    mac.act(new Operation.Reconcile());
    mac.then(CORE).isNotMounted();
  }

  @Test
  void neitherDepartNorArriveAcceptsAnotherServer() {
    mac.mountedVia(TB);
    is(mac.fallback(), CAFE);
    mac.pullFallback().cycle().plugInFallback().cycle();

    ShareReport report = mac.act(new Departure(false, false));

    assertTrue(report.decision().reason().contains("the share stays on Thunderbolt"));
    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();

    mac.act(new SwitchShare(FALLBACK, false));
    is(mac.tb(), new ServerGuid("11111111111111111111111111111111"));
    mac.pullThunderbolt().cycle().plugInThunderbolt().cycle();
    mac.act(new Arrival());
    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aMountByAThirdNameOfTheRightServerIsTheShares() {
    is(mac.mac.host("mini.office.example"), HOME);
    mac.mountedVia(TB).pullThunderbolt().pullFallback().cycle();
    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(Duration.ofSeconds(1));
    mac.mac.mountByHand("mini.office.example", "CORE", mac.volume(CORE));

    mac.cycle().cycle();

    assertEquals(Optional.of(FALLBACK), mac.state(CORE).active(), mac.log());
    mac.plugInThunderbolt().runFor(120);
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aMountByAThirdNameThatOnlyHasTheSameNameIsNotOurs() {
    ServerGuid samba = new ServerGuid("73727661000000000000000000000000");
    is(mac.tb(), samba);
    is(mac.mac.host("mini.office.example"), samba);
    mac.mountedVia(TB).pullThunderbolt().pullFallback().cycle();
    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(Duration.ofSeconds(1));
    mac.mac.mountByHand("mini.office.example", "CORE", mac.volume(CORE));

    mac.plugInThunderbolt().runFor(120);

    assertEquals(List.of("mini.office.example/CORE at CORE"), mac.mounts());
    mac.then(CORE).hasError("is in use by another mount");
  }

  @Test
  void aCommandAsksByItself() {
    mac.act(new Operation.MountShare());
    assertEquals(HOME, mac.state(CORE).servers().accepted().get(TB).guid());
    mac.act(new UnmountShare(false));
    is(mac.tb(), CAFE);

    mac.act(new Operation.MountShare());

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aDryRunAsksByItselfToo() {
    mac.act(new Operation.MountShare());
    mac.mac.eject(mac.volume(CORE));
    is(mac.tb(), CAFE);

    ShareReport report = mac.preview();

    assertEquals(Optional.of(FALLBACK), report.decision().target());
    assertEquals(List.of(), mac.mounts());
  }

  @Test
  void aServerThatStaysIsAskedOnce() {
    mac.mountedVia(TB).tap.forget();

    mac.runFor(600);

    assertEquals(0, mac.tap.calls("negotiate"));
  }

  @Test
  void aServerWithoutGuidIsAskedNowAndThen() {
    mac.fallback().serverGuid(Optional.empty());
    mac.mountedVia(TB).tap.forget();

    mac.runFor(3600);

    long asked = mac.tap.calls("negotiate macmini.local");
    assertTrue(0 < asked && asked <= 12, () -> "asked " + asked + " times in an hour");
  }

  private static void is(SimulatedHost host, ServerGuid guid) {
    host.serverGuid(Optional.of(guid));
  }
}

package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.platform.Events.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reactions of a monitor to the events of the Mac. */
class EventStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder).listening();
  }

  @Test
  void aPulledCableIsNoticedAtItsEventHoweverLongTheInterval() {
    mac.settings.interval = Duration.ofHours(1);
    mac.mountedVia(TB).runFor(1);

    mac.in(Duration.ofMinutes(5), this::pullCable)
        .in(Duration.ofSeconds(302), () -> mac.then(CORE).isMountedVia(FALLBACK));
    mac.runFor(600);

    assertEquals(1, mac.logged("failover"));
  }

  private void pullCable() {
    mac.pullThunderbolt().mac.events().networkChanged("bridge0/Link");
  }

  @Test
  void aBurstOfNetworkEventsIsLoggedOnceForTheCycleItBeganAndOnceForTheRest() {
    mac.mountedVia(TB).runFor(10);
    mac.logEvents.clear();

    mac.in(Duration.ofMillis(100), () -> mac.mac.events().networkChanged("bridge0/Link"));
    mac.in(Duration.ofMillis(150), () -> mac.mac.events().networkChanged("bridge0/IPv4"));
    mac.in(Duration.ofMillis(200), () -> mac.mac.events().networkChanged("Global/IPv4"));
    mac.runFor(10);

    assertEquals(
        List.of(
            "event=network_event changed=bridge0/Link",
            "event=network_event changed=\"bridge0/IPv4 Global/IPv4\""),
        mac.logEvents.stream().map(LogEvent::text).toList());
  }

  @Test
  void aNetworkEventEndsTheWaitAfterAFailedMount() {
    waitsAfterFailedMounts();
    mac.mountsWork(TB).mac.events().networkChanged("en0/IPv4");

    mac.cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aMountEventDoesNot() {
    waitsAfterFailedMounts();
    mac.mountsWork(TB)
        .mac
        .mountByHand("office.example", "OTHER", mac.volume(CORE).resolveSibling("OTHER"));

    mac.cycle();

    mac.then(CORE).isNotMounted();
  }

  private void waitsAfterFailedMounts() {
    mac.mountsFail(TB, Failure.Kind.UNKNOWN).runFor(40).then(CORE).isNotMounted();
  }

  @Test
  void aShareThatWasLeftOutHearsOfTheNetworkInItsNextCycle() throws Exception {
    waitsAfterFailedMounts();
    var lock = (LockAttempt.Held) mac.another().lockOf(CORE).tryAcquire("verify");
    mac.mountsWork(TB).mac.events().networkChanged("en0/IPv4");
    mac.cycle();
    mac.then(CORE).isNotMounted();

    lock.lock().close();
    mac.cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aShareThatWasAtWorkAtTheEventGetsItsCycleWhenTheWorkHasEnded() {
    mac.settings.interval = Duration.ofHours(1);
    mac.mac.mountByHand("10.10.10.1", "CORE", mac.volume(CORE));
    ManualWorkers workers = new ManualWorkers();
    EngineUnderTest slow = mac.another(workers);
    slow.monitor.listen();
    slow.monitor.cycle();
    mac.mac.events().networkChanged("en0/IPv4");
    slow.monitor.cycle();
    Duration meanwhile = slow.monitor.rest();

    workers.finish(0);

    assertTrue(meanwhile.toMinutes() > 50, meanwhile::toString);
    assertTrue(slow.monitor.rest().toMillis() <= 500, slow.monitor.rest()::toString);
  }

  @Test
  void mountsOfOurOwnWakeUsOnceMoreAndNotForEver() {
    mac.settings.interval = Duration.ofHours(1);

    mac.runFor(3600);

    mac.then(CORE).isMountedVia(TB);
    assertEquals(3, mac.tap.calls("probe 10.10.10.1"), 1);
  }

  @Test
  void aFloodOfEventsMakesNoMoreThanTwoCyclesASecondAndTheShareIsServed() {
    mac.mountedVia(TB).runFor(10);
    mac.tap.forget();
    for (int millis = 0; millis < 60_000; millis += 10) {
      mac.in(Duration.ofMillis(millis), () -> mac.mac.events().networkChanged("en7/IPv6"));
    }
    mac.in(Duration.ofMillis(30_005), mac::pullThunderbolt);

    mac.runFor(60).then(CORE).isMountedVia(FALLBACK);

    assertEquals(120, mac.tap.calls("probe macmini.local"), 4);
  }

  @Test
  void aMountIsAskedForLifeAtOnceAfterANetworkEvent() {
    mac.mountedVia(TB).runFor(4);
    mac.tap.forget();

    mac.mac.events().networkChanged("en0/IPv4");
    mac.cycle();

    assertEquals(1, mac.tap.calls("df CORE"));
  }

  @Test
  void withoutEventsTheTimerGoesOnAndTheLogSaysSoOnce() {
    mac.mountedVia(TB).runFor(10);

    for (int i = 0; i < 20; i++) {
      mac.mac.events().goSilent(Kind.NETWORK, "scutil ended with " + i);
      mac.runFor(2).mac.events().areHeard(Kind.NETWORK);
      mac.runFor(4);
    }
    mac.pullThunderbolt().runFor(4).then(CORE).isMountedVia(FALLBACK);

    List<String> logged = logged("events_");
    assertEquals(
        List.of(
            "event=events_lost kind=network cause=\"scutil ended with 0\""
                + " meanwhile=\"timer alone\""),
        logged);
  }

  @Test
  void eventsThatLastForAWhileAreBackAndTheirNextLossIsLoggedAgain() {
    mac.mountedVia(TB).runFor(10).mac.events().goSilent(Kind.MOUNT, "notifyutil ended with 1");
    mac.runFor(4).mac.events().areHeard(Kind.MOUNT);
    mac.runFor(20).mac.events().goSilent(Kind.MOUNT, "notifyutil ended with 2");

    List<String> logged = logged("events_");

    assertEquals(3, logged.size(), logged::toString);
    assertEquals("event=events_back kind=mount", logged.get(1));
  }

  @Test
  void changesDuringAnOutageAreLookedAtWhenEventsAreBack() {
    mac.settings.interval = Duration.ofHours(1);
    mac.mountedVia(TB).runFor(1);
    mac.in(Duration.ofSeconds(10), () -> mac.mac.events().goSilent(Kind.NETWORK, "scutil ended"))
        .in(Duration.ofSeconds(11), mac::pullThunderbolt)
        .in(Duration.ofSeconds(12), () -> mac.mac.events().areHeard(Kind.NETWORK));
    mac.in(Duration.ofSeconds(14), () -> mac.then(CORE).isMountedVia(FALLBACK));

    mac.runFor(20);

    assertTrue(mac.logged("failover") == 1, mac::log);
  }

  private List<String> logged(String start) {
    return mac.logEvents.stream()
        .filter(entry -> entry.event().startsWith(start))
        .map(LogEvent::text)
        .toList();
  }
}

package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Break;
import io.mountaineer.core.Reach;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostWatchTest {

  private static final String HOST = CORE.thunderboltHost();

  @TempDir Path folder;
  private FakeMac mac;
  private SimulatedHost host;
  private HostWatch watch;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    host = mac.tb();
    watch = new HostWatch(mac.tap.over(mac.mac.platform()), Workers.inline());
  }

  @Test
  void aHostThatFallsSilentIsAskedByTheSecondRoadBeforeTheFirstHasGivenUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicInteger byNc = new AtomicInteger();
    AtomicBoolean silent = new AtomicBoolean();
    Platform real = mac.mac.platform();
    Probe first = (name, port, limit) -> silent.get() ? after(asked) : Answer.connected(name);
    Probe second =
        (name, port, limit) -> {
          byNc.incrementAndGet();
          asked.countDown();
          return Answer.failed("timed out");
        };
    watch = new HostWatch(mac.mac.platform(first, second, real.openFiles()), new Crew());
    assertTrue(ask().isUp());

    silent.set(true);
    Reach reach = ask();

    assertTrue(reach.isDown(), reach.toString());
    assertEquals(1, byNc.get(), "its word is not asked for twice");
  }

  /** Gives up only when the other road was asked: alone it would never. */
  private static Answer after(CountDownLatch asked) {
    try {
      assertTrue(asked.await(30, TimeUnit.SECONDS));
      return Answer.failed("timed out");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reach ask(Set<String> active, Tick tick) {
    HostWatch.Probed probed = watch.probe(Set.of(HOST), mac.settings.settings());
    return watch.confirm(probed, active, mac.settings.settings(), tick).get(HOST);
  }

  private Reach ask() {
    return ask(Set.of(HOST), tick(Break.NONE, false));
  }

  private Tick tick(Break interruption, boolean networkEvent) {
    Optional<Duration> since = Optional.of(Duration.ofSeconds(2));
    return new Tick(
        mac.time.now(),
        Optional.of(mac.settings.interval),
        since,
        interruption,
        networkEvent,
        Optional.empty());
  }

  @Test
  void aHostThatAnswersIsUp() {
    Reach reach = ask();

    assertEquals(Reach.up(HOST), reach);
    assertEquals(0, mac.tap.calls("nc"));
  }

  @Test
  void aSilentHostThatCarriesAMountIsAskedByAnotherRoad() {
    host.goes(SimulatedHost.Link.DOWN);

    Reach reach = ask();

    assertTrue(reach.isDown(), reach.toString());
    assertEquals(1, mac.tap.calls("nc"));
  }

  @Test
  void aSilentHostThatCarriesNothingIsOnlySuspect() {
    host.goes(SimulatedHost.Link.DOWN);

    Reach reach = ask(Set.of(), tick(Break.NONE, false));

    assertEquals(Reach.State.SUSPECT, reach.state());
    assertEquals(0, mac.tap.calls("nc"));
  }

  @Test
  void aLostProbeIsMadeGoodByTheSecond() {
    host.missesProbes(1);

    Reach reach = ask();

    assertTrue(reach.isUp(), reach.toString());
    assertTrue(reach.detail().contains("at the second probe"), reach.detail());
  }

  @Test
  void aHostThatStaysDownIsNotConfirmedInEveryCycle() {
    host.goes(SimulatedHost.Link.DOWN);
    ask();

    mac.time.pause(Duration.ofSeconds(1));
    Reach reach = ask();

    assertTrue(reach.isDown(), reach.toString());
    assertEquals(1, mac.tap.calls("nc"));
  }

  @Test
  void aNetworkEventAndASleepEndTheWait() {
    host.goes(SimulatedHost.Link.DOWN);
    ask();

    ask(Set.of(HOST), tick(Break.NONE, true));
    ask(Set.of(HOST), tick(Break.SLEEP, false));

    assertEquals(3, mac.tap.calls("nc"));
  }

  @Test
  void aHostThatAnsweredOnceIsConfirmedAtOnceWhenItGoesAgain() {
    host.goes(SimulatedHost.Link.DOWN);
    ask();
    host.goes(SimulatedHost.Link.UP);
    ask();

    host.goes(SimulatedHost.Link.DOWN);
    ask();

    assertEquals(2, mac.tap.calls("nc"));
  }

  @Test
  void aRoadThatJavaIsRefusedIsNotTakenAgain() {
    host.privacyRefusesJava(true);
    ask();

    Reach reach = ask();

    assertTrue(reach.detail().contains("macOS refuses the local network to java"), reach.detail());
    assertEquals(1, mac.tap.calls("probe"));
  }

  @Test
  void aRoadThatJavaIsRefusedIsTriedAgainAfterANetworkEvent() {
    host.privacyRefusesJava(true);
    ask();
    ask(Set.of(HOST), tick(Break.NONE, true));
    assertTrue(ask().detail().contains("macOS refuses the local network to java"));

    ask(Set.of(HOST), tick(Break.NONE, true));
    host.privacyRefusesJava(false);

    assertEquals(Reach.up(HOST), ask());
  }

  @Test
  void aSilentHostThatJavaIsRefusedIsAskedInEveryCycleWhileItCarriesAMount() {
    host.privacyRefusesJava(true);
    host.goes(SimulatedHost.Link.DOWN);
    ask();

    Reach reach = ask();

    assertTrue(reach.isDown(), reach.toString());
    assertEquals(2, mac.tap.calls("nc"));
  }

  @Test
  void aLostProbeChangesNoRoad() {
    host.missesProbes(1);
    ask();

    ask();

    assertEquals(1, mac.tap.calls("nc"));
    assertEquals(2, mac.tap.calls("probe"));
  }

  @Test
  void theWholeQuestionIsBoundedByTwoTimeouts() {
    host.goes(SimulatedHost.Link.BLACK_HOLE);
    Instant start = mac.time.now();

    ask();

    Duration limit = mac.settings.settings().connectTimeout().multipliedBy(2);
    assertEquals(limit, Duration.between(start, mac.time.now()));
  }
}

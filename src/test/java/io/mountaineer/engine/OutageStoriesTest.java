package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time that a share was away: from the first missed probe to the proven new mount. */
class OutageStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;
  private final Map<String, Instant> logged = new HashMap<>();

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    mac.onLog(event -> logged.put(event, mac.time.now()));
  }

  @Test
  void anOutageLastsFromTheProbeThatMissedToTheProvenMount() {
    mac.mountedVia(TB);
    Instant missed = mac.time.now();

    mac.tb().goes(Link.BLACK_HOLE);
    mac.cycle();

    HistoryEvent failover = last("failover");
    assertEquals(Optional.of(Duration.between(missed, logged.get("mounted"))), failover.outage());
    assertTrue(failover.outage().get().compareTo(failover.took().get()) > 0, mac.log());
    assertEquals("tb", failover.from().orElseThrow());
    assertEquals("fallback", failover.to().orElseThrow());
  }

  @Test
  void theTimeInWhichNeitherHostAnsweredCounts() {
    mac.mountedVia(TB);
    Instant missed = mac.time.now();

    mac.pullThunderbolt().pullFallback().runFor(60);
    mac.plugInFallback().runFor(4);

    assertEquals(
        Optional.of(Duration.between(missed, logged.get("mounted"))), last("failover").outage());
  }

  @Test
  void aMissThatPassedIsNoPartOfALaterOutage() {
    mac.mountedVia(TB).tb().missesProbes(1);
    mac.cycle().runFor(60);
    Instant missed = mac.time.now();

    mac.pullThunderbolt().cycle();

    assertEquals(
        Optional.of(Duration.between(missed, logged.get("mounted"))), last("failover").outage());
  }

  @Test
  void aFailoverThatFailedHalfWayEndsWithTheMountThatComesLater() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.UNREACHABLE);
    Instant missed = mac.time.now();

    mac.pullThunderbolt().cycle();
    mac.then(CORE).isNotMounted();
    mac.mountsWork(FALLBACK).runFor(30);

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(
        Optional.of(Duration.between(missed, logged.get("mounted"))), last("mount").outage());
  }

  @Test
  void aMoveThatNobodyMissedAnythingByHasNoOutage() {
    mac.settings.autoFailback = true;
    mac.mountedVia(FALLBACK).runFor(120);

    mac.then(CORE).isMountedVia(TB);
    assertEquals(Optional.empty(), last("recovery").outage());
    assertTrue(last("recovery").took().isPresent());
  }

  @Test
  void holdersOfOpenFilesArePartOfTheEvent() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro");

    mac.pullThunderbolt().cycle();

    assertEquals("Final Cut Pro", last("failover").holders().get(0).command());
  }

  @Test
  void aMountThatCameOrWentByItselfIsAnEvent() {
    mac.mountedVia(TB);
    assertEquals(Optional.of("tb"), last("mount_appeared").to());

    mac.mac.eject(mac.volume(CORE));
    mac.cycle();

    assertEquals(Optional.of("tb"), last("mount_vanished").from());
    assertEquals(Optional.of("none"), last("mount_vanished").to());
  }

  private HistoryEvent last(String event) {
    List<LogEvent> all = mac.logEvents.stream().filter(each -> each.event().equals(event)).toList();
    assertTrue(!all.isEmpty(), mac::log);
    return all.get(all.size() - 1).toHistory(mac.time.now());
  }
}

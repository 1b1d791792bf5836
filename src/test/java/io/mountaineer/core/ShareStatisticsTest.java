package io.mountaineer.core;

import static io.mountaineer.history.Happened.NOON;
import static io.mountaineer.history.Happened.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareStatisticsTest {

  private static final Instant LATER = NOON.plusSeconds(1000);

  @Test
  void timeCountsFromOneChangeToTheNext() {
    ShareStatistics share =
        of(
            NOON,
            at(100, "mount", "none", "tb"),
            at(400, "failover", "tb", "fallback"),
            at(450, "tb_ready", "", ""),
            at(600, "recovery", "fallback", "tb"),
            at(800, "mount_vanished", "tb", "none"));

    assertEquals(Duration.ofSeconds(300 + 200), share.on().get(Interface.TB));
    assertEquals(Duration.ofSeconds(200), share.on().get(Interface.FALLBACK));
    assertEquals(Duration.ofSeconds(200), share.away());
    assertEquals(Duration.ofSeconds(900), share.observed());
    assertEquals(Optional.of(NOON.plusSeconds(100)), share.since());
    assertEquals(1, share.failovers());
    assertEquals(1, share.recoveries());
  }

  @Test
  void anEventBeforeTheTimeSaysHowItBegins() {
    ShareStatistics share =
        of(
            NOON.plusSeconds(500),
            at(0, "mount", "none", "tb"),
            at(100, "failover", "tb", "fallback", Optional.of(Duration.ofSeconds(9)), Map.of()),
            at(600, "recovery", "fallback", "tb"));

    assertEquals(Duration.ofSeconds(100), share.on().get(Interface.FALLBACK));
    assertEquals(Duration.ofSeconds(400), share.on().get(Interface.TB));
    assertEquals(0, share.failovers());
    assertEquals(List.of(), share.outages());
    assertEquals(Optional.of(NOON.plusSeconds(500)), share.since());
  }

  @Test
  void aFailoverThatFailedHalfWayLeavesTheShareAway() {
    ShareStatistics share =
        of(
            NOON,
            at(0, "mount", "none", "tb"),
            at(100, "failover_failed", "", "", Optional.empty(), Map.of("active", "none")),
            at(300, "mount", "none", "fallback"));

    assertEquals(Duration.ofSeconds(200), share.away());
  }

  @Test
  void aClockThatIsSetBackCountsNoTimeTwice() {
    ShareStatistics share =
        of(
            NOON,
            at(0, "mount", "none", "tb"),
            at(600, "failover", "tb", "fallback"),
            at(300, "recovery", "fallback", "tb"));

    assertEquals(Duration.ofSeconds(1000), share.on().get(Interface.TB));
    assertEquals(Duration.ofSeconds(1000), share.observed());
  }

  @Test
  void outagesAreRanked() {
    HistoryEvent[] events =
        Stream.of(4, 1, 3, 2)
            .map(
                s ->
                    at(
                        s,
                        "failover",
                        "tb",
                        "fallback",
                        Optional.of(Duration.ofSeconds(s)),
                        Map.of()))
            .toArray(HistoryEvent[]::new);
    ShareStatistics share = of(NOON, events);

    assertEquals(Optional.of(Duration.ofSeconds(2)), share.outage(50));
    assertEquals(Optional.of(Duration.ofSeconds(4)), share.outage(95));
    assertEquals(Optional.of(Duration.ofSeconds(4)), share.outage(100));
    assertEquals(Duration.ofSeconds(10), share.outageSum());
  }

  @Test
  void refusedLoginsAndLossesOfThunderboltAreCounted() {
    Map<String, String> refused = Map.of("kind", "login_refused");
    ShareStatistics share =
        of(
            NOON,
            at(1, "mount_failed", "", "tb", Optional.empty(), refused),
            at(2, "mount_failed", "", "tb", Optional.empty(), Map.of("kind", "unreachable")),
            at(3, "interface_down", "tb", ""),
            at(4, "interface_down", "fallback", ""),
            at(5, "interface_down", "tb", ""));

    assertEquals(1, share.refusedLogins());
    assertEquals(2, share.flaps());
    assertEquals(2.0, share.flapsPerDay());
  }

  @Test
  void flapsArePerDay() {
    ShareStatistics share =
        ShareStatistics.of(
            "CORE",
            List.of(at(0, "interface_down", "tb", "")),
            NOON,
            NOON.plus(Duration.ofDays(4)));

    assertEquals(0.25, share.flapsPerDay());
  }

  @Test
  void ofNothingNothingIsKnown() {
    ShareStatistics share = of(NOON);

    assertEquals(Optional.empty(), share.since());
    assertEquals(Duration.ZERO, share.observed());
    assertEquals(Optional.empty(), share.outage(50));
    assertEquals(0.0, share.flapsPerDay());
  }

  private static ShareStatistics of(Instant from, HistoryEvent... events) {
    return ShareStatistics.of("CORE", List.of(events), from, LATER);
  }
}

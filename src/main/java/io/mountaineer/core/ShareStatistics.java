package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Statistics of one share over a time, from its events. Time counts by the wall clock from one
 * event to the next, sleep included; before the first event nothing is known.
 *
 * @param since begin of the time of which anything is known; empty if nothing is
 * @param on time mounted by each interface
 * @param away time not mounted
 * @param flaps times that Thunderbolt went away
 * @param outages durations of the outages that failovers ended, the shortest first
 * @param refusedLogins logins that a server refused
 */
public record ShareStatistics(
    String share,
    Optional<Instant> since,
    Instant until,
    Map<Interface, Duration> on,
    Duration away,
    int failovers,
    int recoveries,
    int flaps,
    List<Duration> outages,
    int refusedLogins) {

  public ShareStatistics {
    on = Map.copyOf(on);
    outages = List.copyOf(outages);
  }

  /**
   * Returns the statistics of a share.
   *
   * @param events of all shares, in the order of the history; those before the time say how it
   *     begins
   */
  public static ShareStatistics of(
      String share, Collection<HistoryEvent> events, Instant from, Instant until) {
    Count count = new Count(share, from, until);
    for (HistoryEvent event : events) {
      if (event.share().filter(share::equals).isPresent() && !event.at().isAfter(until)) {
        count.add(event);
      }
    }
    return count.result();
  }

  /** Returns how often Thunderbolt went away on an average day, of which there is at least one. */
  public double flapsPerDay() {
    double days = since.map(begin -> Duration.between(begin, until).toSeconds()).orElse(0L);
    return flaps / Math.max(1, days / Duration.ofDays(1).toSeconds());
  }

  /** Returns the time of which it is known how the share was mounted. */
  public Duration observed() {
    return on.values().stream().reduce(away, Duration::plus);
  }

  /** Returns the sum of the outages. */
  public Duration outageSum() {
    return outages.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Returns the outage that this part of all does not exceed, by the nearest rank; empty if there
   * was none.
   *
   * @param percent 1..100
   */
  public Optional<Duration> outage(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * outages.size());
    return outages.isEmpty() ? Optional.empty() : Optional.of(outages.get(Math.max(rank, 1) - 1));
  }

  /** Count in the making. */
  private static final class Count {

    private final String share;
    private final Instant from;
    private final Instant until;
    private final Map<Interface, Duration> on = new EnumMap<>(Interface.class);
    private final List<Duration> outages = new ArrayList<>();
    private Duration away = Duration.ZERO;
    private Optional<Instant> since = Optional.empty();
    private Optional<String> active = Optional.empty();
    private Instant activeSince;
    private int failovers;
    private int recoveries;
    private int flaps;
    private int refusedLogins;

    Count(String share, Instant from, Instant until) {
      this.share = share;
      this.from = from;
      this.until = until;
      this.activeSince = from;
      for (Interface each : Interface.values()) {
        on.put(each, Duration.ZERO);
      }
    }

    void add(HistoryEvent event) {
      Instant at = event.at().isBefore(from) ? from : event.at();
      since = since.or(() -> Optional.of(at));
      event.activeAfter().ifPresent(now -> changes(now, at));
      if (!event.at().isBefore(from)) {
        count(event);
      }
    }

    private void changes(String now, Instant at) {
      passed(at);
      active = Optional.of(now);
    }

    /** After a clock that was set back, time that was counted is not counted again. */
    private void passed(Instant at) {
      if (at.isAfter(activeSince)) {
        Duration time = Duration.between(activeSince, at);
        active.ifPresent(via -> add(via, time));
        activeSince = at;
      }
    }

    private void add(String via, Duration time) {
      Optional<Interface> carrier = Interface.ofWire(via);
      if (carrier.isPresent()) {
        on.merge(carrier.get(), time, Duration::plus);
      } else {
        away = away.plus(time);
      }
    }

    private void count(HistoryEvent event) {
      event.outage().ifPresent(outages::add);
      switch (event.event()) {
        case "failover" -> failovers++;
        case "recovery" -> recoveries++;
        case "interface_down" -> flaps += event.from().filter("tb"::equals).isPresent() ? 1 : 0;
        case "mount_failed" -> refusedLogins += isRefusal(event) ? 1 : 0;
        default -> {}
      }
    }

    private static boolean isRefusal(HistoryEvent event) {
      return Failure.Kind.LOGIN_REFUSED.wire().equals(event.details().get("kind"));
    }

    ShareStatistics result() {
      passed(until);
      Collections.sort(outages);
      return new ShareStatistics(
          share, since, until, on, away, failovers, recoveries, flaps, outages, refusedLogins);
    }
  }
}

package io.mountaineer.cli.json;

import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Output of {@code stats} in JSON. */
public final class StatsJson {

  private StatsJson() {}

  /** Returns the object for the statistics of a time. */
  public static Map<String, Object> of(Instant since, Instant until, List<ShareStatistics> shares) {
    Map<String, Object> json = CommandJson.object();
    json.put("since", since);
    json.put("until", until);
    json.put("shares", shares.stream().map(StatsJson::share).toList());
    return json;
  }

  private static Map<String, Object> share(ShareStatistics share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", share.share());
    json.put("known_since", share.since());
    json.put("tb_seconds", share.on().get(Interface.TB).toSeconds());
    json.put("fallback_seconds", share.on().get(Interface.FALLBACK).toSeconds());
    json.put("away_seconds", share.away().toSeconds());
    json.put("failovers", share.failovers());
    json.put("recoveries", share.recoveries());
    json.put("flaps", share.flaps());
    json.put("flaps_per_day", Math.round(100 * share.flapsPerDay()) / 100.0);
    json.put("outages", share.outages().size());
    json.put("outage_p50_ms", share.outage(50).map(Duration::toMillis));
    json.put("outage_p95_ms", share.outage(95).map(Duration::toMillis));
    json.put("outage_max_ms", share.outage(100).map(Duration::toMillis));
    json.put("refused_logins", share.refusedLogins());
    return json;
  }
}

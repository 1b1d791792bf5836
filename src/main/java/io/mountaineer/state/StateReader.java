package io.mountaineer.state;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Backoff;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Failure;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.KnownHost.KnownAddress;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.PendingRecovery;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ShareState;
import io.mountaineer.json.JsonException;
import io.mountaineer.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reader of a state. A newer schema is reported as such, whatever else the object holds. */
final class StateReader {

  private StateReader() {}

  static State read(JsonFields top) throws JsonException {
    requireKnownSchema(top);
    return new State(
        shares(top.object("shares")),
        texts(top.object("links"), "a path"),
        top.moment("monitor_seen_at"),
        looks(top.object("looks")),
        hosts(top.object("hosts")),
        texts(top.object("mounts"), "a host"),
        IntentsReader.pause(top));
  }

  private static Map<String, LastLook> looks(JsonFields all) throws JsonException {
    Map<String, LastLook> looks = new HashMap<>();
    for (String name : all.keys()) {
      JsonFields look = all.object(name);
      Instant at = look.moment("at").orElseThrow(() -> look.wrong("at", "a time"));
      looks.put(name, new LastLook(at, look.number("uptime_s").orElse(0)));
    }
    return looks;
  }

  private static void requireKnownSchema(JsonFields top) throws JsonException {
    int version = top.number("schema_version").orElse(StateJson.SCHEMA_VERSION);
    if (version > StateJson.SCHEMA_VERSION) {
      throw new JsonException("written by a newer version (schema " + version + ")");
    }
    if (version < 1) {
      throw top.wrong("schema_version", "1 or more");
    }
  }

  private static Map<String, ShareState> shares(JsonFields all) throws JsonException {
    SpellingMerge shares = new SpellingMerge();
    for (String name : all.keys()) {
      JsonFields share = all.object(name);
      boolean isFormer = FormerEntry.is(share);
      shares.add(name, isFormer ? FormerEntry.read(share) : share(share), isFormer);
    }
    return shares.merged();
  }

  private static Map<String, String> texts(JsonFields all, String what) throws JsonException {
    Map<String, String> texts = new HashMap<>();
    for (String key : all.keys()) {
      texts.put(key, all.text(key).orElseThrow(() -> all.wrong(key, what)));
    }
    return texts;
  }

  private static Map<String, KnownHost> hosts(JsonFields all) throws JsonException {
    Map<String, KnownHost> hosts = new HashMap<>();
    for (String name : all.keys()) {
      JsonFields host = all.object(name);
      Optional<Absence> absence = absence(host.object("longest_absence_after_wake"));
      hosts.put(name, new KnownHost(addresses(host.object("addresses")), absence));
    }
    return hosts;
  }

  private static Optional<Absence> absence(JsonFields absence) throws JsonException {
    Optional<Integer> ms = absence.number("ms").filter(number -> number >= 0);
    Optional<Instant> at = absence.moment("at");
    return ms.flatMap(number -> at.map(end -> new Absence(Duration.ofMillis(number), end)));
  }

  private static Map<String, KnownAddress> addresses(JsonFields all) throws JsonException {
    Map<String, KnownAddress> addresses = new HashMap<>();
    for (String numeric : all.keys()) {
      JsonFields one = all.object(numeric);
      Optional<Instant> answeredAt = one.moment("answered_at");
      if (answeredAt.isPresent()) {
        addresses.put(numeric, new KnownAddress(answeredAt.get(), one.text("interface")));
      }
    }
    return addresses;
  }

  private static ShareState share(JsonFields share) throws JsonException {
    return new ShareState(
        active(share),
        share.flag("mount_alive"),
        new HostHistory(
            share.flag("tb_reachable").orElse(false),
            share.moment("tb_reachable_since"),
            share.moment("tb_healthy_since"),
            share.flag("fb_reachable").orElse(false),
            share.text("tb_reachable_on").orElse("")),
        attempts(share),
        new PendingRecovery(
            share.flag("tb_recovery_pending").orElse(false),
            share.text("pending_reason"),
            share.flag("held_by_open_files").orElse(false),
            share.flag("open_files_seen").orElse(false)),
        IntentsReader.read(share),
        share.moment("last_switch_at"),
        error(share),
        share.text("mounted_host"),
        share.text("not_permitted"),
        share.moment("since"),
        servers(share.object("servers")));
  }

  private static KnownServers servers(JsonFields servers) throws JsonException {
    return new KnownServers(
        servers.text("hosts").orElse(""),
        sightings(servers.object("accepted")),
        sightings(servers.object("strangers")));
  }

  private static Map<Interface, Sighting> sightings(JsonFields all) throws JsonException {
    Map<Interface, Sighting> sightings = new EnumMap<>(Interface.class);
    for (Interface via : Interface.values()) {
      if (all.keys().contains(via.wire())) {
        JsonFields one = all.object(via.wire());
        ServerGuid guid =
            one.text("guid")
                .flatMap(ServerGuid::parse)
                .orElseThrow(() -> one.wrong("guid", "a GUID"));
        Instant at = one.moment("at").orElseThrow(() -> one.wrong("at", "a moment"));
        sightings.put(via, new Sighting(guid, at));
      }
    }
    return sightings;
  }

  /** The version before kept the text alone. */
  private static Optional<LastError> error(JsonFields share) throws JsonException {
    Optional<String> text = share.text("last_error");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String word = share.text("last_error_of").orElse(LastError.Subject.SITUATION.wire());
    LastError.Subject subject = LastError.Subject.ofWire(word).orElse(LastError.Subject.SITUATION);
    Instant at = share.moment("last_error_at").orElse(Instant.EPOCH);
    return text.map(known -> new LastError(known, subject, at));
  }

  private static Optional<Interface> active(JsonFields share) throws JsonException {
    return active(share, "active_interface");
  }

  static Optional<Interface> active(JsonFields share, String key) throws JsonException {
    String word = share.text(key).orElse("none");
    Optional<Interface> active = Interface.ofWire(word);
    if (active.isEmpty() && !word.equals("none")) {
      throw share.wrong(key, "tb, fallback or none");
    }
    return active;
  }

  private static Attempts attempts(JsonFields share) throws JsonException {
    return new Attempts(
        backoff(share, "mount_failures", "next_attempt_at"),
        backoff(share, "recovery_failures", "next_recovery_at"),
        backoff(share, "stray_failures", "next_stray_at"),
        bars(share),
        share.text("attempts_for").orElse(""));
  }

  /** The version before knew refused logins alone. */
  private static Map<Interface, Bar> bars(JsonFields share) throws JsonException {
    JsonFields refusals = share.object("login_refused_at");
    JsonFields all = share.object("bars");
    Map<Interface, Bar> bars = new EnumMap<>(Interface.class);
    for (Interface via : Interface.values()) {
      refusals
          .moment(via.wire())
          .ifPresent(at -> bars.put(via, new Bar(Failure.Kind.LOGIN_REFUSED, at, 1)));
      if (all.keys().contains(via.wire())) {
        bars.put(via, bar(all.object(via.wire())));
      }
    }
    return bars;
  }

  private static Bar bar(JsonFields bar) throws JsonException {
    String word = bar.text("kind").orElse("");
    Failure.Kind kind =
        Failure.Kind.ofWire(word).orElseThrow(() -> bar.wrong("kind", "a known word"));
    Instant since = bar.moment("since").orElseThrow(() -> bar.wrong("since", "a moment"));
    int count = bar.number("count").orElse(1);
    if (count < 1) {
      throw bar.wrong("count", "1 or more");
    }
    return new Bar(kind, since, count, bar.text("login"));
  }

  static Backoff backoff(JsonFields share, String failuresKey, String nextAtKey)
      throws JsonException {
    int failures = share.number(failuresKey).orElse(0);
    if (failures < 0) {
      throw share.wrong(failuresKey, "0 or more");
    }
    return new Backoff(failures, share.moment(nextAtKey));
  }
}

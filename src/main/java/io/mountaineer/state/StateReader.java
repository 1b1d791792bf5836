package io.mountaineer.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.mountaineer.core.Attempts;
import io.mountaineer.core.Backoff;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.KnownHost.KnownAddress;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.ShareState.HostHistory;
import io.mountaineer.core.ShareState.PendingRecovery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a state. All of the JSON is taken in before any of it is judged, so that a newer schema is
 * told as such wherever its number stands.
 */
final class StateReader {

  private StateReader() {}

  static State read(JsonParser in) throws IOException, UnreadableState {
    JsonToken first = in.nextToken();
    if (first == null) {
      return State.EMPTY;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new UnreadableState("not a JSON object");
    }
    Fields top = new Fields("", object(in));
    if (in.nextToken() != null) {
      throw new UnreadableState("something follows the JSON object");
    }
    requireKnownSchema(top);
    return new State(
        shares(top.object("shares")),
        texts(top.object("links"), "a path"),
        top.moment("monitor_seen_at"),
        looks(top.object("looks")),
        hosts(top.object("hosts")),
        texts(top.object("mounts"), "a host"));
  }

  private static Map<String, LastLook> looks(Fields all) throws UnreadableState {
    Map<String, LastLook> looks = new HashMap<>();
    for (String name : all.keys()) {
      Fields look = all.object(name);
      Instant at = look.moment("at").orElseThrow(() -> look.wrong("at", "a time"));
      looks.put(name, new LastLook(at, look.number("uptime_s").orElse(0)));
    }
    return looks;
  }

  private static void requireKnownSchema(Fields top) throws UnreadableState {
    int version = top.number("schema_version").orElse(StateJson.SCHEMA_VERSION);
    if (version > StateJson.SCHEMA_VERSION) {
      throw new UnreadableState("written by a newer version (schema " + version + ")");
    }
    if (version < 1) {
      throw top.wrong("schema_version", "1 or more");
    }
  }

  private static Map<String, ShareState> shares(Fields all) throws UnreadableState {
    Map<String, ShareState> shares = new HashMap<>();
    for (String name : all.keys()) {
      shares.put(name, share(all.object(name)));
    }
    return shares;
  }

  private static Map<String, String> texts(Fields all, String what) throws UnreadableState {
    Map<String, String> texts = new HashMap<>();
    for (String key : all.keys()) {
      texts.put(key, all.text(key).orElseThrow(() -> all.wrong(key, what)));
    }
    return texts;
  }

  private static Map<String, KnownHost> hosts(Fields all) throws UnreadableState {
    Map<String, KnownHost> hosts = new HashMap<>();
    for (String name : all.keys()) {
      Fields host = all.object(name);
      Optional<Absence> absence = absence(host.object("longest_absence_after_wake"));
      hosts.put(name, new KnownHost(addresses(host.object("addresses")), absence));
    }
    return hosts;
  }

  private static Optional<Absence> absence(Fields absence) throws UnreadableState {
    Optional<Integer> ms = absence.number("ms").filter(number -> number >= 0);
    Optional<Instant> at = absence.moment("at");
    return ms.flatMap(number -> at.map(end -> new Absence(Duration.ofMillis(number), end)));
  }

  private static Map<String, KnownAddress> addresses(Fields all) throws UnreadableState {
    Map<String, KnownAddress> addresses = new HashMap<>();
    for (String numeric : all.keys()) {
      Fields one = all.object(numeric);
      Optional<Instant> answeredAt = one.moment("answered_at");
      if (answeredAt.isPresent()) {
        addresses.put(numeric, new KnownAddress(answeredAt.get(), one.text("interface")));
      }
    }
    return addresses;
  }

  private static ShareState share(Fields share) throws UnreadableState {
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
        hold(share),
        share.moment("last_switch_at"),
        error(share),
        share.text("mounted_host"),
        share.text("not_permitted"));
  }

  /** The version before kept the text alone. */
  private static Optional<LastError> error(Fields share) throws UnreadableState {
    Optional<String> text = share.text("last_error");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String word = share.text("last_error_of").orElse(LastError.Subject.SITUATION.wire());
    LastError.Subject subject = LastError.Subject.ofWire(word).orElse(LastError.Subject.SITUATION);
    Instant at = share.moment("last_error_at").orElse(Instant.EPOCH);
    return text.map(known -> new LastError(known, subject, at));
  }

  private static Optional<Interface> active(Fields share) throws UnreadableState {
    String word = share.text("active_interface").orElse("none");
    Optional<Interface> active = Interface.ofWire(word);
    if (active.isEmpty() && !word.equals("none")) {
      throw share.wrong("active_interface", "tb, fallback or none");
    }
    return active;
  }

  private static Attempts attempts(Fields share) throws UnreadableState {
    return new Attempts(
        retry(share, "mount_failures", "next_attempt_at"),
        retry(share, "recovery_failures", "next_recovery_at"),
        retry(share, "stray_failures", "next_stray_at"),
        bars(share),
        share.text("attempts_for").orElse(""));
  }

  /** The version before knew refused logins alone. */
  private static Map<Interface, Bar> bars(Fields share) throws UnreadableState {
    Fields refusals = share.object("login_refused_at");
    Fields all = share.object("bars");
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

  private static Bar bar(Fields bar) throws UnreadableState {
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

  private static Backoff retry(Fields share, String failuresKey, String nextAtKey)
      throws UnreadableState {
    int failures = share.number(failuresKey).orElse(0);
    if (failures < 0) {
      throw share.wrong(failuresKey, "0 or more");
    }
    return new Backoff(failures, share.moment(nextAtKey));
  }

  private static Hold hold(Fields share) throws UnreadableState {
    String word = share.text("hold").orElse(Hold.NONE.wire());
    for (Hold each : Hold.values()) {
      if (each.wire().equals(word)) {
        return each;
      }
    }
    throw share.wrong("hold", "a known word");
  }

  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      in.nextToken();
      values.put(key, value(in));
    }
    return values;
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> {
        in.skipChildren();
        yield List.of(); // No field of ours is a list, so only the type matters.
      }
      case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
      case VALUE_NULL -> null;
      default -> in.getText();
    };
  }
}

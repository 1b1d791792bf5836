package io.mountaineer.history;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.json.Json;
import io.mountaineer.json.JsonException;
import io.mountaineer.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Events of the history in JSON, in the file and for programs alike. */
public final class HistoryJson {

  /** Raised when a key is renamed or removed; additions keep it. */
  private static final int SCHEMA_VERSION = 1;

  /** Longest text of one field; what the log says whole may be cut here. */
  private static final int MOST_CHARACTERS = 2000;

  private static final int MOST_HOLDERS = 20;

  /** Longest line in bytes; far less than what is read to find the last one. */
  static final int LONGEST_LINE = 16 << 10;

  private HistoryJson() {}

  /** Returns the fields of an event. */
  public static Map<String, Object> object(HistoryEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", event.id());
    json.put("at", event.at());
    json.put("share", event.share());
    json.put("event", event.event());
    json.put("from", event.from());
    json.put("to", event.to());
    json.put("cause", event.cause().map(HistoryJson::cut));
    json.put("ms", event.took().map(Duration::toMillis));
    json.put("outage_ms", event.outage().map(Duration::toMillis));
    json.put(
        "holders", event.holders().stream().limit(MOST_HOLDERS).map(HistoryJson::holder).toList());
    Map<String, Object> details = new TreeMap<>();
    event.details().forEach((key, value) -> details.put(key, cut(value)));
    json.put("details", details);
    return json;
  }

  private static Map<String, Object> holder(Holder holder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", cut(holder.command()));
    json.put("pid", holder.pid());
    json.put("files", holder.files());
    json.put("sample", cut(holder.sample()));
    return json;
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS / 2)) + "…";
  }

  /** Returns the event in one line; one that would be too long loses its holders and details. */
  public static String line(HistoryEvent event) {
    String line = versioned(event);
    return line.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LINE
        ? line
        : versioned(event.shortened());
  }

  private static String versioned(HistoryEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema_version", SCHEMA_VERSION);
    json.putAll(object(event));
    return Json.line(json);
  }

  /** Returns the event of a line; empty if it is none, as after a kill in the middle of it. */
  public static Optional<HistoryEvent> parse(String line) {
    try {
      Optional<JsonFields> fields = Json.read(line.getBytes(StandardCharsets.UTF_8));
      return fields.isPresent() ? Optional.of(event(fields.get())) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static HistoryEvent event(JsonFields json) throws JsonException {
    return new HistoryEvent(
        json.text("id").orElseThrow(() -> json.wrong("id", "there")),
        json.moment("at").orElseThrow(() -> json.wrong("at", "there")),
        json.text("share"),
        json.text("event").orElseThrow(() -> json.wrong("event", "there")),
        json.text("from"),
        json.text("to"),
        json.text("cause"),
        json.whole("ms").map(Duration::ofMillis),
        json.whole("outage_ms").map(Duration::ofMillis),
        holders(json),
        details(json));
  }

  private static List<Holder> holders(JsonFields json) throws JsonException {
    List<Holder> holders = new ArrayList<>();
    for (JsonFields each : json.objects("holders")) {
      holders.add(
          new Holder(
              each.text("command").orElse(""),
              each.whole("pid").orElse(0L),
              each.number("files").orElse(1),
              each.text("sample").orElse("")));
    }
    return holders;
  }

  private static Map<String, String> details(JsonFields json) throws JsonException {
    JsonFields object = json.object("details");
    Map<String, String> details = new LinkedHashMap<>();
    for (String key : object.keys()) {
      object.text(key).ifPresent(value -> details.put(key, value));
    }
    return details;
  }
}

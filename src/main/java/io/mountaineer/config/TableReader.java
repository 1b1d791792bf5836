package io.mountaineer.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** One table of the text: gives out its values and reports those that cannot be what they are. */
final class TableReader {

  private final TomlTable table;
  private final Position place;
  private final String owner;
  private final Problems problems;

  private TableReader(TomlTable table, Position place, String owner, Problems problems) {
    this.table = table;
    this.place = place;
    this.owner = owner;
    this.problems = problems;
  }

  static TableReader of(TomlTable table, Position place, Problems problems) {
    return new TableReader(table, place, "", problems);
  }

  /** The same entry, whose problems say whose they are, such as {@code of share "CORE"}. */
  TableReader ownedBy(String kind) {
    String called =
        peek("name").map(name -> " of " + kind + ' ' + SafeText.quoted(name)).orElse("");
    return new TableReader(table, place, called, problems);
  }

  Position place() {
    return place;
  }

  boolean has(String key) {
    return table.keySet().contains(key);
  }

  /** A text as it stands there, without a word about what is wrong with it. */
  Optional<String> peek(String key) {
    return value(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A text that keeps a rule; empty when it is not there or was reported. */
  Optional<String> text(String key, Function<String, Optional<String>> rule) {
    if (!has(key)) {
      return Optional.empty();
    }
    Optional<String> text = peek(key);
    Optional<String> complaint =
        text.isPresent() ? text.flatMap(rule) : wrongType(key, "a text in quotes");
    complaint.ifPresent(what -> complain(key, what));
    return complaint.isPresent() ? Optional.empty() : text;
  }

  /** A text that has to be there. */
  Optional<String> requiredText(String key, Function<String, Optional<String>> rule) {
    if (!has(key)) {
      String advice = key.equals("username") ? " (\"\" for a guest)" : "";
      problems.missing(place, key, key + owner + " is missing" + advice);
    }
    return text(key, rule);
  }

  int number(String key, long fallback, int least, int most) {
    if (!has(key)) {
      return Math.toIntExact(fallback);
    }
    String allowed = least + " to " + most;
    if (!(value(key) instanceof Long number)) {
      wrongType(key, "a whole number from " + allowed).ifPresent(what -> complain(key, what));
      return least;
    }
    if (number < least || number > most) {
      complain(key, "is " + number + ", allowed are " + allowed);
      return least;
    }
    return number.intValue();
  }

  boolean truth(String key, boolean fallback) {
    if (!has(key)) {
      return fallback;
    }
    if (value(key) instanceof Boolean truth) {
      return truth;
    }
    wrongType(key, "true or false").ifPresent(what -> complain(key, what));
    return fallback;
  }

  /** Reports a value; {@code what} follows the key, as in {@code is too long}. */
  void complain(String key, String what) {
    problems.error(placeOf(key), key, key + owner + ' ' + what);
  }

  /** Remarks on what only holds if nothing of the text is hidden by a syntax error. */
  void warnIfTextIsWhole(String key, String what) {
    problems.lacking(placeOf(key), key, key + owner + ' ' + what);
  }

  void warnAboutUnknownKeys(Section section) {
    for (String key : table.keySet()) {
      if (!section.keys.contains(key)) {
        problems.warning(placeOf(key), SafeText.plain(key), UnknownKey.remark(key, section));
      }
    }
  }

  private Optional<String> wrongType(String key, String allowed) {
    return Optional.of("is " + typeOf(value(key)) + ", allowed is " + allowed);
  }

  /** What a value is, in the words of a user. */
  static String typeOf(Object value) {
    if (value instanceof TomlTable) {
      return "a table";
    }
    if (value instanceof TomlArray) {
      return "a list";
    }
    if (value instanceof Number) {
      return value instanceof Long ? "a whole number" : "a number with a fraction";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    return value instanceof String ? "a text" : "a date or time";
  }

  private Object value(String key) {
    return table.get(List.of(key));
  }

  private Position placeOf(String key) {
    return has(key) ? Position.of(table.inputPositionOf(List.of(key))) : place;
  }
}

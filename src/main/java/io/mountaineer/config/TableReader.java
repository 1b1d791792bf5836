package io.mountaineer.config;

import static io.mountaineer.config.ConfigValues.NAME;
import static io.mountaineer.config.ConfigValues.USERNAME;

import io.mountaineer.config.ConfigProblem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reader of one table: returns its values and reports those that are invalid. */
final class TableReader {

  private final TomlTable table;
  private final Position position;
  private final String owner;
  private final Problems problems;
  private final Severity severity;

  private TableReader(
      TomlTable table, Position position, String owner, Problems problems, Severity severity) {
    this.table = table;
    this.position = position;
    this.owner = owner;
    this.problems = problems;
    this.severity = severity;
  }

  static TableReader of(TomlTable table, Position position, Problems problems) {
    return new TableReader(table, position, "", problems, Severity.ERROR);
  }

  /** Returns this reader with problems that name their owner, such as {@code of share "CORE"}. */
  TableReader ownedBy(String kind) {
    String called = peek(NAME).map(name -> " of " + kind + ' ' + SafeText.quoted(name)).orElse("");
    return new TableReader(table, position, called, problems, severity);
  }

  /** Returns this reader for an entry that the config can do without. */
  TableReader dispensable() {
    return new TableReader(table, position, owner, problems, Severity.LEFT_OUT);
  }

  Position position() {
    return position;
  }

  boolean has(String key) {
    return table.keySet().contains(key);
  }

  /** Returns a text as it stands there, without reporting anything. */
  Optional<String> peek(String key) {
    return value(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns a text that keeps a rule, or empty when it is not there or was reported. */
  Optional<String> text(String key, Function<String, Optional<String>> rule) {
    if (!has(key)) {
      return Optional.empty();
    }
    Optional<String> text = peek(key);
    Optional<String> violation =
        text.isPresent() ? text.flatMap(rule) : wrongType(key, "a text in quotes");
    violation.ifPresent(what -> report(key, what));
    return violation.isPresent() ? Optional.empty() : text;
  }

  /** Returns a text that has to be there. */
  Optional<String> requiredText(String key, Function<String, Optional<String>> rule) {
    if (!has(key)) {
      String advice = key.equals(USERNAME) ? " (\"\" for a guest)" : "";
      problems.missing(position, key, key + owner + " is missing" + advice, severity);
    }
    return text(key, rule);
  }

  int number(String key, long fallback, int least, int most) {
    if (!has(key)) {
      return Math.toIntExact(fallback);
    }
    String allowed = least + " to " + most;
    if (!(value(key) instanceof Long number)) {
      wrongType(key, "a whole number from " + allowed).ifPresent(what -> report(key, what));
      return least;
    }
    if (number < least || number > most) {
      report(key, "must be " + allowed + ", not " + number);
      return least;
    }
    return number.intValue();
  }

  boolean flag(String key, boolean fallback) {
    if (!has(key)) {
      return fallback;
    }
    if (value(key) instanceof Boolean flag) {
      return flag;
    }
    wrongType(key, "true or false").ifPresent(what -> report(key, what));
    return fallback;
  }

  /** Reports a value; {@code what} follows the key, as in {@code is too long}. */
  void report(String key, String what) {
    problems.inEntry(positionOf(key), key, key + owner + ' ' + what, severity);
  }

  /** Warns of something that only holds if nothing of the text is hidden by a syntax error. */
  void warnIfComplete(String key, String what) {
    problems.unresolved(positionOf(key), key, key + owner + ' ' + what);
  }

  void warnAboutUnknownKeys(Section section) {
    List<String> former = table.keySet().stream().filter(section.formerKeys::contains).toList();
    if (!former.isEmpty()) {
      String first = former.get(0);
      problems.note(positionOf(first), first, FormerKeys.message(former));
    }
    for (String key : table.keySet()) {
      if (!section.keys.contains(key) && !former.contains(key)) {
        problems.warning(positionOf(key), SafeText.plain(key), UnknownKey.message(key, section));
      }
    }
  }

  private Optional<String> wrongType(String key, String allowed) {
    return Optional.of("must be " + allowed + ", not " + typeOf(value(key)));
  }

  /** Returns the type of a value in the words of a user. */
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

  private Position positionOf(String key) {
    return has(key) ? Position.of(table.inputPositionOf(List.of(key))) : position;
  }
}

package io.mountaineer.config;

import io.mountaineer.config.ConfigProblem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Problems found while one text is checked, so that all of them are reported at once. */
final class Problems {

  private final List<ConfigProblem> found = new ArrayList<>();
  private final boolean isComplete;

  /**
   * @param isComplete false when syntax errors hide a part of the text; what seems to be missing is
   *     then not worth a word
   */
  Problems(boolean isComplete) {
    this.isComplete = isComplete;
  }

  void error(Position position, String key, String message) {
    add(position, key, message, Severity.ERROR);
  }

  /** Adds a problem of an entry, which costs the config or that entry alone. */
  void inEntry(Position position, String key, String message, Severity severity) {
    add(position, key, message, severity);
  }

  void note(Position position, String key, String message) {
    add(position, key, message, Severity.NOTE);
  }

  void warning(Position position, String key, String message) {
    add(position, key, message, Severity.WARNING);
  }

  /** Adds a problem about something that has to be there and is not. */
  void missing(Position position, String key, String message, Severity severity) {
    if (isComplete) {
      add(position, key, message, severity);
    }
  }

  /** Adds a warning about a reference to something that is not there. */
  void unresolved(Position position, String key, String message) {
    if (isComplete) {
      warning(position, key, message);
    }
  }

  List<ConfigProblem> all() {
    return List.copyOf(found);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(ConfigProblem::isError);
  }

  private void add(Position position, String key, String message, Severity severity) {
    found.add(new ConfigProblem(position.line(), position.column(), key, message, severity));
  }
}

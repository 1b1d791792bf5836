package io.mountaineer.config;

import io.mountaineer.config.ConfigProblem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is found while one text is checked, so that all of it is reported at once. */
final class Problems {

  private final List<ConfigProblem> found = new ArrayList<>();
  private final boolean textIsWhole;

  /**
   * @param textIsWhole false when syntax errors hide a part of the text; what seems to be missing
   *     is then not worth a word
   */
  Problems(boolean textIsWhole) {
    this.textIsWhole = textIsWhole;
  }

  void error(Position place, String key, String message) {
    add(place, key, message, Severity.ERROR);
  }

  void warning(Position place, String key, String message) {
    add(place, key, message, Severity.WARNING);
  }

  /** Something that would have to be there is not. */
  void missing(Position place, String key, String message) {
    if (textIsWhole) {
      error(place, key, message);
    }
  }

  /** Something that this refers to is not there. */
  void lacking(Position place, String key, String message) {
    if (textIsWhole) {
      warning(place, key, message);
    }
  }

  List<ConfigProblem> all() {
    return List.copyOf(found);
  }

  boolean hasErrors() {
    return found.stream().anyMatch(ConfigProblem::isError);
  }

  private void add(Position place, String key, String message, Severity severity) {
    found.add(new ConfigProblem(place.line(), place.column(), key, message, severity));
  }
}

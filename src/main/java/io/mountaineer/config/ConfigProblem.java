package io.mountaineer.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One thing that is wrong, or odd, in a config. Its texts never hold a password.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in characters; 0 when the file as a whole is meant
 * @param key the key in question as the file spells it; empty where there is none
 * @param message what is wrong and what is allowed, a whole sentence
 * @param severity whether the config can be used in spite of it
 */
public record ConfigProblem(int line, int column, String key, String message, Severity severity) {

  /** How much a problem matters. */
  public enum Severity {
    /** The config is not used. */
    ERROR,
    /** The config is used; the line in question has no effect. */
    WARNING
  }

  /** As a reader meets them: from the top of the file to its end. */
  public static final Comparator<ConfigProblem> BY_POSITION =
      Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column);

  public ConfigProblem {
    requireNonNull(key, "key is null");
    requireNonNull(message, "message is null");
    requireNonNull(severity, "severity is null");
  }

  /** A problem of the file as a whole, such as that it cannot be read. */
  static ConfigProblem ofFile(Severity severity, String message) {
    return new ConfigProblem(0, 0, "", message, severity);
  }

  /** Whether the config cannot be used because of this. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line in the form that editors understand: {@code file:line:column: message}. */
  public String text(String file) {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + (isError() ? "" : "warning: ") + message;
  }
}

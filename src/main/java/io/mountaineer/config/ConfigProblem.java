package io.mountaineer.config;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Error or oddity in a config. Its texts never hold a password.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in characters; 0 when the file as a whole is meant
 * @param key key in question as the file spells it; empty where there is none
 * @param message problem and what is allowed, a whole sentence
 * @param severity whether the config can be used in spite of it
 */
public record ConfigProblem(int line, int column, String key, String message, Severity severity) {

  /** Severity of a problem. */
  public enum Severity {
    /** The config is not used. */
    ERROR,
    /** The config is used, but without the entry in question. */
    LEFT_OUT,
    /** The config is used; the line in question has no effect. */
    WARNING,
    /** The config is used as meant; the line in question is no longer needed. */
    NOTE;

    /** Returns the word used in JSON. */
    public String wire() {
      return this == ERROR ? "error" : "warning";
    }
  }

  /** Order in which a reader meets them: from the top of the file to its end. */
  static final Comparator<ConfigProblem> BY_POSITION =
      Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column);

  public ConfigProblem {
    requireNonNull(key, "key is null");
    requireNonNull(message, "message is null");
    requireNonNull(severity, "severity is null");
  }

  /** Returns a problem of the file as a whole, such as that it cannot be read. */
  static ConfigProblem ofFile(Severity severity, String message) {
    return new ConfigProblem(0, 0, "", message, severity);
  }

  /** Returns whether the config cannot be used because of this. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns whether an entry is missing from the config because of this. */
  public boolean leavesOut() {
    return severity == Severity.LEFT_OUT;
  }

  /** Returns whether it matters to those alone who ask about the config. */
  public boolean isNote() {
    return severity == Severity.NOTE;
  }

  /** Returns one line in the form that editors understand: {@code file:line:column: message}. */
  public String text(String file) {
    String position = line == 0 ? file : file + ":" + line + ":" + column;
    String end = leavesOut() ? "; the entry is left out" : "";
    return position + ": " + label() + message + end;
  }

  private String label() {
    return switch (severity) {
      case ERROR -> "";
      case LEFT_OUT, WARNING -> "warning: ";
      case NOTE -> "note: ";
    };
  }
}

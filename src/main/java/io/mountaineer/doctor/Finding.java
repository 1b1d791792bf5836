package io.mountaineer.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/**
 * Finding about one thing in one area.
 *
 * @param area area it belongs to, in one word
 * @param subject thing that was looked at, such as a host; empty when the area says it all
 * @param detail state in which it was found
 * @param remedy the one thing to do about it; present exactly for a warning and a failure
 * @param command line to paste into a terminal for that; empty where there is none
 */
public record Finding(
    String area,
    String subject,
    Verdict verdict,
    String detail,
    Optional<String> remedy,
    Optional<String> command) {

  public Finding {
    requireNonNull(area, "area is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(detail, "detail is null");
    if (remedy.isPresent() != verdict.isToDo()) {
      throw new IllegalArgumentException("a remedy is for what is not well: " + detail);
    }
  }

  public Finding(
      String area, String subject, Verdict verdict, String detail, Optional<String> remedy) {
    this(area, subject, verdict, detail, remedy, Optional.empty());
  }

  /** Returns this finding with a line that does what the remedy says. */
  Finding withCommand(String line) {
    return new Finding(area, subject, verdict, detail, remedy, Optional.of(line));
  }

  static Finding ok(String area, String subject, String detail) {
    return new Finding(area, subject, Verdict.OK, detail, Optional.empty());
  }

  /** Returns a finding about something that nobody can look at now, and that needs nobody. */
  static Finding note(String area, String subject, String detail) {
    return new Finding(area, subject, Verdict.NOTE, detail, Optional.empty());
  }

  static Finding warn(String area, String subject, String detail, String remedy) {
    return new Finding(area, subject, Verdict.WARN, detail, Optional.of(remedy));
  }

  static Finding fail(String area, String subject, String detail, String remedy) {
    return new Finding(area, subject, Verdict.FAIL, detail, Optional.of(remedy));
  }

  /** Returns a finding about something that could not be learned; unknown is not well. */
  static Finding unknown(String area, String subject, String why, String remedy) {
    return warn(area, subject, "not known: " + why, remedy);
  }

  /** Meaning of a finding. */
  public enum Verdict {
    OK,
    /** Could not be checked, and nothing has to be done about that. */
    NOTE,
    /** Works, but not as well as it could, or that is not known. */
    WARN,
    /** Cannot work in this state. */
    FAIL;

    /** Returns whether something is to be done about it. */
    public boolean isToDo() {
      return this == WARN || this == FAIL;
    }

    /** Returns the word used in JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package io.mountaineer.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param area what it belongs to, in one word
 * @param subject what was looked at, such as a host; empty when the area says it all
 * @param detail what was found
 * @param remedy the one thing to do about it; present unless all is well
 */
public record Finding(
    String area, String subject, Verdict verdict, String detail, Optional<String> remedy) {

  public Finding {
    requireNonNull(area, "area is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(detail, "detail is null");
    if (remedy.isPresent() == (verdict == Verdict.OK)) {
      throw new IllegalArgumentException("a remedy is for what is not well: " + detail);
    }
  }

  static Finding ok(String area, String subject, String detail) {
    return new Finding(area, subject, Verdict.OK, detail, Optional.empty());
  }

  static Finding warn(String area, String subject, String detail, String remedy) {
    return new Finding(area, subject, Verdict.WARN, detail, Optional.of(remedy));
  }

  static Finding fail(String area, String subject, String detail, String remedy) {
    return new Finding(area, subject, Verdict.FAIL, detail, Optional.of(remedy));
  }

  /** Unknown is not well. */
  static Finding unknown(String area, String subject, String why, String remedy) {
    return warn(area, subject, "not known: " + why, remedy);
  }
}

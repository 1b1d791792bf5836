package io.mountaineer.doctor;

import java.util.Locale;

/** What a finding means. */
public enum Verdict {
  OK,
  /** It works, but not as well as it could, or nobody can tell. */
  WARN,
  /** It cannot work so. */
  FAIL;

  /** The word used in JSON. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}

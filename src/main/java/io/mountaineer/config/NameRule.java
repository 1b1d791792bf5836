package io.mountaineer.config;

import io.mountaineer.core.CanonicalName;
import java.text.Normalizer;
import java.util.Optional;

/** Rule for names of shares, of aliases and of shares on the server: each becomes a file name. */
public final class NameRule {

  private static final int LONGEST = 80;
  private static final String ALLOWED =
      "; it must be 1 to 80 characters, without \"/\", \":\" and control characters, "
          + "not starting with \"-\" or \".\"";

  private NameRule() {}

  /** Returns the violation and what is allowed, or empty if the name is valid. */
  public static Optional<String> violation(String name) {
    String composed = composed(name);
    int length = composed.codePointCount(0, composed.length());
    if (composed.isBlank()) {
      return refusal("is empty");
    }
    if (length > LONGEST) {
      return refusal("has " + length + " characters");
    }
    if (composed.startsWith("-") || composed.startsWith(".")) {
      return refusal("starts with \"" + composed.charAt(0) + '"');
    }
    if (composed.indexOf('/') >= 0 || composed.indexOf(':') >= 0) {
      return refusal("contains \"" + (composed.indexOf('/') >= 0 ? '/' : ':') + '"');
    }
    if (SafeText.hasControl(composed)) {
      return refusal("contains a control character");
    }
    return PathRule.isNameable(composed)
        ? Optional.empty()
        : refusal("cannot be a file name under this locale (LANG)");
  }

  /**
   * Returns the violation by the name of a share, which may not take the place of the default
   * folder of aliases.
   */
  static Optional<String> shareViolation(String name) {
    return sameName(name, "Links")
        ? Optional.of("is \"Links\", the folder of the aliases; it must be another name")
        : violation(name);
  }

  /** Returns whether two names would be one file on a Mac, which ignores case and normal form. */
  public static boolean sameName(String one, String other) {
    return CanonicalName.same(one, other);
  }

  /** Returns the name in the normal form that a keyboard gives; the one to keep. */
  public static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static Optional<String> refusal(String what) {
    return Optional.of(what + ALLOWED);
  }
}

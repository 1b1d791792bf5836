package io.mountaineer.config;

import java.util.Optional;

/**
 * Rule for SMB accounts in a config: {@code user}, {@code DOMAIN;user} or nothing for a guest.
 * Messages never repeat the value: it may hold a password.
 */
final class UsernameRule {

  private static final String ALLOWED = "; it must be user, DOMAIN;user, or \"\" for a guest";

  private UsernameRule() {}

  /** Returns the violation and what is allowed, or empty if the username is valid. */
  static Optional<String> violation(String username) {
    if (username.indexOf(':') >= 0) {
      return refusal("contains \":\" as if a password followed (passwords live in the Keychain)");
    }
    if (username.indexOf('\\') >= 0) {
      return refusal("contains \"\\\" (write DOMAIN;user)");
    }
    if (username.indexOf('/') >= 0 || SafeText.hasControl(username)) {
      return refusal("contains \"/\" or a control character");
    }
    if (!username.equals(username.strip())) {
      return refusal("starts or ends with a blank");
    }
    int separator = username.indexOf(';');
    boolean oddDomain =
        separator == 0
            || separator > 0 && separator == username.length() - 1
            || separator != username.lastIndexOf(';');
    return oddDomain ? refusal("has an incomplete DOMAIN;user") : Optional.empty();
  }

  private static Optional<String> refusal(String what) {
    return Optional.of(what + ALLOWED);
  }
}

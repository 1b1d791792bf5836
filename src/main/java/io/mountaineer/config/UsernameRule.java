package io.mountaineer.config;

import java.util.Optional;

/**
 * Which SMB account a config may name: {@code user}, {@code DOMAIN;user} or nothing for a guest.
 * Messages never repeat the value: it may hold a password.
 */
public final class UsernameRule {

  private static final String ALLOWED = "; allowed are user, DOMAIN;user, or \"\" for a guest";

  private UsernameRule() {}

  /** What is wrong with this username and what is allowed; empty when it is fine. */
  public static Optional<String> complaint(String username) {
    if (username.indexOf(':') >= 0) {
      return refusal("contains \":\" as if a password followed (passwords live in the Keychain)");
    }
    if (username.indexOf('\\') >= 0) {
      return refusal("contains \"\\\" (write DOMAIN;user)");
    }
    if (username.indexOf('/') >= 0 || Characters.hasControl(username)) {
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

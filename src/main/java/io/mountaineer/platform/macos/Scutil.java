package io.mountaineer.platform.macos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines in which {@code scutil} tells that a key of the dynamic store changed (configd
 * scutil.tproj, notifications.c storeCallback).
 */
final class Scutil {

  /** Such as {@code 9:05:07.004 (+2.881) changedKey [0] = State:/Network/Interface/en0/IPv4}. */
  private static final Pattern CHANGED =
      Pattern.compile(" .*changedKey \\[\\d+] = State:/Network/(?:Interface/)?(\\S+)");

  private Scutil() {}

  /** The key without what all of them begin with, such as {@code bridge0/Link}. */
  static Optional<String> changedKey(String line) {
    return Optional.of(CHANGED.matcher(line)).filter(Matcher::matches).map(found -> found.group(1));
  }
}

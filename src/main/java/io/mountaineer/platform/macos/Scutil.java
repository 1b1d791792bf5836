package io.mountaineer.platform.macos;

import io.mountaineer.platform.Events.Kind;
import io.mountaineer.platform.process.LineSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of the dynamic store by {@code scutil} (configd, scutil.tproj), which reads on its input
 * which keys to watch, writes a line for every key that changed (notifications.c storeCallback),
 * flushed one by one, and ends with its input.
 */
final class Scutil {

  static final LineSource.Program WATCH =
      LineSource.Program.withInput(
          """
          n.add State:/Network/Global/IPv4
          n.add State:/Network/Global/IPv6
          n.add State:/Network/Interface/[^/]+/Link pattern
          n.add State:/Network/Interface/[^/]+/IPv4 pattern
          n.add State:/Network/Interface/[^/]+/IPv6 pattern
          n.watch
          """,
          "scutil");

  /** Such as {@code 9:05:07.004 (+2.881) changedKey [0] = State:/Network/Interface/en0/IPv4}. */
  private static final Pattern CHANGED =
      Pattern.compile(" .*changedKey \\[\\d+] = State:/Network/(?:Interface/)?(\\S+)");

  private Scutil() {}

  /**
   * Returns the change that a line reports, named by its key without the common beginning, such as
   * {@code bridge0/Link}.
   */
  static Optional<MacEvents.Change> change(String line) {
    Matcher changed = CHANGED.matcher(line);
    return changed.matches()
        ? Optional.of(new MacEvents.Change(Kind.NETWORK, changed.group(1)))
        : Optional.empty();
  }
}

package io.mountaineer.state;

import io.mountaineer.core.MountUnderWay;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of a lock file that name a mount under way. They stay when the lock is given back or its
 * holder is killed; a version that does not know them skips them.
 */
final class MountNote {

  private static final String HOST = "mounting_by";
  private static final String SINCE = "mounting_since";

  private MountNote() {}

  static String text(MountUnderWay mount) {
    String host = mount.host().replaceAll("\\p{Cntrl}", " ");
    return HOST + "=" + host + "\n" + SINCE + "=" + mount.since() + "\n";
  }

  static Optional<MountUnderWay> parse(String text) {
    Map<String, String> values = LockText.parse(text).values();
    if (!values.containsKey(HOST) || !values.containsKey(SINCE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MountUnderWay(values.get(HOST), Instant.parse(values.get(SINCE))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package io.mountaineer.state;

import io.mountaineer.core.MountUnderWay;
import java.time.DateTimeException;
import java.time.Duration;
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
  private static final String SEVERAL = "mounting_several";
  private static final String WITHIN = "mounting_within_secs";

  private MountNote() {}

  static String text(MountUnderWay mount) {
    String host = mount.host().replaceAll("\\p{Cntrl}", " ");
    // The host and the moment come last: a note that is cut off must not pass for the whole one.
    String several = mount.isOneOfSeveral() ? SEVERAL + "=true\n" : "";
    boolean isUsual = mount.landsWithin().equals(MountUnderWay.USUALLY);
    String within = isUsual ? "" : WITHIN + "=" + mount.landsWithin().toSeconds() + "\n";
    return several + within + HOST + "=" + host + "\n" + SINCE + "=" + mount.since() + "\n";
  }

  static Optional<MountUnderWay> parse(String text) {
    Map<String, String> values = LockText.parse(text).values();
    if (!values.containsKey(HOST) || !values.containsKey(SINCE)) {
      return Optional.empty();
    }
    try {
      Instant since = Instant.parse(values.get(SINCE));
      boolean several = "true".equals(values.get(SEVERAL));
      Duration within =
          Optional.ofNullable(values.get(WITHIN))
              .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
              .orElse(MountUnderWay.USUALLY);
      return Optional.of(new MountUnderWay(values.get(HOST), since, several, within));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}

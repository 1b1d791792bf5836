package io.mountaineer.files;

import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.MountUnderWay.Login;
import io.mountaineer.platform.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of a lock file that name a mount under way. They stay after the lock is given back or its
 * holder is killed; a version that does not know them skips them.
 *
 * @param mount the mount as it was when the note was made
 * @param uptime its start by the monotonic clock, in nanoseconds since the computer started; empty
 *     in a note of a version that did not write it down. HotSpot reads {@code mach_absolute_time}
 *     on macOS and {@code CLOCK_MONOTONIC} on Linux, which all processes share and which stand
 *     still while the computer sleeps.
 */
record MountNote(MountUnderWay mount, Optional<Long> uptime) {

  private static final String HOST = "mounting_by";
  private static final String SINCE = "mounting_since";
  private static final String SEVERAL = "mounting_several";
  private static final String WITHIN = "mounting_within_secs";
  private static final String USER = "mounting_as";
  private static final String PORT = "mounting_port";
  private static final String UPTIME = "mounting_uptime_ns";

  /** Both clocks are read one after the other, and adjusted a little all the time. */
  private static final Duration ALIKE = Duration.ofSeconds(1);

  /** Returns the note of a mount whose start is given by the present clock. */
  static MountNote of(MountUnderWay mount, Clock time) {
    Duration age = Duration.between(mount.since(), time.now());
    boolean isSound = age.abs().compareTo(MountUnderWay.USUALLY.multipliedBy(60)) < 0;
    return new MountNote(
        mount, isSound ? Optional.of(time.nanos() - age.toNanos()) : Optional.empty());
  }

  /**
   * Returns the mount with its start by the present clock. A sleep makes it no older, and a clock
   * that was set back no younger: macOS goes on with it by the time that runs. Empty if it is known
   * by the clock alone, and begins so far ahead that the clock says nothing about it: a share must
   * not stay away for a year.
   */
  Optional<MountUnderWay> at(Clock time) {
    MountUnderWay begun = byTheTimeThatRuns(time);
    Instant latest = time.now().plus(begun.landsWithin());
    return Optional.of(begun).filter(known -> !known.since().isAfter(latest));
  }

  private MountUnderWay byTheTimeThatRuns(Clock time) {
    Instant now = time.now();
    Duration byClock = Duration.between(mount.since(), now);
    return uptime
        .map(start -> Duration.ofNanos(time.nanos() - start))
        .filter(ran -> !ran.isNegative())
        // More time than the clock shows is that of another start of the computer.
        .filter(ran -> byClock.isNegative() || ran.compareTo(byClock) < 0)
        .filter(ran -> byClock.minus(ran).abs().compareTo(ALIKE) > 0)
        .map(ran -> mount.begunAt(now.minus(ran)))
        .orElse(mount);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    if (mount.isOneOfSeveral()) {
      line(text, SEVERAL, "true");
    }
    if (!mount.landsWithin().equals(MountUnderWay.USUALLY)) {
      line(text, WITHIN, mount.landsWithin().toSeconds());
    }
    mount.login().ifPresent(login -> line(text, USER, login.username()));
    mount.login().ifPresent(login -> line(text, PORT, login.port()));
    uptime.ifPresent(start -> line(text, UPTIME, start));
    // The host and the moment come last: a note that is cut off must not pass for the whole one.
    line(text, HOST, mount.host());
    line(text, SINCE, mount.since());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append('=').append(value.toString().replaceAll("\\p{Cntrl}", " "));
    text.append('\n');
  }

  static Optional<MountNote> parse(String text) {
    Map<String, String> values = LockText.parse(text).values();
    if (!values.containsKey(HOST) || !values.containsKey(SINCE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new MountNote(mount(values), number(values, UPTIME)));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static MountUnderWay mount(Map<String, String> values) {
    Optional<Login> login =
        number(values, PORT)
            .map(port -> new Login(values.getOrDefault(USER, ""), Math.toIntExact(port)));
    return new MountUnderWay(
        values.get(HOST),
        login,
        Instant.parse(values.get(SINCE)),
        "true".equals(values.get(SEVERAL)),
        number(values, WITHIN).map(Duration::ofSeconds).orElse(MountUnderWay.USUALLY));
  }

  private static Optional<Long> number(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).map(Long::valueOf);
  }
}

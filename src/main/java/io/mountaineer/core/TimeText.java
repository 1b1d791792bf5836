package io.mountaineer.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations and times of day as people type them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d},
 * {@code 18:00}.
 */
public final class TimeText {

  /** Longest duration; more is a slip of the finger. */
  public static final Duration LONGEST = Duration.ofDays(3650);

  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  /** Few enough digits that no product of them with a day leaves the range of a long. */
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,10})([smhd])");

  private static final Pattern TIME_OF_DAY = Pattern.compile("([0-9]{1,2}):([0-9]{2})");

  private TimeText() {}

  /**
   * Returns the duration of a text such as {@code 90s}, {@code 10m}, {@code 2h} or {@code 1d};
   * above zero and at most {@link #LONGEST}.
   *
   * @throws IllegalArgumentException if it is another text; the message says what it must be
   */
  public static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          quoted(text) + " is not a duration: a number and s, m, h or d, such as 90s, 10m, 2h, 1d");
    }
    Duration duration = UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1)));
    if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          quoted(text) + " is out of range: it must be 1s to " + LONGEST.toDays() + "d");
    }
    return duration;
  }

  /**
   * Returns the time of day of a text such as {@code 18:00} or {@code 7:30}, of 24 hours.
   *
   * @throws IllegalArgumentException if it is another text; the message says what it must be
   */
  public static LocalTime timeOfDay(String text) {
    Matcher parts = TIME_OF_DAY.matcher(text);
    try {
      if (parts.matches()) {
        return LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
      }
    } catch (DateTimeException e) {
      // 25:00 looks like one and is none.
    }
    throw new IllegalArgumentException(
        quoted(text) + " is not a time of day: 00:00 to 23:59, such as 18:00");
  }

  /**
   * Returns the next moment at which clocks show this time: today if it is still to come, else
   * tomorrow. An hour that the clocks skip is taken an hour later, one that they show twice counts
   * twice.
   */
  public static Instant next(LocalTime time, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    ZonedDateTime first = ZonedDateTime.of(today, time, zone);
    for (ZonedDateTime each :
        new ZonedDateTime[] {
          first.withEarlierOffsetAtOverlap(), first.withLaterOffsetAtOverlap()
        }) {
      if (each.toInstant().isAfter(now)) {
        return each.toInstant();
      }
    }
    return ZonedDateTime.of(today.plusDays(1), time, zone).toInstant();
  }

  /**
   * Returns a duration in its two largest units, such as {@code 1.4 s}, {@code 12 min}, {@code 3 h
   * 5 min} or {@code 2 d 3 h}; below ten minutes with seconds.
   */
  public static String brief(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      // Half up, without the locale of String.format.
      long tenths = (duration.toMillis() + 50) / 100;
      return tenths / 10 + "." + tenths % 10 + " s";
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return units(seconds / 60, "min", seconds < 600 ? seconds % 60 : 0, "s");
    }
    return seconds < 86400
        ? units(seconds / 3600, "h", seconds / 60 % 60, "min")
        : units(seconds / 86400, "d", seconds / 3600 % 24, "h");
  }

  private static String units(long large, String largeName, long small, String smallName) {
    return large + " " + largeName + (small == 0 ? "" : " " + small + " " + smallName);
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}

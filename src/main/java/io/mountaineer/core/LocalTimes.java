package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Moments as people read them: in local time, and how long ago.
 *
 * @param zone of the reader
 * @param now moment of reading
 */
public record LocalTimes(ZoneId zone, Instant now) {

  private static final DateTimeFormatter TODAY = formatter("HH:mm");
  private static final DateTimeFormatter THIS_YEAR = formatter("d MMM HH:mm");
  private static final DateTimeFormatter ANY = formatter("d MMM yyyy HH:mm");
  private static final DateTimeFormatter FULL = formatter("d MMM yyyy HH:mm:ss");
  private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss");

  public LocalTimes {
    requireNonNull(zone, "zone is null");
    requireNonNull(now, "now is null");
  }

  /** Creates the times of a reader at this machine. */
  public static LocalTimes here(Instant now) {
    return new LocalTimes(ZoneId.systemDefault(), now);
  }

  /** Returns a moment to the minute: the time alone today, else with its day, as in 9 Mar 17:04. */
  public String at(Instant moment) {
    ZonedDateTime then = moment.atZone(zone);
    ZonedDateTime today = now.atZone(zone);
    if (then.toLocalDate().equals(today.toLocalDate())) {
      return then.format(TODAY);
    }
    return then.format(then.getYear() == today.getYear() ? THIS_YEAR : ANY);
  }

  /** Returns a moment to the second with its day, for a reader at this machine at any time. */
  public static String full(Instant moment) {
    return moment.atZone(ZoneId.systemDefault()).format(FULL);
  }

  /** Returns the moment of reading to the second, as on a clock. */
  public String clock() {
    return now.atZone(zone).format(CLOCK);
  }

  /**
   * Returns the moment and how long ago it was, as in "17:04 (12 min ago)"; the moment alone if it
   * is still to come.
   */
  public String since(Instant moment) {
    return moment.isAfter(now) ? at(moment) : at(moment) + " (" + ago(moment) + ")";
  }

  /** Returns how long ago a moment was, in its largest unit, as in "12 min ago". */
  public String ago(Instant moment) {
    Duration ago = Duration.between(moment, now);
    return ago.compareTo(Duration.ofSeconds(1)) < 0 ? "just now" : length(ago) + " ago";
  }

  /** Returns a duration in its largest unit, rounded down, as in "40 s" or "2 h". */
  public static String length(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h";
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}

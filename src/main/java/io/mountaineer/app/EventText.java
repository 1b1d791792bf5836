package io.mountaineer.app;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.Interface;
import io.mountaineer.core.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Text of an event of the history for people. */
public final class EventText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private EventText() {}

  /** Returns what happened, in a few words. */
  public static String headline(HistoryEvent event) {
    return switch (event.event()) {
      case "failover", "recovery", "switch" -> "Switched to " + carrier(event);
      case "mount", "mount_appeared" -> "Mounted over " + carrier(event);
      case "remount" -> "Mounted again over " + carrier(event);
      case "unmount" -> "Unmounted";
      case "mount_vanished" -> "No longer mounted";
      case "interface_up" -> label(event.to()) + " is reachable";
      case "interface_down" -> label(event.from()) + " is gone";
      case "tb_ready" -> "Thunderbolt ready";
      case "trouble" -> "Problem";
      case "well_again" -> "Problem solved";
      case "hold_set" -> held(event.details().getOrDefault("hold", ""));
      case "hold_cleared" -> "Automatic again";
      case "pause_set" -> "Paused";
      default -> capital(event.event().replace('_', ' '));
    };
  }

  /**
   * Returns what happened, when, and how long the share was away for it, such as {@code Switched to
   * fallback 09:17, 1.4 s}.
   */
  public static String brief(HistoryEvent event, Instant now, ZoneId zone) {
    ZonedDateTime at = event.at().atZone(zone);
    boolean isToday = at.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return headline(event)
        + " "
        + (isToday ? TIME : DAY).format(at)
        + duration(event).map(text -> ", " + text).orElse("");
  }

  /** Returns how long the share was away, or else how long the act took. */
  public static Optional<String> duration(HistoryEvent event) {
    return event.outage().or(event::took).map(TimeText::brief);
  }

  private static String held(String hold) {
    return switch (hold) {
      case "unmounted" -> "Stays unmounted";
      case "ejected" -> "Ejected, stays unmounted";
      case "pinned" -> "Pinned to fallback";
      case "departed" -> "Departed";
      default -> "No longer automatic";
    };
  }

  private static String carrier(HistoryEvent event) {
    return event.to().flatMap(Interface::ofWire).map(Interface::label).orElse("another address");
  }

  private static String label(Optional<String> via) {
    return via.flatMap(Interface::ofWire).map(each -> capital(each.label())).orElse("A host");
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}

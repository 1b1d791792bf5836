package io.mountaineer.app;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Texts of notifications: what changed by itself, why, and what to do next. */
final class NotificationText {

  /** More programs than these are not named. */
  private static final int MOST_HOLDERS = 3;

  private NotificationText() {}

  /** Returns whether an event is worth a notification: what the user did himself is not. */
  static boolean isNews(HistoryEvent event) {
    return switch (event.event()) {
      case "failover", "recovery", "remount", "tb_ready", "trouble" -> event.share().isPresent();
      default -> false;
    };
  }

  /** Returns one text for each kind of change; shares that changed in the same way are in one. */
  static List<String> of(Collection<HistoryEvent> events) {
    Map<List<Object>, List<HistoryEvent>> alike = new LinkedHashMap<>();
    for (HistoryEvent event : events) {
      alike.computeIfAbsent(kind(event), key -> new ArrayList<>()).add(event);
    }
    return alike.values().stream().map(NotificationText::text).toList();
  }

  private static List<Object> kind(HistoryEvent event) {
    Object cause = event.event().matches("trouble|tb_ready") ? event.cause() : "";
    return List.of(event.event(), event.from(), event.to(), host(event), cause);
  }

  private static String text(List<HistoryEvent> alike) {
    HistoryEvent first = alike.get(0);
    String shares =
        alike.stream()
            .map(each -> each.share().orElseThrow())
            .distinct()
            .collect(Collectors.joining(", "));
    return switch (first.event()) {
      case "failover" -> shares + " moved to " + host(first) + ": " + lost(first) + held(alike);
      case "recovery" -> shares + " moved back to Thunderbolt.";
      case "remount" -> shares + " was mounted again: it had stopped responding." + held(alike);
      case "tb_ready" -> shares + ": Thunderbolt is ready" + cause(first) + wayOn(alike);
      default -> shares + cause(first);
    };
  }

  private static String host(HistoryEvent event) {
    return event.details().getOrDefault("host", event.to().orElse("its other address"));
  }

  private static String lost(HistoryEvent event) {
    return event
        .from()
        .flatMap(Interface::ofWire)
        .map(via -> via == Interface.TB ? "Thunderbolt lost." : "fallback lost.")
        .orElse("its server was lost.");
  }

  private static String cause(HistoryEvent event) {
    return event.cause().filter(why -> !why.isBlank()).map(why -> ": " + sentence(why)).orElse(".");
  }

  private static String sentence(String text) {
    return text.matches("(?s).*[.!?]") ? text : text + ".";
  }

  private static String wayOn(List<HistoryEvent> alike) {
    return alike.size() > 1
        ? ""
        : " To switch now: mountaineer switch "
            + ShellQuote.of(alike.get(0).share().orElseThrow())
            + " tb";
  }

  private static String held(List<HistoryEvent> alike) {
    return alike.stream()
        .flatMap(each -> each.holders().stream())
        .limit(MOST_HOLDERS)
        .map(NotificationText::held)
        .collect(Collectors.joining());
  }

  private static String held(Holder holder) {
    String name =
        Optional.ofNullable(Path.of(holder.sample().replace('\0', ' ')).getFileName())
            .map(Path::toString)
            .orElse("a file");
    String more = holder.files() > 1 ? " and " + (holder.files() - 1) + " more" : "";
    return " " + holder.command() + " had " + name + more + " open.";
  }
}

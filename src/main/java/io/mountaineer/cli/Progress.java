package io.mountaineer.cli;

import io.mountaineer.engine.LogEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One line for each transition, for a person who watches a command act: begun when a mount begins,
 * since that may take long, and ended when it ends.
 */
final class Progress {

  private final Consumer<String> output;
  private final Set<String> unmounted = new HashSet<>();
  private final Map<String, String> begun = new HashMap<>();
  private String open = "";

  /**
   * Progress of which nothing is shown yet.
   *
   * @param output receives pieces of text with line breaks of their own
   */
  Progress(Consumer<String> output) {
    this.output = output;
  }

  synchronized void note(LogEvent event) {
    String share = event.fields().getOrDefault("share", "");
    switch (event.event()) {
      case "unmounted" -> unmounted.add(share);
      case "mount_attempt" -> begin(share, event.fields().getOrDefault("host", ""));
      case "mounted" -> end(share, "done, " + seconds(event));
      case "mount_failed" -> end(share, "failed after " + seconds(event));
      case "unmount" -> whole(share + "  unmounted, " + seconds(event));
      default -> {}
    }
  }

  /** Begins a line; a share that was unmounted just before moves. */
  private void begin(String share, String host) {
    String text = share + (unmounted.remove(share) ? "  moving to " : "  mounting from ") + host;
    begun.put(share, text);
    output.accept(breakLine() + text + " … ");
    open = share;
  }

  private void end(String share, String result) {
    String text = begun.remove(share);
    if (share.equals(open)) {
      open = "";
      output.accept(result + "\n");
    } else if (text != null) {
      whole(text + " … " + result);
    }
  }

  private void whole(String line) {
    output.accept(breakLine() + line + "\n");
  }

  /** Ends the line of another share, whose result gets a line of its own. */
  private String breakLine() {
    boolean isOpen = !open.isEmpty();
    open = "";
    return isOpen ? "\n" : "";
  }

  private static String seconds(LogEvent event) {
    long millis = Long.parseLong(event.fields().getOrDefault("ms", "0"));
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}

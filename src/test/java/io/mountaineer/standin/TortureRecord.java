package io.mountaineer.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Deeds and findings of a torture, with the moments of the ledger's clock. */
final class TortureRecord {

  /** A deed that may be the cause of what the program does until a moment. */
  record Cause(String what, String about, double from, double to) {

    boolean covers(double moment) {
      return from <= moment && moment <= to;
    }
  }

  private final Queue<Cause> causes = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Returns the time in seconds, as in the ledger. */
  static double now() {
    try {
      String uptime = Files.readString(Path.of("/proc/uptime"));
      return Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
    } catch (IOException e) {
      return System.currentTimeMillis() / 1000;
    }
  }

  void cause(String what, String about, double from, double to) {
    causes.add(new Cause(what, about, from, to));
  }

  boolean isCaused(String what, String about, double moment) {
    return causes.stream()
        .anyMatch(
            cause ->
                cause.what().equals(what) && cause.about().equals(about) && cause.covers(moment));
  }

  synchronized void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Records what must never be. */
  void fault(String text) {
    faults.add("%.2f %s".formatted(now(), text));
  }

  Iterable<String> faults() {
    return faults;
  }

  synchronized String figures() {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}

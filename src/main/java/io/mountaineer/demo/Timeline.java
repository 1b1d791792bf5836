package io.mountaineer.demo;

import io.mountaineer.platform.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Events of the demo, with the seconds since its start. */
public final class Timeline {

  private final Clock clock;
  private final long start;
  private final Consumer<Entry> listener;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Begins the story now.
   *
   * @param listener receives each event as it happens
   */
  public Timeline(Clock clock, Consumer<Entry> listener) {
    this.clock = clock;
    this.start = clock.nanos();
    this.listener = listener;
  }

  /**
   * Event of the story.
   *
   * @param event a word for programs
   * @param text a sentence for people
   */
  public record Entry(double seconds, String event, String text) {}

  void add(String event, String text) {
    long tenths = (clock.nanos() - start) / 100_000_000L;
    Entry entry = new Entry(tenths / 10.0, event, text);
    entries.add(entry);
    listener.accept(entry);
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}

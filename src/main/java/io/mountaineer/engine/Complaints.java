package io.mountaineer.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Troubles that come back in every cycle: each is told once, until it is over or another one. */
final class Complaints {

  private final EventLog journal;
  private final Map<String, LogEvent> present = new ConcurrentHashMap<>();

  Complaints(EventLog journal) {
    this.journal = journal;
  }

  /**
   * Takes note of how it is now.
   *
   * @param about what the trouble is with; one trouble at a time
   */
  void now(String about, Optional<LogEvent> trouble) {
    if (trouble.isEmpty()) {
      present.remove(about);
    } else if (!trouble.get().equals(present.put(about, trouble.get()))) {
      journal.note(trouble.get());
    }
  }
}

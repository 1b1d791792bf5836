package io.mountaineer.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Troubles that come back in every cycle: each is told once, until it is over or another one. */
final class Complaints {

  private final Journal journal;
  private final Map<String, JournalEntry> present = new ConcurrentHashMap<>();

  Complaints(Journal journal) {
    this.journal = journal;
  }

  /**
   * Takes note of how it is now.
   *
   * @param about what the trouble is with; one trouble at a time
   */
  void now(String about, Optional<JournalEntry> trouble) {
    if (trouble.isEmpty()) {
      present.remove(about);
    } else if (!trouble.get().equals(present.put(about, trouble.get()))) {
      journal.note(trouble.get());
    }
  }
}

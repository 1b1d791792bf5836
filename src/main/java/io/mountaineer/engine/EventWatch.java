package io.mountaineer.engine;

import io.mountaineer.platform.Events;
import io.mountaineer.platform.Events.Kind;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Time;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hears what the machine tells by itself and remembers of it what a cycle asks for: whether the
 * network changed, and how long it has been quiet.
 */
final class EventWatch {

  /** A flood of names tells no more than its first ones. */
  private static final int MOST_NAMES = 6;

  private final Events events;
  private final Time time;
  private final Journal journal;
  private final Outages outages;
  private final Set<String> changes = new LinkedHashSet<>();
  private boolean networkEvent;
  private Optional<Long> unrest = Optional.empty();

  EventWatch(Platform platform, Journal journal) {
    this.events = platform.events();
    this.time = platform.time();
    this.journal = journal;
    this.outages = new Outages(platform.time(), journal);
  }

  /**
   * Begins to listen.
   *
   * @param wake called at every event
   */
  Events.Hearing listen(Runnable wake) {
    return events.tell(
        new Events.Listener() {
          @Override
          public void happened(Kind kind, String what) {
            note(kind, what);
            wake.run();
          }

          @Override
          public void heard(Kind kind) {
            if (outages.ends(kind)) {
              disturbedBy(kind);
              wake.run(); // what happened meanwhile, nobody told
            }
          }

          @Override
          public void lost(Kind kind, String cause) {
            outages.begins(kind, cause);
            disturbedBy(kind);
          }
        });
  }

  private synchronized void note(Kind kind, String what) {
    if (kind == Kind.NETWORK) {
      networkEvent = true;
      if (changes.size() < MOST_NAMES) {
        changes.add(what);
      }
      disturbed();
    }
  }

  private void disturbedBy(Kind kind) {
    if (kind == Kind.NETWORK) {
      disturbed();
    }
  }

  /** Something happened now after which macOS may drop mounts by itself. */
  synchronized void disturbed() {
    unrest = Optional.of(time.nanos());
  }

  /** Whether the network changed since this was last asked; tells the journal if so. */
  synchronized boolean takeNetworkEvent() {
    outages.settle();
    boolean taken = networkEvent;
    if (taken) {
      journal.note(JournalEntry.info("network_event", "changed", String.join(" ", changes)));
    }
    networkEvent = false;
    changes.clear();
    return taken;
  }

  /** Time since the last unrest; none at all while nobody would tell of it. */
  synchronized Optional<Duration> sinceUnrest() {
    return outages.lasts(Kind.NETWORK)
        ? Optional.of(Duration.ZERO)
        : unrest.map(moment -> Duration.ofNanos(time.nanos() - moment));
  }
}

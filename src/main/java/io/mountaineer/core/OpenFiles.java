package io.mountaineer.core;

import java.util.List;
import java.util.stream.Collectors;

/** Whether somebody works on a share. Unknown is never taken for none. */
public sealed interface OpenFiles {

  /** The look ended and found nobody but indexers. */
  record None() implements OpenFiles {
    @Override
    public String toString() {
      return "no open files";
    }
  }

  /** The share is in use. */
  record Held(List<Holder> holders) implements OpenFiles {
    public Held {
      holders = List.copyOf(holders);
    }

    /** Number of open files over all holders. */
    public int count() {
      return holders.stream().mapToInt(Holder::files).sum();
    }

    @Override
    public String toString() {
      return "held by " + holders.stream().map(Holder::toString).collect(Collectors.joining(", "));
    }
  }

  /** The look failed or did not end in time. */
  record Unknown(String reason) implements OpenFiles {
    @Override
    public String toString() {
      return "open files unknown: " + reason;
    }
  }

  /** The verdict over these holders; indexers do not count. */
  static OpenFiles of(List<Holder> holders) {
    List<Holder> working = holders.stream().filter(holder -> !holder.isIndexer()).toList();
    return working.isEmpty() ? new None() : new Held(working);
  }
}

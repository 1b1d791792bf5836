package io.mountaineer.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * App of the mountaineer before this one, which had the same name, the same files and an agent of
 * the same label.
 */
@FunctionalInterface
public interface FormerApp {

  /** Looks for it; bounded in time, never throws. */
  Found look();

  /**
   * Result of a look.
   *
   * @param pids its processes
   * @param bundle where it is installed; empty when it is not
   * @param isAgent whether the agent of this user starts it
   * @param problem why its processes are not known; empty when they are
   */
  record Found(List<Long> pids, Optional<Path> bundle, boolean isAgent, Optional<String> problem) {

    public Found {
      pids = List.copyOf(pids);
    }

    /** Returns whether nothing of it was found. */
    public boolean isNothing() {
      return pids.isEmpty() && bundle.isEmpty() && !isAgent;
    }
  }
}

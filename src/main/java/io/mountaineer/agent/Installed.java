package io.mountaineer.agent;

import java.util.List;

/**
 * End of an installation.
 *
 * @param placed every file of it
 * @param restarted whether the agent was there already and only restarted
 * @param pid of the agent, which was alive for some seconds
 * @param warnings what went wrong and stops nothing
 */
public record Installed(List<Placed> placed, boolean restarted, long pid, List<String> warnings) {

  public Installed {
    placed = List.copyOf(placed);
    warnings = List.copyOf(warnings);
  }

  /** Returns whether everything was in place before. */
  public boolean isAsBefore() {
    return placed.stream().noneMatch(Placed::changed);
  }
}

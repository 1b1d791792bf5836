package io.mountaineer.agent;

import java.nio.file.Path;
import java.util.List;

/**
 * End of an uninstallation.
 *
 * @param agentEnded whether there was an agent to end
 * @param removed what was deleted
 * @param left directories of the installation that hold something of somebody else
 */
public record Removed(boolean agentEnded, List<Path> removed, List<Path> left) {

  public Removed {
    removed = List.copyOf(removed);
    left = List.copyOf(left);
  }
}

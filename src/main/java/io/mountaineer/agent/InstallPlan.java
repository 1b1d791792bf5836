package io.mountaineer.agent;

import java.util.List;

/**
 * Plan of an installation.
 *
 * @param placed every file of it
 * @param plist the text of the property list
 * @param commands the programs it would call to change something, in order, with their arguments
 */
public record InstallPlan(List<Placed> placed, String plist, List<List<String>> commands) {

  public InstallPlan {
    placed = List.copyOf(placed);
    commands = List.copyOf(commands);
  }
}

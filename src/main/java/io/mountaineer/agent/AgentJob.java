package io.mountaineer.agent;

import io.mountaineer.platform.macos.ToolPlaces;
import java.util.Map;
import java.util.Optional;

/**
 * Part of the agent that differs from install to install.
 *
 * @param command of mountaineer that it runs: {@code monitor} or {@code tray}
 * @param tools search path for the programs of macOS, if the install ran with one
 */
public record AgentJob(String command, Optional<String> tools) {

  /** Returns the job that an install in this environment makes. */
  public static AgentJob of(String command, Map<String, String> environment) {
    String tools = environment.getOrDefault(ToolPlaces.VARIABLE, "");
    return new AgentJob(command, Optional.of(tools).filter(path -> !path.isEmpty()));
  }

  /** Returns whether a person waits for what it shows. */
  boolean isInteractive() {
    return command.equals("tray");
  }
}

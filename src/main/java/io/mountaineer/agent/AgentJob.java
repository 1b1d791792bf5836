package io.mountaineer.agent;

import io.mountaineer.platform.macos.ToolPlaces;
import java.util.Map;
import java.util.Optional;

/**
 * Part of the agent that differs from install to install.
 *
 * @param command command of mountaineer that the agent runs: {@code monitor} or {@code tray}
 * @param tools search path for the programs of macOS, if the install ran with one
 */
public record AgentJob(String command, Optional<String> tools) {

  /** Returns the job that an install in this environment makes. */
  public static AgentJob of(String command, Map<String, String> environment) {
    String tools = environment.getOrDefault(ToolPlaces.VARIABLE, "");
    return new AgentJob(command, Optional.of(tools).filter(path -> !path.isEmpty()));
  }

  /**
   * Returns whether the process of this environment is the agent or was started by it: launchd
   * names the job in the environment of its processes (launchd.plist(5), XPC).
   */
  public static boolean isIn(Map<String, String> environment) {
    return AgentFiles.LABEL.equals(environment.get("XPC_SERVICE_NAME"));
  }

  /** Returns whether a person waits for the output of the command. */
  boolean isInteractive() {
    return command.equals("tray");
  }
}

package io.mountaineer.agent;

import java.util.Map;

/** Test for the agent's own process and those it starts. */
public final class AgentProcess {

  private AgentProcess() {}

  /** Launchd names the job in the environment of its processes (launchd.plist(5), XPC). */
  public static boolean isThis(Map<String, String> environment) {
    return AgentFiles.LABEL.equals(environment.get("XPC_SERVICE_NAME"));
  }
}

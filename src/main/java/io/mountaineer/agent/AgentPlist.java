package io.mountaineer.agent;

import java.util.Map;

/** The property list that tells launchd what to run, when, and where its output goes. */
final class AgentPlist {

  private AgentPlist() {}

  /**
   * The filled-in template.
   *
   * @param command of mountaineer that the agent runs
   * @throws Unfit when a path has a character that XML cannot hold
   */
  static String text(AgentFiles files, String command) {
    return Template.named("com.mountaineer.agent.plist")
        .filled(
            Map.of(
                "LABEL", AgentFiles.LABEL,
                "LAUNCHER", files.launcher().toString(),
                "COMMAND", command,
                "HOME", files.home().toString(),
                "LOG", files.log().toString()),
            XmlText::of);
  }
}

package io.mountaineer.agent;

import io.mountaineer.platform.macos.ToolPlaces;
import java.util.Map;

/** The property list that tells launchd what to run, when, and where its output goes. */
final class AgentPlist {

  private AgentPlist() {}

  /**
   * The filled-in template.
   *
   * @throws UnsupportedPathException when a path has a character that XML cannot hold
   */
  static String text(AgentFiles files, AgentJob job) {
    Template whole = Template.named("com.mountaineer.agent.plist");
    Template known = job.tools().isPresent() ? whole : whole.withoutKey(ToolPlaces.VARIABLE);
    return (job.isInteractive() ? known : known.withoutKey("ProcessType"))
        .filled(
            Map.of(
                "LABEL", AgentFiles.LABEL,
                "LAUNCHER", files.launcher().toString(),
                "COMMAND", job.command(),
                "HOME", files.home().toString(),
                "TOOLS", job.tools().orElse(""),
                "LOG", files.log().toString()),
            XmlText::of);
  }
}

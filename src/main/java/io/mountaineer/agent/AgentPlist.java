package io.mountaineer.agent;

import io.mountaineer.platform.macos.ToolPlaces;
import java.util.Map;

/** Property list that tells launchd which program to run, when, and where its output goes. */
final class AgentPlist {

  private AgentPlist() {}

  /**
   * Returns the filled-in template.
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
            AgentPlist::xml);
  }

  /** Escapes text between two tags of XML 1.0; also line breaks, which a reader may change. */
  private static String xml(String text) {
    StringBuilder xml = new StringBuilder();
    text.codePoints().forEach(each -> append(xml, each));
    return xml.toString();
  }

  private static void append(StringBuilder xml, int character) {
    switch (character) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\'' -> xml.append("&apos;");
      case '\t', '\n', '\r' -> xml.append("&#").append(character).append(';');
      default -> xml.appendCodePoint(requireXmlCharacter(character));
    }
  }

  private static int requireXmlCharacter(int character) {
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (character < ' ' || surrogate || character == 0xFFFE || character == 0xFFFF) {
      throw new UnsupportedPathException(
          "the character U+%04X cannot be written in a property list", character);
    }
    return character;
  }
}

package io.mountaineer.agent;

import java.util.Map;

/** The script that people and launchd start: finds a Java and starts the installed jar fast. */
final class Launcher {

  private Launcher() {}

  /**
   * The filled-in template.
   *
   * @param java the one to try first
   * @param archive without the build of the Java it was made for, which the script adds
   * @param flag that starts a JVM of that build with it
   * @param bytes of the archive; one of another size is not used
   */
  static String text(AgentFiles files, JavaHome java, String archive, String flag, long bytes) {
    Map<String, String> values =
        Map.of(
            "HOME", quoted(files.home()),
            "JAR", quoted(files.jar()),
            "JAVA", quoted(java.home()),
            "JAVA_DIRECTORY", quoted(java.directory()),
            "ARCHIVE", quoted(files.lib().resolve(archive)),
            "ARCHIVE_FLAG", quoted(flag),
            "ARCHIVE_BYTES", Long.toString(bytes),
            "FLAGS", String.join(" ", JvmFlags.ALL));
    return Template.named("mountaineer.sh").filled(values, value -> value);
  }

  /** Always in quotes: between them nothing but a quote has a meaning. */
  private static String quoted(Object path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}

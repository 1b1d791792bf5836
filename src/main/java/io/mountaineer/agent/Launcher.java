package io.mountaineer.agent;

import java.util.List;
import java.util.Map;

/** Script that people and launchd start: it finds a Java and starts the installed jar fast. */
final class Launcher {

  /**
   * Options of the JVM that the installed program runs on.
   *
   * <p>The compiler, the collector and the missing performance data start a short command fastest
   * and keep the monitor small. Compiling only methods that are called five times as often as usual
   * spares a short command the compiling of hundreds of methods that it hardly calls again. The log
   * of the JVM is off because it goes to standard output, which belongs to {@code --json}. The heap
   * starts small and grows with need only; its limit is four times the heap that 500 mounted shares
   * run in. Threads keep no large buffers for files: the limit counts for them too. A newer JDK
   * that has dropped a flag starts all the same.
   */
  static final List<String> JVM_FLAGS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TieredStopAtLevel=1",
          "-XX:CompileThresholdScaling=5",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xms8m",
          "-Xmx256m",
          "-Djdk.nio.maxCachedBufferSize=65536",
          "-Dfile.encoding=UTF-8");

  private Launcher() {}

  /**
   * Returns the filled-in template.
   *
   * @param java the Java to try first
   * @param archive name without the build of the Java it was made for, which the script adds
   * @param flag JVM option up to the archive's path, for a Java of that build
   * @param bytes size of the archive; one of another size is not used
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
            "FLAGS", String.join(" ", JVM_FLAGS));
    return Template.named("mountaineer.sh").filled(values, value -> value);
  }

  /** Returns the text in single quotes, between which nothing but a quote has a meaning. */
  private static String quoted(Object path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }
}

package io.mountaineer.agent;

import java.util.List;

/** Options of the JVM that the installed program runs on. */
final class JvmFlags {

  /**
   * The compiler, the collector and the missing performance data start a short command fastest and
   * keep the monitor small. Compiling only what is called five times as often as usual spares a
   * short command the compiling of hundreds of methods that it hardly calls again. The log of the
   * JVM is off because it goes to standard output, which belongs to {@code --json}. The heap starts
   * small and grows with need only; its lid is four times what 500 mounted shares run in. Threads
   * keep no large buffers for files: the lid counts for them too. A newer JDK that has dropped a
   * flag starts all the same.
   */
  static final List<String> ALL =
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

  private JvmFlags() {}
}

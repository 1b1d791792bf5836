package io.mountaineer.agent;

import java.util.List;

/** How the installed program runs on a JVM. */
final class JvmFlags {

  /**
   * The first three start a short command fastest and keep the monitor small; the log of the JVM is
   * off because it goes to standard output, which belongs to {@code --json}. The heap is far more
   * than 500 shares need, and a lid on what is not collected otherwise. A newer JDK that has
   * dropped one of these starts all the same.
   */
  static final List<String> ALL =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xms8m",
          "-Xmx64m",
          "-Dfile.encoding=UTF-8");

  private JvmFlags() {}
}

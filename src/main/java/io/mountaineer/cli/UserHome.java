package io.mountaineer.cli;

import java.nio.file.Path;
import java.util.Map;

/** The home of the user: the environment counts before the JVM's own idea of it. */
final class UserHome {

  private UserHome() {}

  /** What {@code ~/} stands for; absolute. */
  static Path of(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isEmpty() ? System.getProperty("user.home") : home).toAbsolutePath();
  }
}

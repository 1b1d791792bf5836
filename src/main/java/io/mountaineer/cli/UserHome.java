package io.mountaineer.cli;

import java.nio.file.Path;
import java.util.Map;

/** The home of the user: the environment counts before the JVM's own idea of it. */
final class UserHome {

  private UserHome() {}

  /** What {@code ~/} stands for; absolute. */
  static Path of(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
        .toAbsolutePath();
  }
}

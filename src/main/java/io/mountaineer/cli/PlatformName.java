package io.mountaineer.cli;

import io.mountaineer.app.ExitCode;
import io.mountaineer.app.UserError;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which machine the engine works on. */
enum PlatformName {
  MACOS,
  SIMULATED;

  /** The option first, then the environment, then the operating system. */
  static PlatformName chosen(Optional<String> option, Map<String, String> environment) {
    Optional<String> word =
        option
            .or(() -> Optional.ofNullable(environment.get("MOUNTAINEER_PLATFORM")))
            .filter(text -> !text.isEmpty());
    if (word.isPresent()) {
      return ofWord(word.get());
    }
    String system = System.getProperty("os.name");
    if (system.toLowerCase(Locale.ROOT).startsWith("mac")) {
      return MACOS;
    }
    throw new UserError(
        ExitCode.PLATFORM,
        "mountaineer works on macOS; this is " + system,
        "see it on a simulated Mac: mountaineer demo");
  }

  private static PlatformName ofWord(String word) {
    for (PlatformName each : values()) {
      if (each.name().equalsIgnoreCase(word)) {
        return each;
      }
    }
    throw new UserError(
        ExitCode.USAGE, "there is no platform '" + word + "'", "allowed are macos and simulated");
  }

  /**
   * Refuses to act as root: the mounts would be root's, and the login Keychain is out of reach.
   *
   * @param allowed whether a test lab says that it knows
   */
  void refuseRoot(boolean allowed) {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (this == MACOS && root && !allowed) {
      throw new UserError(
          ExitCode.PLATFORM,
          "mountaineer does not act as root: the mounts would belong to root, and the Keychain of"
              + " the user is out of its reach; nothing was changed",
          "run it as the user who works with the shares");
    }
  }
}

package io.mountaineer.agent;

import io.mountaineer.state.Home;
import java.nio.file.Path;

/**
 * Where an installation puts its files.
 *
 * @param home of mountaineer; absolute
 * @param plist what launchd reads at login
 * @param log the log of mountaineer
 */
public record AgentFiles(Path home, Path plist, Path log) {

  /** The name of the agent for launchd. */
  public static final String LABEL = "com.mountaineer.agent";

  /** How the archives in {@link #lib} are called; more than one is there after an upgrade. */
  static final String ARCHIVES = "mountaineer-*.jsa";

  /**
   * The places for a user.
   *
   * @param user the user's home directory
   */
  public static AgentFiles of(Home home, Path user) {
    return new AgentFiles(
        home.root(), user.resolve("Library/LaunchAgents").resolve(LABEL + ".plist"), home.log());
  }

  public Path jar() {
    return lib().resolve("mountaineer.jar");
  }

  public Path launcher() {
    return bin().resolve("mountaineer");
  }

  Path lib() {
    return home.resolve("lib");
  }

  Path bin() {
    return home.resolve("bin");
  }
}

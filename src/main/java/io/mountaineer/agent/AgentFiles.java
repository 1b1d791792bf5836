package io.mountaineer.agent;

import io.mountaineer.files.Home;
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

  /** Names of the archives in {@link #lib}; more than one is there after an upgrade. */
  static final String ARCHIVES = "mountaineer-*.jsa";

  /** Names of the files that a killed installation leaves in {@link #lib} and {@link #bin}. */
  static final String LEFTOVERS = ".mountaineer*.tmp*";

  /** The same beside {@link #plist}. */
  static final String PLIST_LEFTOVERS = "." + LABEL + ".plist.*.tmp";

  /** Names of archives while they are made; a JVM may put notes of its own beside one. */
  static final String ARCHIVE_DRAFTS = ".mountaineer-*.jsa.tmp*";

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

  /**
   * Makes sure that Java can be given the paths: it takes a colon for the end of one.
   *
   * @throws UnsupportedPathException when it cannot
   */
  void requireFit() {
    if (home.toString().contains(":")) {
      throw new UnsupportedPathException(
          "Java cannot be started from a path with a colon: %s", home);
    }
  }

  /** The property list while it is looked at; not where launchd would find it. */
  Path plistDraft() {
    return lib().resolve("mountaineer.plist.draft");
  }

  Path lib() {
    return home.resolve("lib");
  }

  Path bin() {
    return home.resolve("bin");
  }
}

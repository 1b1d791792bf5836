package io.mountaineer.agent;

import io.mountaineer.files.Home;
import java.nio.file.Path;

/**
 * Paths of the files of an installation.
 *
 * @param home home directory of mountaineer; absolute
 * @param plist property list that launchd reads at login
 * @param log log of mountaineer
 */
public record AgentFiles(Path home, Path plist, Path log) {

  /** Name of the agent in launchd. */
  public static final String LABEL = "com.mountaineer.agent";

  /** Pattern of the archives in {@link #lib}; there is more than one after an upgrade. */
  static final String ARCHIVES = "mountaineer-*.jsa";

  /** Pattern of the files that a killed installation leaves in {@link #lib}, {@link #bin}. */
  static final String LEFTOVERS = ".mountaineer*.tmp*";

  /** Pattern of the files that a killed installation leaves beside {@link #plist}. */
  static final String PLIST_LEFTOVERS = "." + LABEL + ".plist.*.tmp";

  /** Pattern of archives while they are made; a JVM may put files of its own beside one. */
  static final String ARCHIVE_DRAFTS = ".mountaineer-*.jsa.tmp*";

  /**
   * Returns the paths for a user.
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
   * Requires paths that Java can be given: it takes a colon for the end of one.
   *
   * @throws UnsupportedPathException when Java cannot be given them
   */
  void requireSupported() {
    if (home.toString().contains(":")) {
      throw new UnsupportedPathException(
          "Java cannot be started from a path with a colon: %s", home);
    }
  }

  /** Returns the path of the property list while it is checked; launchd does not find it there. */
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

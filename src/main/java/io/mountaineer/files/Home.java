package io.mountaineer.files;

import java.nio.file.Path;
import java.util.Map;

/**
 * Places of the files that mountaineer keeps. Naming a path makes nothing.
 *
 * @param root the directory of config, state and locks
 * @param log the log file
 */
public record Home(Path root, Path log) {

  /**
   * Returns the home of a user: {@code MOUNTAINEER_HOME}, else {@code .mountaineer} in {@code
   * HOME}. The environment counts before the JVM's own idea of the home, which ignores {@code
   * HOME}.
   */
  public static Home of(Map<String, String> environment) {
    Path user = ofUser(environment);
    // No shell expands a tilde in the environment of a launch agent.
    Path path = expanded(set(environment, "MOUNTAINEER_HOME", "~/.mountaineer"), user);
    return new Home(
        path.toAbsolutePath().normalize(), user.resolve("Library/Logs/mountaineer.log"));
  }

  /** Returns the home directory of the user, which {@code ~/} stands for; absolute. */
  public static Path ofUser(Map<String, String> environment) {
    return Path.of(set(environment, "HOME", System.getProperty("user.home"))).toAbsolutePath();
  }

  /**
   * Returns a path as people type it, with the home of the user for {@code ~}: no shell expands it
   * behind an equals sign.
   *
   * @param user home directory of the user
   * @throws java.nio.file.InvalidPathException if it is no path
   */
  public static Path expanded(String written, Path user) {
    boolean below = written.startsWith("~/");
    return written.equals("~")
        ? user
        : below ? user.resolve(written.substring(2)) : Path.of(written);
  }

  public Path config() {
    return root.resolve("config.toml");
  }

  public Path state() {
    return root.resolve("state.json");
  }

  /** Returns the file of all transitions. */
  public Path history() {
    return root.resolve("history.jsonl");
  }

  /** Returns the directory of the user's hooks, which need not exist. */
  public Path hooks() {
    return root.resolve("hooks");
  }

  /** Returns the directory of the lock files. */
  public Path locks() {
    return root.resolve("locks");
  }

  /**
   * Makes the missing directories, mode 0700; for commands that write. One that exists keeps its
   * mode, as it may be the user's own.
   *
   * @throws FileException if they cannot be made
   */
  public void ensure() throws FileException {
    Directories.make(locks(), "rwx------");
  }

  private static String set(Map<String, String> environment, String key, String otherwise) {
    String value = environment.getOrDefault(key, "");
    return value.isEmpty() ? otherwise : value;
  }
}

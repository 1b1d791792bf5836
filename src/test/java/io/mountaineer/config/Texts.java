package io.mountaineer.config;

import java.nio.file.Path;
import java.util.List;

/** Config texts that tests start from, and the short way to read one. */
public final class Texts {

  public static final Path HOME = Path.of("/Users/ann");

  static final String SHARE =
      """
      [[shares]]
      name = "CORE"
      username = "ann"
      thunderbolt_host = "10.10.10.1"
      fallback_host = "macmini.local"
      """;

  static final String ALIAS =
      """
      [[aliases]]
      name = "Footage"
      share = "CORE"
      target_subpath = "Projects/Footage"
      """;

  private Texts() {}

  public static ConfigResult read(String text) {
    return new ConfigParser(HOME).read(text);
  }

  /** Returns the problems as a user sees them, one per element. */
  static List<String> problems(String text) {
    return read(text).problems().stream().map(problem -> problem.text("c.toml")).toList();
  }

  /** Returns one share with one line replaced or added. */
  static String shareWith(String key, String value) {
    return with(SHARE, key, value);
  }

  /** Returns a share and an alias into it, with one line of the alias replaced or added. */
  static String aliasWith(String key, String value) {
    return SHARE + with(ALIAS, key, value);
  }

  private static String with(String entry, String key, String value) {
    return entry.replaceAll("(?m)^" + key + " = .*\n", "") + key + " = " + value + "\n";
  }
}

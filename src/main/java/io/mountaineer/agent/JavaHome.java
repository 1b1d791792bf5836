package io.mountaineer.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Installed Java.
 *
 * @param home its directory
 */
public record JavaHome(Path home) {

  /** Directory of one version of Homebrew's, which disappears at the next update. */
  private static final Pattern CELLAR = Pattern.compile("(.*)/Cellar/([^/]+)/[^/]+/(.*)");

  /**
   * Returns the Java that runs this program, by the name that outlives its next update: Homebrew
   * and SDKMAN keep each version in a directory of its own, and a link to the newest.
   *
   * @param running directory of that Java according to the JVM
   */
  public static JavaHome lasting(Path running, Map<String, String> environment) {
    Stream<Path> names =
        Stream.concat(
            Optional.ofNullable(environment.get("JAVA_HOME")).map(Path::of).stream(),
            homebrew(running).stream());
    return new JavaHome(
        names
            .filter(name -> name.isAbsolute() && isSame(name, running))
            .findFirst()
            .orElse(running));
  }

  Path program() {
    return home.resolve("bin/java");
  }

  /** Returns its real directory, which stays when its name leads to another Java later. */
  Path directory() {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home;
    }
  }

  /**
   * Returns the version with the number of the build from the {@code release} file, which the
   * launcher reads too; empty when there is no such file or it has another form.
   */
  Optional<String> build() {
    try {
      String release = Files.readString(home.resolve("release"), StandardCharsets.ISO_8859_1);
      return value(release, "JAVA_RUNTIME_VERSION").or(() -> value(release, "JAVA_VERSION"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> value(String release, String key) {
    Matcher line = Pattern.compile("(?m)^" + key + "=\"([\\w.+-]+)\"$").matcher(release);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  private static Optional<Path> homebrew(Path running) {
    Matcher cellar = CELLAR.matcher(running.toString());
    return cellar.matches()
        ? Optional.of(Path.of(cellar.group(1), "opt", cellar.group(2), cellar.group(3)))
        : Optional.empty();
  }

  private static boolean isSame(Path name, Path running) {
    try {
      return Files.isSameFile(name, running);
    } catch (IOException e) {
      return false;
    }
  }
}

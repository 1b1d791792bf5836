package io.mountaineer.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requirements of a screen on the machine. On Debian: xvfb, openbox, trayer, xdotool, x11-utils,
 * imagemagick, and a JDK without "headless" in its name.
 */
public final class Requirements {

  private static final List<String> PROGRAMS =
      List.of("Xvfb", "openbox", "trayer", "xdotool", "xwininfo", "xprop", "import");

  private Requirements() {}

  /**
   * Skips the test where a requirement is missing; fails where {@code MOUNTAINEER_TEST_ALL} is set.
   */
  public static void assume() {
    List<String> missing = missing();
    boolean required = System.getenv("MOUNTAINEER_TEST_ALL") != null;
    assertTrue(missing.isEmpty() || !required, () -> "a screen needs " + missing);
    assumeTrue(missing.isEmpty(), () -> "a screen needs " + missing);
  }

  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    PROGRAMS.stream().filter(name -> found(name).isEmpty()).forEach(missing::add);
    if (!Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so"))) {
      missing.add("a JDK that is not headless");
    }
    return missing;
  }

  static String find(String program) {
    return found(program).orElseThrow().toString();
  }

  private static Optional<Path> found(String program) {
    return Stream.of("/usr/bin", "/bin", "/usr/local/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines that a user types and what is printed, as they were last looked at. With {@code
 * -Dgolden.update=true} the file is written again, for review.
 */
final class GoldenSession {

  private final StandInMac mac;
  private final JarRun jar;
  private final Path file;
  private final StringBuilder texts = new StringBuilder();

  /**
   * @param language locale of the terminal, then language and country of the JVM, such as {@code C
   *     en US}
   * @param file below {@code src/test/resources/cli}
   */
  GoldenSession(StandInMac mac, String language, String file) throws IOException {
    String[] parts = language.split(" ");
    this.mac = mac;
    this.jar =
        mac.jar()
            .option("--platform", "macos")
            .with("LC_ALL", parts[0])
            .jvm("-Duser.language=" + parts[1])
            .jvm("-Duser.country=" + parts[2]);
    this.file = Path.of("src/test/resources/cli", file);
  }

  /** Begins another scene. */
  void scene(String title) {
    texts.append("# ").append(title).append("\n\n");
  }

  void type(String line) {
    Run run = jar.run(line.split(" "));
    texts.append("$ mountaineer ").append(line).append('\n');
    for (String said : List.of(run.out(), run.err())) {
      texts.append(masked(said));
    }
    texts.append('(').append(run.code()).append(")\n\n");
  }

  /** Compares the whole session with the file. */
  void check() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, texts);
    }
    List<String> expected = Files.readAllLines(file);
    List<String> actual = texts.toString().lines().toList();
    int same = 0;
    while (same < Math.min(expected.size(), actual.size())
        && expected.get(same).equals(actual.get(same))) {
      same++;
    }
    assertEquals(around(expected, same), around(actual, same), file + " from line " + (same + 1));
  }

  /** Returns the lines near a difference: a whole session is too long to be read in a report. */
  private static String around(List<String> lines, int at) {
    return String.join("\n", lines.subList(Math.max(0, at - 12), Math.min(lines.size(), at + 12)));
  }

  /** Returns a text without the log and without what differs from run to run. */
  private String masked(String text) {
    return text.replaceAll("(?m)^[A-Z]+ +event=.*\\R", "")
        .replace(mac.root().toString(), "")
        .replace(JarRun.JAR, "JAR")
        .replaceAll("mountaineer-[0-9a-f]{12}-\\S+\\.(?:jsa|aot)", "ARCHIVE")
        .replaceAll("\\bprocess \\d+", "process PID")
        .replaceAll("\"id\":\"\\d+\",\"at\":\"[^\"]+\"", "\"id\":\"ID\",\"at\":\"AT\"")
        .replaceAll("(?m)^runs on Java .*$", "runs on Java VERSION, SYSTEM")
        .replaceAll("(?m)^built as of .*$", "built as of DATE")
        .replace(Integer.toString(mac.port()), "PORT")
        .replaceAll("\\b\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)?\\b", "DATE")
        .replaceAll("\\b(?:\\d+ [A-Z][a-z]{2} )?\\d\\d:\\d\\d \\((?:just now|[^)]+ ago)\\)", "TIME")
        .replaceAll("(?m)^(    (?:over \\S+|not mounted) +).*%\\)$", "$1N s (N %)")
        .replaceAll("(?m)(?<=, )(?:\\d\\d s|\\d min(?: \\d+ s)?)$", "N s")
        .replaceAll("\\b\\d+\\.\\d s\\b", "N s")
        .replaceAll("\\b\\d+ (bytes|KB)\\b", "N KB")
        .replaceAll("\\bpid \\d+ \\((\\w+), since [^)]*", "pid PID ($1, since TIME")
        .replaceAll("\\bpid \\d+ \\((\\w+)\\), since \\d\\d:\\d\\d", "pid PID ($1), since TIME")
        .replaceAll("\\bkill \\d+", "kill PID")
        .replaceAll("(?m)^  ok    .*, Java .*$", "  ok    SYSTEM, Java VERSION at JAVA")
        .replaceAll("(?m)^(  done   Java +).*$", "$1SYSTEM, Java VERSION at JAVA")
        .replace(JarRun.JAVA, "JAVA");
  }
}

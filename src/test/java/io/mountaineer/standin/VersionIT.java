package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Version that the shipped program reports. */
@Execution(ExecutionMode.CONCURRENT)
class VersionIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void theFirstLineIsTheVersionOfThePom() throws IOException {
    Matcher pom =
        Pattern.compile("<artifactId>mountaineer</artifactId>\\s+<version>([^<]+)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(pom.find());

    assertEquals("mountaineer " + pom.group(1), lines().get(0));
  }

  @Test
  void theRestDescribesTheBuildAndTheMachine() {
    List<String> lines = lines();

    assertTrue(
        lines.get(1).matches("built as of \\d{4}-\\d\\d-\\d\\d with JDK \\d+, commit \\w+"),
        lines::toString);
    String java = System.getProperty("java.version");
    assertTrue(lines.get(2).startsWith("runs on Java " + java + " ("), lines::toString);
    assertTrue(lines.get(2).endsWith(System.getProperty("os.arch")), lines::toString);
  }

  @Test
  void theCommandItNamesShowsTheLicences() throws Exception {
    Path copy = Files.createDirectory(mac.root().resolve("a b")).resolve("it's.jar");
    Files.copy(Path.of(System.getProperty("mountaineer.jar")), copy);
    List<String> lines = mac.jar().jar(copy).run("--version").ended(0).out().lines().toList();
    Example.installed("unzip");

    String command = lines.get(lines.size() - 1).strip();
    Process shell = new ProcessBuilder("/bin/sh", "-c", command).start();
    String shown = new String(shell.getInputStream().readAllBytes());

    assertTrue(shown.startsWith("mountaineer.jar contains"), shown);
  }

  private List<String> lines() {
    return mac.run("--version").ended(0).out().lines().toList();
  }
}

package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.doctor.ToolsCheck;
import io.mountaineer.platform.process.SystemCommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolPlacesTest {

  private static final Path SOURCES = Path.of("src/main/java/io/mountaineer/platform/macos");

  /** Program names begin a call: {@code Command.of(LIMIT, "df", …)}, {@code run("df", …)}. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?:Command\\.of\\([^\"();]*(?:\\([^()]*\\)[^\"();]*)?|List\\.of\\(|\\brun\\(|Program\\.withoutInput\\(|\"\"\","
              + "|UnmountTool\\([^\"();]*)\\s*\"([a-z_-]+)\"");

  @TempDir Path folder;

  @Test
  void thePathIsNeverAsked() throws IOException {
    Path nc = Files.createFile(folder.resolve("nc"));
    assertTrue(nc.toFile().setExecutable(true));

    Optional<File> found = ToolPlaces.in(Map.of("PATH", folder.toString())).find("nc");

    assertEquals(Optional.empty(), found.filter(nc.toFile()::equals));
  }

  @Test
  void aSearchPathOfItsOwnReplacesThePlaces() throws IOException {
    Path nc = Files.createFile(folder.resolve("nc"));
    assertTrue(nc.toFile().setExecutable(true));

    var tools = ToolPlaces.in(Map.of("MOUNTAINEER_TOOLS", "/nowhere:" + folder));

    assertEquals(Optional.of(nc.toFile()), tools.find("nc"));
    assertEquals(Optional.empty(), tools.find("rmdir"));
  }

  @Test
  void doctorLooksForEveryProgram() {
    Set<String> asked = new TreeSet<>();
    new ToolsCheck(
            "Mac OS X",
            "Java 17",
            true,
            name -> {
              asked.add(name);
              return Optional.empty();
            },
            Optional.empty())
        .look();

    assertEquals(new TreeSet<>(ToolPlaces.all().keySet()), asked);
  }

  @Test
  void theKitForAMacLooksForEveryProgramAtItsPlace() throws IOException {
    String facts = Files.readString(Path.of("src/test/mac/lib/facts.sh"));
    String step = facts.substring(facts.indexOf("step_tools()"), facts.indexOf("; do"));
    Set<String> looked =
        Pattern.compile("/[a-z_/-]+")
            .matcher(step)
            .results()
            .map(match -> match.group())
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(new TreeSet<>(ToolPlaces.all().values()), looked);
  }

  @Test
  void everyProgramThatIsCalledHasAPlace() throws IOException {
    Set<String> called = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Matcher call = CALL.matcher(Files.readString(file));
        while (call.find()) {
          called.add(call.group(1));
        }
      }
    }
    assertTrue(
        called.containsAll(Set.of("mount", "df", "ifconfig", "launchctl", "scutil")),
        called::toString);

    SystemCommandRunner runner = new SystemCommandRunner(ToolPlaces.in(Map.of()));
    for (String program : called) {
      String missing = runner.lacks(program).orElse("/");
      assertTrue(missing.startsWith("/"), missing);
    }
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every file of docs/examples. */
@Execution(ExecutionMode.CONCURRENT)
class ExamplesIT {

  private static final Path TESTS = Path.of("src/test/java/io/mountaineer/standin");

  @RegisterExtension final StandInMac mac = new StandInMac();

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(Example.FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> Example.FOLDER.relativize(file).toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void everyOneHasATestAndALineInTheTable() throws IOException {
    String table = Files.readString(Example.FOLDER.resolve("README.md"));
    String tests = testsOfExamples();
    TreeSet<String> missing = new TreeSet<>();
    names()
        .filter(name -> !table.contains("](" + name + ")") || !tests.contains("\"" + name + "\""))
        .forEach(missing::add);

    assertEquals(new TreeSet<>(), missing);
  }

  private static String testsOfExamples() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> tests = Files.list(TESTS)) {
      for (Path test : tests.filter(file -> file.toString().endsWith("ExampleIT.java")).toList()) {
        text.append(Files.readString(test));
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsHeadSaysWhatItNeedsAndHowItIsInstalled(String name) throws IOException {
    String head = Files.readString(Example.FOLDER.resolve(name)).split("\n\n")[0];

    assertTrue(head.contains("\n# Needs "), head);
    assertTrue(head.matches("(?s).*\n# (Install|Raycast) .*"), head);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyShellThatMayReadItUnderstandsIt(String name) {
    Example example = new Example(mac, name);

    List<String> shells = name.endsWith(".bash") ? List.of("bash", "zsh") : List.of("sh", "bash");
    for (String shell : shells) {
      List<String> command = List.of(Example.installed(shell), "-n", example.file().toString());
      example.start(command).await(JarRun.LIMIT).ended(0);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void shellcheckHasNothingToSay(String name) {
    Example example = new Example(mac, name);
    String checker = Example.installed("shellcheck");

    List<String> command = List.of(checker, example.file().toString());
    assertEquals("", example.start(command).await(JarRun.LIMIT).out());
  }
}

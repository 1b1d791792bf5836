package io.mountaineer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/PROOF.md calls upon exist. */
class ProofTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  @Test
  void everyTestNamedInTheProofExists() throws IOException {
    Set<String> named =
        TEST.matcher(Files.readString(Path.of("docs/PROOF.md")))
            .results()
            .map((MatchResult match) -> match.group(1) + ".java")
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      files.map(file -> file.getFileName().toString()).forEach(named::remove);
    }

    assertEquals(Set.of(), named);
  }
}

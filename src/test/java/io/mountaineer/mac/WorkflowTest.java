package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Workflow of CI, held to a schema as it cannot run here. */
class WorkflowTest {

  private static final Path WORKFLOW = Path.of(".github/workflows/ci.yml");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}");
  private static final Pattern PINNED =
      Pattern.compile("uses: .*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  @Test
  void itKeepsTheSchema() throws IOException {
    assertEquals(Set.of(), faults(text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "contents: read => contents: write",
        "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 => actions/checkout@v7",
        "actions/setup-java@ => somebody/setup-java@",
        "timeout-minutes: 90 => timeout: 90",
        "runs-on: ubuntu-24.04 => run-on: ubuntu-24.04",
        "if: always() => when: always()",
        "pull_request: => pull_request_target:"
      })
  void aSlipBreaksIt(String right, String wrong) throws IOException {
    assertTrue(text().contains(right), right);

    assertFalse(faults(text().replace(right, wrong)).isEmpty(), wrong);
  }

  @Test
  void everyActionIsPinnedWithItsVersionBesideIt() throws IOException {
    List<String> unpinned =
        text()
            .lines()
            .filter(line -> line.contains("uses:") && !PINNED.matcher(line).find())
            .toList();

    assertEquals(List.of(), unpinned);
  }

  @Test
  void itUsesNoSecretAndOnlyValuesOfItsOwn() throws IOException {
    Set<String> expressions =
        EXPRESSION
            .matcher(text())
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        Set.of("github.ref", "matrix.java", "matrix.system", "matrix.system == 'xcode-27'"),
        expressions);
    assertFalse(text().contains("secrets."), "no secrets");
  }

  @Test
  void macsOfBothProcessorsRunBothCommandsOfTheReadmeAndTheKit() throws IOException {
    JsonNode macos = workflow(text()).path("jobs").path("macos");
    String systems = macos.path("strategy").path("matrix").path("system").toString();
    String steps = macos.path("steps").toString();
    String readme = Files.readString(Path.of("README.md"));

    for (String system :
        List.of("macos-15", "macos-15-intel", "macos-26", "macos-26-intel", "xcode-27")) {
      assertTrue(systems.contains('"' + system + '"'), system);
    }
    for (String command :
        List.of(
            "./mvnw -B -q -DskipTests package && java -jar target/mountaineer.jar demo",
            "./mvnw -B verify")) {
      assertTrue(readme.contains(command), "README: " + command);
      assertTrue(steps.contains(command), command);
    }
    assertTrue(steps.contains("/bin/bash src/test/mac/kit.sh target/mountaineer.jar"), "the kit");
  }

  @Test
  void linuxRunsWhatEverySubmissionRuns() throws IOException {
    String linux = workflow(text()).path("jobs").path("linux").toString();

    assertTrue(linux.contains("bash .ci/run"), linux);
  }

  private static Set<String> faults(String text) throws IOException {
    try (InputStream schema = WorkflowTest.class.getResourceAsStream("/mac/workflow.schema.json")) {
      JsonSchema rules =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
      return rules.validate(workflow(text)).stream()
          .map(Object::toString)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Reads a workflow. Duplicate keys, of which YAML would take the last one, are errors. */
  private static JsonNode workflow(String text) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Object tree = new Yaml(new SafeConstructor(strict)).load(text);
    return new ObjectMapper().valueToTree(tree);
  }

  private static String text() throws IOException {
    return Files.readString(WORKFLOW);
  }
}

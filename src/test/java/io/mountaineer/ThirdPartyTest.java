package io.mountaineer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tomlj.internal.antlr.v4.runtime.RuntimeMetaData;

/**
 * List of what the jar contains of others. A new dependency or version comes with a look at its
 * licence and a line in the list; {@code ThirdPartyIT} holds the list against the jar.
 */
class ThirdPartyTest {

  private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
  private static final Pattern PART =
      Pattern.compile("(?m)^([\\w-]+) +(\\d\\S+) +[A-Z]\\S+ +[\\w.]+ +\\S+$");

  /** Brought along by those of the pom: halves of logback and Jackson, ANTLR within tomlj. */
  private static final Map<String, String> BROUGHT =
      Map.of(
          "logback-core",
          "logback-classic",
          "jackson-annotations",
          "2.22",
          "antlr4-runtime",
          RuntimeMetaData.VERSION);

  @Test
  void everyDependencyIsListedWithItsVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Map<String, String> shipped = shipped(pom);
    BROUGHT.forEach((part, by) -> shipped.put(part, shipped.getOrDefault(by, by)));

    assertEquals(shipped, listed());
  }

  private static Map<String, String> listed() throws IOException {
    String list = Files.readString(Path.of("src/main/resources/META-INF/THIRD-PARTY.txt"));
    return PART.matcher(list)
        .results()
        .collect(
            Collectors.toMap(
                part -> part.group(1), part -> part.group(2), (a, b) -> a + b, TreeMap::new));
  }

  private static Map<String, String> shipped(String pom) {
    Map<String, String> versions = new TreeMap<>();
    for (MatchResult found : DEPENDENCY.matcher(pom).results().toList()) {
      String dependency = found.group(1);
      String scope = element("scope", dependency).orElse("compile");
      if (!scope.equals("test") && !scope.equals("provided")) {
        element("version", dependency)
            .map(version -> resolved(version, pom))
            .ifPresent(
                version -> versions.put(element("artifactId", dependency).orElseThrow(), version));
      }
    }
    return versions;
  }

  private static String resolved(String version, String pom) {
    boolean property = version.startsWith("${");
    return property
        ? element(version.substring(2, version.length() - 1), pom).orElseThrow()
        : version;
  }

  private static Optional<String> element(String name, String text) {
    Pattern element = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)<");
    return element.matcher(text).results().map(found -> found.group(1)).findFirst();
  }
}

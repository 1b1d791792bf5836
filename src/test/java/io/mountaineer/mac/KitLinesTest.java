package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of the kit's report, and the pages that point to them. */
class KitLinesTest {

  private static final Pattern LISTS =
      Pattern.compile("(?m)^(?:facts|stories|last|lan)=\"([^\"]+)\"");
  private static final Pattern STEP = Pattern.compile("(?m)^step_(\\w+)\\(\\)");
  private static final Pattern VERDICT =
      Pattern.compile("\\b(?:note|judge|verdict (?:PASS|FAIL|INFO)) ([a-z][a-z/_-]*)");
  private static final Pattern COMPLETE =
      Pattern.compile("\\| [^|]{20,} \\| [SRI](, [SRI])* \\| [^|]{4,} \\| `kit: [^`]+` \\|");
  private static final Path MACOS = Path.of("src/main/java/io/mountaineer/platform/macos");
  private static final Pattern POINTED_TO = Pattern.compile("`kit: ([^`]+)`");

  @Test
  void everyStepThatIsListedIsThereAndNoOtherIs() throws IOException {
    Set<String> defined =
        found(STEP, Kit.text()).map(name -> name.replace('_', '-')).collect(sorted());

    assertEquals(defined, steps());
  }

  @Test
  void everyLineBelongsToAStep() throws IOException {
    Set<String> strangers =
        lines().stream()
            .map(line -> line.replaceFirst("/.*", ""))
            .filter(name -> !name.equals("setup") && !name.equals("restored"))
            .collect(sorted());
    strangers.removeAll(steps());

    assertEquals(Set.of(), strangers);
  }

  @Test
  void whatTheProofPointsToIsALineOfTheKit() throws IOException {
    Set<String> pointed = pointedTo();
    Set<String> lines = lines();
    assertFalse(pointed.isEmpty(), "the table of docs/PROOF.md");

    pointed.removeAll(lines);
    pointed.removeAll(steps());

    assertEquals(Set.of(), pointed);
  }

  @Test
  void everyBeliefHasASourceAProtectionAndALineOfTheKit() throws IOException {
    List<String> incomplete =
        Files.readString(Path.of("docs/PROOF.md"))
            .lines()
            .dropWhile(line -> !line.startsWith("| belief "))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .filter(line -> !COMPLETE.matcher(line).matches())
            .toList();

    // What is said of the program as a whole has no source.
    assertEquals(1, incomplete.size(), () -> String.join("\n", incomplete));
    assertTrue(incomplete.get(0).startsWith("| The stories end on a Mac"), incomplete.get(0));
  }

  @Test
  void theCounterOfBytesIsJudgedInTheCallThatReadsIt() throws IOException {
    String code = Files.readString(MACOS.resolve("Smbutil.java"));
    String key = found(Pattern.compile("RECEIVED = \"(\\w+)\""), code).findFirst().orElseThrow();
    assertTrue(code.contains("\"-x\", \"-f\", \"json\""), "the call that reads the counter");
    String calls = Files.readString(Path.of("src/test/mac/lib/facts.sh"));

    List<String> judging =
        Stream.of(calls.split("(?m)^  record "))
            .filter(call -> call.contains("judge life/received-json"))
            .toList();

    assertEquals(1, judging.size());
    assertTrue(judging.get(0).contains("smbutil multichannel -m \"$volume\" -x -f json"));
    assertTrue(judging.get(0).contains("said '\"" + key + "\""), judging.get(0));
    assertTrue(pointedTo().contains("life/received-json"));
  }

  @Test
  void everyStepIsPointedToByTheProof() throws IOException {
    Set<String> unnamed = steps();
    pointedTo().forEach(line -> unnamed.remove(line.replaceFirst("/.*", "")));

    assertEquals(Set.of(), unnamed);
  }

  private static Set<String> steps() throws IOException {
    return found(LISTS, Files.readString(Kit.SCRIPT))
        .flatMap(list -> Stream.of(list.strip().split("\\s+")))
        .collect(sorted());
  }

  private static Set<String> lines() throws IOException {
    return found(VERDICT, Kit.text()).collect(sorted());
  }

  private static Set<String> pointedTo() throws IOException {
    return found(POINTED_TO, Files.readString(Path.of("docs/PROOF.md")))
        .flatMap(names -> Stream.of(names.split(", ")))
        .collect(sorted());
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }
}

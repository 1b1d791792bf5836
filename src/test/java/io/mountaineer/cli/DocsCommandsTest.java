package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Commands that the README and the docs print: the program's own command line reads each. */
class DocsCommandsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\n(.*?)^ *```$");
  private static final Pattern CALL =
      Pattern.compile("(?:^|[\\s(])mountaineer (?!\\d)([^|;&>)\\n]+)");
  private static final Pattern SPAN = Pattern.compile("`mountaineer ([^`\\[]+)`");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @Test
  void everyCommandOfABlockIsComplete() throws IOException {
    Set<String> wrong = new TreeSet<>();
    int found = 0;
    for (Path page : pages()) {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        String commands = block.group(1).replaceAll("\\s*\\\\\n\\s*", " ");
        for (String call : found(CALL, commands.replaceAll("(?m)(^|\\s)#.*$", ""))) {
          found++;
          refusal(call).ifPresent(why -> wrong.add(page + ": " + call + ": " + why.getMessage()));
        }
      }
    }

    assertTrue(found > 15, "only " + found);
    assertEquals(Set.of(), wrong);
  }

  @Test
  void everyCommandOfASentenceOrATableIsKnown() throws IOException {
    Set<String> wrong = new TreeSet<>();
    int found = 0;
    for (Path page : pages()) {
      String text = BLOCK.matcher(Files.readString(page)).replaceAll("");
      for (String call : found(SPAN, text)) {
        found++;
        // A sentence may name a command without what it needs.
        refusal(call)
            .filter(why -> !(why instanceof MissingParameterException))
            .ifPresent(why -> wrong.add(page + ": " + call + ": " + why.getMessage()));
      }
    }

    assertTrue(found > 30, "only " + found);
    assertEquals(Set.of(), wrong);
  }

  private static Stream<Path> pagesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
    }
  }

  private static List<Path> pages() throws IOException {
    return Stream.of(Stream.of(Path.of("README.md")), pagesIn("docs"), pagesIn("docs/examples"))
        .flatMap(pages -> pages)
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(call -> call.group(1).strip()).toList();
  }

  private static Optional<ParameterException> refusal(String call) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(call);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    try {
      CommandLines.root().parseArgs(words.toArray(String[]::new));
      return Optional.empty();
    } catch (ParameterException refusal) {
      return Optional.of(refusal);
    }
  }
}

package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.docs.JsonPage;
import io.mountaineer.docs.Page;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands in {@code docs/JSON.md}: all that there are, each with an example of its output. */
class JsonCommandsTest {

  /** Commands that print no JSON, but words for a shell or for {@code man}, or nothing. */
  private static final List<String> WITHOUT =
      List.of("completion", "help", "man", "monitor", "tray", "version");

  @Test
  void everyCommandIsInTheTable() {
    Set<String> listed = new TreeSet<>();
    for (List<String> row : Page.named("JSON.md").below("## What each command prints").rows()) {
      Stream.of(Page.plain(row.get(0)).split(", ")).forEach(listed::add);
    }

    assertEquals(CommandNames.shown(), listed);
  }

  @Test
  void everyCommandThatPrintsAnObjectHasAnExample() {
    Set<String> shown = new TreeSet<>(WITHOUT);
    JsonPage.examples().forEach(example -> shown.add(name(example.command())));

    assertEquals(CommandNames.shown(), shown);
  }

  /** Returns the command of a line without its options and values. */
  private static String name(String line) {
    return CommandNames.shown().stream()
        .filter(command -> (line + ' ').startsWith(command + ' '))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such command: " + line));
  }
}

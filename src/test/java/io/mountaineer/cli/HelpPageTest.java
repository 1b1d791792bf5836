package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Help of every command, as the command itself declares it. */
class HelpPageTest {

  /** Words of a shell: bare, or in double quotes. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<CommandSpec> commands() {
    return CommandLines.all().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasTwoToFourExamplesThatItsOwnCommandLineReads(CommandSpec command) {
    Manual manual = HelpPage.manual(command).orElseThrow(() -> new AssertionError(command.name()));
    List<String> examples = List.of(manual.examples());
    int count = examples.size();
    assertTrue(count >= 2 && count <= 4, () -> command.qualifiedName() + " has " + count);

    for (String example : examples) {
      List<String> words = words(example);
      CommandLine root = CommandLines.root();
      assertTrue(!words.isEmpty(), example);
      root.parseArgs(words.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theSentencesComeFirstAndTheExitCodesLast(CommandSpec command) {
    List<String> page = HelpPage.of(command);

    assertEquals(command.usageMessage().description()[0], page.get(0));
    assertTrue(page.get(0).endsWith("."), page.get(0));
    String all = String.join("\n", page);
    int usage = all.indexOf("\nUsage: " + command.qualifiedName());
    int examples = all.indexOf("\nExamples:\n");
    int global = all.indexOf("\nGlobal options:\n");
    assertTrue(0 < usage && usage < examples && examples < global, all);
    assertTrue(!all.contains("<") && !all.contains("null"), all);
  }

  @Test
  void thePageOfTheProgramGroupsTheCommands() {
    String page = String.join("\n", HelpPage.of(CommandLines.root().getCommandSpec()));

    for (Manual.Topic topic : Manual.Topic.values()) {
      assertTrue(page.contains("\n" + topic.title() + ":\n"), page);
    }
    assertTrue(page.contains("\n  status "), page);
    assertTrue(!page.contains("\n  complete "), page);
  }

  @Test
  void aPageHasOnlyTheCodesOfItsCommand() {
    CommandSpec status = CommandLines.named("status");
    CommandSpec man = CommandLines.named("man");

    assertEquals(new TreeSet<>(List.of(0, 1, 2, 10, 13)), HelpPage.exitCodes(status));
    assertEquals(new TreeSet<>(List.of(0, 1, 2)), HelpPage.exitCodes(man));
  }

  /** Returns the words after the program's name, without what the shell itself takes. */
  private static List<String> words(String example) {
    String line = example.replaceFirst("\\s{2,}# .*", "").replaceFirst(" [|>] .*", "");
    int from = line.indexOf("mountaineer ");
    assertTrue(from >= 0, example);
    String rest = line.substring(from + "mountaineer ".length()).replaceFirst("\\)\"?$", "");
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(rest);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }
}

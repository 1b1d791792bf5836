package io.mountaineer.standin;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands of the README, typed from its top to its end. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeIT {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```sh\n(.*?)^ *```$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?) \\| ");
  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final Pattern SPAN = Pattern.compile("`(?:mountaineer )?([a-z][^`]*)`");

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  @Test
  void everyCommandDoesWhatIsSaidOfIt() throws IOException {
    Example.installed("jq");
    mac.config().withoutShares();
    Example shell = new Example(mac, "README.md");
    // The first block is for the checkout, and played by CI.
    List<String> commands = commands(readme().replaceFirst("(?s)```sh.*?```", "")).toList();
    assertTrue(commands.size() > 10, commands::toString);

    for (String command : commands) {
      shell.start(List.of("/bin/sh", "-c", command)).await(Example.LIMIT).ended(0);
    }

    assertEquals("127.0.0.1", mac.servedBy("CORE"), "the mounts stay");
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("Links/cuts")), "the links stay");
    assertFalse(launchd.hasJob(), "the agent has ended");
  }

  @Test
  void everyCommandOfThePageOnAutomationWorks() throws IOException {
    Example.installed("jq");
    mac.config().withoutShares();
    Example shell = new Example(mac, "README.md");
    List<String> commands = new ArrayList<>();
    commands.add(commands(readme()).filter(line -> line.contains("favorites add")).toList().get(0));
    commands.addAll(commands(Files.readString(Path.of("docs/AUTOMATION.md"))).toList());
    assertTrue(commands.size() > 4, commands::toString);

    for (String command : commands) {
      shell.start(List.of("/bin/sh", "-c", command)).await(Example.LIMIT).ended(0);
    }
  }

  @Test
  void everyCommandInATableOrASentenceHasTheOptionsThatItIsNamedWith() throws IOException {
    HelpPages help = HelpPages.of(mac);
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (String span : spans()) {
      if (help.has(span.split(" ")[0])) {
        found++;
        wrong.addAll(unknownOptions(help, span));
      }
    }

    assertTrue(found > 20, "only " + found);
    assertEquals(List.of(), wrong);
  }

  @Test
  void theTableOfCommandsHasAllOfThemAndNoOther() throws IOException {
    HelpPages help = HelpPages.of(mac);

    Stream<String> listed = table().flatMap(ReadmeIT::named).map(help::commandOf);

    assertEquals(new TreeSet<>(help.commands()), listed.collect(toCollection(TreeSet::new)));
  }

  /** Returns the commands of the blocks of a page, with the addresses of the stand-in Mac. */
  private static Stream<String> commands(String page) {
    return BLOCK
        .matcher(page)
        .results()
        .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
        .flatMap(block -> Stream.of(block.replace("\\\n", " ").split("\n")))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.replace("java -jar target/mountaineer.jar", "mountaineer"))
        .map(line -> line.replace("10.10.10.1", StandInMac.TB))
        .map(line -> line.replace("macmini.local", StandInMac.FALLBACK))
        .map(line -> line.replace("--username jane", "--username evan"));
  }

  private static Set<String> spans() throws IOException {
    String text = BLOCK.matcher(readme()).replaceAll("").replace("\\|", "/");
    return SPAN.matcher(text)
        .results()
        .map(span -> span.group(1))
        .collect(toCollection(TreeSet::new));
  }

  /** Returns what the first column of the table of commands has. */
  private static Stream<String> table() throws IOException {
    String readme = readme().replace("\\|", "/");
    String table = readme.substring(readme.indexOf("\n## Commands"), readme.indexOf("\n## In scr"));
    return ROW.matcher(table)
        .results()
        .flatMap(row -> SPAN.matcher(row.group(1)).results())
        .map(span -> span.group(1));
  }

  /**
   * Returns the options that the help does not know; of {@code favorites add/remove/list}, the help
   * of all three may know an option.
   */
  private static List<String> unknownOptions(HelpPages help, String span) {
    String known =
        named(span).map(name -> help.page(help.commandOf(name)).out()).collect(joining("\n"));
    return OPTION
        .matcher(span)
        .results()
        .map(MatchResult::group)
        .filter(option -> !known.contains(option))
        .map(option -> span + " has no " + option)
        .toList();
  }

  /**
   * Returns the beginning of each command that is named: {@code alias add/list --json} names two.
   */
  private static Stream<String> named(String span) {
    String[] words = span.split(" ");
    return words.length > 1 && words[1].matches("[a-z/]+")
        ? Stream.of(words[1].split("/")).map(word -> words[0] + " " + word)
        : Stream.of(words[0]);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}

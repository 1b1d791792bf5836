package io.mountaineer.standin;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody who types what stands in the README, from its top to its end. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeIT {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```sh\n(.*?)^ *```$");
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
    List<String> commands = commands();
    assertTrue(commands.size() > 10, commands::toString);

    for (String command : commands) {
      shell.start(List.of("/bin/sh", "-c", command)).await(Example.LIMIT).ended(0);
    }

    assertEquals("127.0.0.1", mac.servedBy("CORE"), "the mounts stay");
    assertTrue(Files.isSymbolicLink(mac.shares().resolve("Links/cuts")), "the links stay");
    assertFalse(launchd.hasJob(), "the agent has ended");
  }

  @Test
  void everyCommandInATableOrASentenceHasTheOptionsThatItIsNamedWith() throws IOException {
    Set<String> names = names();
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (String span : spans()) {
      String name = span.split(" ")[0];
      if (names.contains(name)) {
        found++;
        wrong.addAll(unknownOptions(span));
      }
    }

    assertTrue(found > 20, "only " + found);
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyCommandIsInTheTable() throws IOException {
    String readme = readme();
    String table = readme.substring(readme.indexOf("\n## Commands"), readme.indexOf("\n## In scr"));

    List<String> missing =
        names().stream().filter(name -> !table.matches("(?s).*[`|]" + name + "[ `].*")).toList();

    assertEquals(List.of(), missing);
  }

  /** Those of the blocks behind the first, which is for the checkout and played by CI. */
  private List<String> commands() throws IOException {
    return BLOCK
        .matcher(readme())
        .results()
        .skip(1)
        .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
        .flatMap(block -> Stream.of(block.replace("\\\n", " ").split("\n")))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.replace("java -jar target/mountaineer.jar", "mountaineer"))
        .map(line -> line.replace("10.10.10.1", StandInMac.TB))
        .map(line -> line.replace("macmini.local", StandInMac.FALLBACK))
        .map(line -> line.replace("--username jane", "--username evan"))
        .toList();
  }

  private static Set<String> spans() throws IOException {
    String text = BLOCK.matcher(readme()).replaceAll("").replace("\\|", "/");
    return SPAN.matcher(text)
        .results()
        .map(span -> span.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of {@code favorites add/remove/list}, the help of all three may know an option. */
  private List<String> unknownOptions(String span) {
    List<String> options =
        Pattern.compile("--[a-z-]+").matcher(span).results().map(MatchResult::group).toList();
    String[] words = span.split(" ");
    StringBuilder help = new StringBuilder(mac.run(words[0], "--help").ended(0).out());
    if (words.length > 1 && words[1].matches("[a-z/]+")) {
      for (String sub : words[1].split("/")) {
        help.append(mac.run(words[0], sub, "--help").ended(0).out());
      }
    }
    return options.stream()
        .filter(option -> !help.toString().contains(option))
        .map(option -> span + " has no " + option)
        .toList();
  }

  private Set<String> names() {
    String help = mac.run("--help").ended(0).out();
    String commands = help.substring(help.indexOf("Commands:"), help.indexOf("Exit codes:"));
    return Pattern.compile("(?m)^  ([a-z]+) ")
        .matcher(commands)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Output of {@code --help} for every command, found without knowledge of the commands: the first
 * page names commands, and the page of each may name more. In the order of the pages.
 */
final class HelpPages {

  private static final Pattern COMMANDS =
      Pattern.compile(
          "(?ms)^(?:Commands|Watch and act|Favorites and aliases|Setup|For scripts):\n"
              + "(.*?)(?=^\\S|\\z)");
  private static final Pattern NAME = Pattern.compile("(?m)^  ([a-z]\\S*)");

  private final Map<String, Run> pages = new LinkedHashMap<>();

  private HelpPages() {}

  static HelpPages of(StandInMac mac) {
    return of(mac::run);
  }

  /**
   * @param program runs it with the given arguments
   */
  static HelpPages of(Function<String[], Run> program) {
    HelpPages all = new HelpPages();
    all.read(program, "");
    return all;
  }

  /**
   * Reads the page of a command and of those that it names; one of another command would name what
   * is below that one, and so on without end.
   */
  private void read(Function<String[], Run> program, String command) {
    Run page = program.apply((command + " --help").strip().split(" ")).ended(0);
    String usage = ("Usage: mountaineer " + command).strip();
    assertTrue(page.out().contains("\n" + usage), () -> "not <" + usage + "> but " + page);
    pages.put(command, page);
    namedIn(page).forEach(name -> read(program, (command + " " + name).strip()));
  }

  private static List<String> namedIn(Run page) {
    return COMMANDS
        .matcher(page.out())
        .results()
        .flatMap(list -> NAME.matcher(list.group(1)).results())
        .map(name -> name.group(1))
        .toList();
  }

  Stream<Run> pages() {
    return pages.values().stream();
  }

  boolean has(String command) {
    return pages.containsKey(command);
  }

  /** Returns the page of a command or of a group, which has to be there. */
  Run page(String command) {
    assertTrue(has(command), () -> "there is no command " + command);
    return pages.get(command);
  }

  /**
   * Returns the commands that do something, such as {@code alias list}, and do not only group
   * others.
   */
  List<String> commands() {
    return pages.keySet().stream().filter(name -> namedIn(pages.get(name)).isEmpty()).toList();
  }

  /**
   * Returns the command that a line such as {@code config set KEY VALUE} is about; the line if none
   * is.
   */
  String commandOf(String line) {
    return commands().stream()
        .filter(command -> (line + " ").startsWith(command + " "))
        .findFirst()
        .orElse(line);
  }
}

package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.docs.Page;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes and commands in {@code docs/EXIT-CODES.md}: all that there are, and no other. */
class ExitCodesPageTest {

  private static final Page PAGE = Page.named("EXIT-CODES.md");
  private static final Pattern HELP = Pattern.compile("(?m)^  (\\d+) +(.+)$");

  /** SIGTERM; the JVM exits with it, so no code of ours has its number. */
  private static final int TERMINATED = 143;

  /** SIGPIPE, likewise by convention. */
  private static final int READER_GONE = 141;

  @Test
  void everyCodeIsThereWithItsNameAndWhatTheHelpSaysOfIt() throws IllegalAccessException {
    Map<Integer, String> expected = new TreeMap<>();
    Map<Integer, String> meanings = meanings();
    for (Field code : ExitCode.class.getDeclaredFields()) {
      int number = code.getInt(null);
      expected.put(number, code.getName() + " | " + meanings.get(number));
    }
    Map<Integer, String> listed = new TreeMap<>();
    for (List<String> row : PAGE.below("# Exit codes").rows()) {
      List<String> cells = row.stream().map(Page::plain).toList();
      listed.put(Integer.valueOf(cells.get(0)), cells.get(1) + " | " + cells.get(2));
    }

    assertEquals(expected, listed);
    assertEquals(expected.keySet(), meanings.keySet());
  }

  @Test
  void everyCommandIsThereAndNoneThatThereIsNot() {
    Set<String> listed =
        byCommand().stream()
            .flatMap(row -> words(row.get(0)))
            .map(command -> command.replaceAll(" --.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(CommandNames.shown(), listed);
  }

  @Test
  void everyCodeOfARowIsOneOfThePage() {
    Set<Integer> known = new TreeSet<>(meanings().keySet());
    known.addAll(List.of(TERMINATED, READER_GONE));
    List<List<String>> rows = new ArrayList<>(PAGE.below("## Every command").rows());
    byCommand().forEach(row -> rows.add(row.subList(1, 3)));

    Set<Integer> odd =
        rows.stream()
            .flatMap(row -> words(row.get(0)))
            .map(Integer::valueOf)
            .filter(code -> !known.contains(code))
            .collect(Collectors.toSet());

    assertEquals(Set.of(), odd);
  }

  private static List<List<String>> byCommand() {
    return PAGE.below("## By command").rows();
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(Page.plain(cell).split(",")).map(String::strip).filter(w -> !w.isEmpty());
  }

  private static Map<Integer, String> meanings() {
    StringWriter help = new StringWriter();
    PrintWriter out = new PrintWriter(help);
    CommandTree.run(new String[] {"--help"}, Map.of("HOME", "/nowhere"), out, out);
    Map<Integer, String> meanings = new TreeMap<>();
    Matcher line = HELP.matcher(help.toString());
    while (line.find()) {
      meanings.put(Integer.valueOf(line.group(1)), line.group(2));
    }
    return meanings;
  }
}

package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLayoutTest {

  private static final Path HOME = Path.of("/Users/jane");

  @Test
  void aParagraphIsWrappedBetweenWordsAndItsRestHangsBelowIt() {
    assertEquals(
        List.of("    one two three", "    four five"),
        TextLayout.laidOut("    one two three four five", 18));
    assertEquals(
        List.of("  ok    one two", "        three"),
        TextLayout.laidOut("  ok    one two three", 16));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 200})
  void whatIsToBeCopiedIsNeverBroken(int width) {
    for (String toCopy :
        List.of(
            "mountaineer switch VAULT-R1 fallback --when-idle",
            "ls -la /private/var/Volumes/VAULT-R1",
            "networksetup -listallhardwareports",
            "umount '/Volumes/My Share'",
            "/Users/jane/Library/Application-Support/a/very/long/path/of/a/file.mov")) {
      assertEquals(List.of("    " + toCopy), TextLayout.laidOut("    " + toCopy, width));
      String line = "look at it and move it away, which takes a moment: " + toCopy;
      assertTrue(
          TextLayout.laidOut(line, width).stream().anyMatch(each -> each.endsWith(toCopy)),
          () -> TextLayout.laidOut(line, width).toString());
    }
    String quoted = "Run 'mountaineer favorites remove CORE --cleanup' to clear it, or leave it.";
    assertTrue(
        TextLayout.laidOut(quoted, width).stream()
            .anyMatch(each -> each.contains("'mountaineer favorites remove CORE --cleanup'")));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void noCommandOfAGoldenSessionIsBroken(int width) throws IOException {
    Pattern command = Pattern.compile("^ .*: ((?:mountaineer|sudo|ls|kill|open) .*)$");
    int found = 0;
    for (String session : List.of("acts.txt", "doctor.txt")) {
      for (String line : Files.readAllLines(Path.of("src/test/resources/cli", session))) {
        Matcher toCopy = command.matcher(line);
        if (toCopy.find()) {
          found++;
          List<String> shown = TextLayout.laidOut(line, width);
          assertTrue(
              shown.stream().anyMatch(each -> each.endsWith(toCopy.group(1))), shown::toString);
        }
      }
    }
    assertTrue(found > 10, "only " + found);
  }

  @Test
  void nothingIsWrappedOutsideOfATerminal() {
    String line = "word ".repeat(1000).strip();

    assertEquals(List.of(line), TextLayout.laidOut(line, TextLayout.UNLIMITED));
  }

  @Test
  void theFirstColumnIsNotBroken() {
    String row = "  to do  Config            ~/.mountaineer/config.toml";

    assertEquals(List.of(row), TextLayout.laidOut(row, 40));
  }

  @Test
  void aTextMayEndInACommand() {
    assertTrue(TextLayout.endsInCommand("see the log, then run: mountaineer install"));
    assertFalse(TextLayout.endsInCommand("make favorites of what is mounted"));
    assertFalse(TextLayout.endsInCommand("to open it: look at the log"));
    assertFalse(TextLayout.endsInCommand("open the file and correct that"));
  }

  @Test
  void coloursTakeNoColumns() {
    assertEquals(4, TextLayout.columns(Colors.COLOURED.good("okay")));
  }

  @Test
  void theHomeIsShownAsATildeWhereAShellWouldReadItSo() {
    ShownText shown = new ShownText(HOME, new OwnCommands(Optional::empty));

    assertEquals("~/Shares/CORE is mounted", shown.of("/Users/jane/Shares/CORE is mounted"));
    assertEquals("see ~ (~/x).", shown.of("see /Users/jane (/Users/jane/x)."));
    assertEquals("ls '/Users/jane/My Files'", shown.of("ls '/Users/jane/My Files'"));
    assertEquals("/Users/janet/x /a/Users/jane", shown.of("/Users/janet/x /a/Users/jane"));
  }

  @Test
  void controlCharactersOfOthersAreShownAsQuestionMarksAndOurColoursStay() {
    ShownText shown = new ShownText(HOME, new OwnCommands(Optional::empty));

    assertEquals("a?[2Jb?c?d", shown.of("a\u001b[2Jb\rc\u202ed"));
    String coloured = Colors.COLOURED.bad("x");
    assertEquals(coloured + "?]0;title?", shown.of(coloured + "\u001b]0;title\u0007"));
  }
}

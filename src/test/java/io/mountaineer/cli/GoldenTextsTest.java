package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Texts of the command line as they were last looked at: help and tables in three widths and in a
 * pipe, and what is said about wrong words. {@code -Dgolden.update=true} rewrites them, for review.
 */
@Isolated("changes the default locale")
class GoldenTextsTest {

  private static final Path TEXTS = Path.of("src/test/resources/cli");

  /** Command lines with a slip, as people make them. */
  private static final List<String> SLIPS =
      List.of(
          "stauts",
          "favorites lst",
          "status --shares CORE",
          "mount",
          "mount CORE --all",
          "switch CORE",
          "switch CORE sideways",
          "switch CORE tb --forc",
          "favorites add CORE",
          "favorites add CORE --tbhost 10.10.10.1",
          "alias add CORE --name -x --target-subpath .",
          "folders CROE",
          "config get interval",
          "config set nonsense 1",
          "monitor --interval soon",
          "--config /nope/x.toml status");

  /** Commands whose help stands for all: they are all laid out by the same rules. */
  private static final List<String> HELP =
      List.of("mount", "folders", "favorites", "favorites remove", "completion");

  @TempDir Path home;

  private final Locale usual = Locale.getDefault();

  @AfterEach
  void putBackTheLocale() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200, TextLayout.UNLIMITED})
  void theHelpOfCommands(int width) throws IOException {
    StringBuilder text = new StringBuilder();
    for (CommandSpec command : CommandLines.all()) {
      if (!HELP.contains(command.qualifiedName().replaceFirst("^mountaineer ?", ""))) {
        continue;
      }
      text.append("$ ").append(command.qualifiedName()).append(" --help\n");
      text.append(laidOut(HelpPage.of(command), width)).append('\n');
    }
    assertSame("help-" + name(width) + ".txt", text.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200, TextLayout.UNLIMITED})
  void aTableOfNamesOfAllKinds(int width) throws IOException {
    Table table = new Table("NAME", "SHARE", "USER", "THUNDERBOLT", "FALLBACK");
    table.add("CORE", "CORE", "jane", "10.10.10.1", "macmini.local");
    table.add("映像編集アーカイブ", "Film 🎬", "(guest)", "10.10.10.1", "macmini.local");
    table.add(
        "A-Very-Long-Share-Name-Of-Somebody", "x", "jane.doe", "fe80::1%bridge0", "192.168.178.20");

    assertSame("table-" + name(width) + ".txt", laidOut(table.lines(Colors.PLAIN, width), width));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"und", "tr-TR", "ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "mr-IN-u-nu-deva"})
  void everySlipIsAnsweredInTheSameWordsWhateverTheLanguage(String language) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(language));
    StringBuilder text = new StringBuilder();
    for (String line : SLIPS) {
      text.append("$ mountaineer ").append(line).append('\n').append(run(line)).append('\n');
    }
    assertSame("slips.txt", text.toString());
  }

  /** A terminal lays out, line by line, what a pipe gets; the sessions are recorded from a pipe. */
  @ParameterizedTest
  @CsvSource({
    "acts, 40",
    "acts, 80",
    "acts, 200",
    "handover, 40",
    "handover, 80",
    "slips, 40",
    "slips, 80"
  })
  void theSessionsInATerminal(String session, int width) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(TEXTS.resolve(session + ".txt"))) {
      boolean isTyped = line.startsWith("$ ") || line.startsWith("# ");
      text.append(isTyped ? line + "\n" : laidOut(List.of(line), width));
    }
    assertSame(session + "-" + width + ".txt", text.toString());
  }

  @Test
  void theHelpIsTheSameInTurkish() throws IOException {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));

    theHelpOfCommands(80);
  }

  private String run(String line) throws IOException {
    Path config = Files.createDirectories(home.resolve(".mountaineer")).resolve("config.toml");
    Files.writeString(
        config,
        """
        [[shares]]
        name = "CORE"
        username = "jane"
        thunderbolt_host = "10.10.10.1"
        fallback_host = "macmini.local"
        """);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandTree.run(
            line.split(" "),
            Map.of("HOME", home.toString(), "MOUNTAINEER_PLATFORM", "simulated"),
            new PrintWriter(out),
            new PrintWriter(err));
    return out + err.toString() + "(" + code + ")\n";
  }

  private static String laidOut(List<String> lines, int width) {
    List<String> all = new ArrayList<>();
    lines.forEach(line -> all.addAll(TextLayout.laidOut(line, width)));
    return String.join("\n", all) + "\n";
  }

  private static String name(int width) {
    return width == TextLayout.UNLIMITED ? "pipe" : String.valueOf(width);
  }

  private static void assertSame(String name, String text) throws IOException {
    Path file = TEXTS.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }
}

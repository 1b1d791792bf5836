package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Example for SwiftBar and xbar, read and clicked as these two do it. */
@Execution(ExecutionMode.CONCURRENT)
class MenuExampleIT {

  private static final String NAME = "A|B \"it's\" 100% -- $x";
  private static final Pattern LINE =
      Pattern.compile("[^|]+( \\| ((emojize|color|bash|param\\d|terminal|refresh)=\\S+ *)*)?");
  private static final Pattern PARAMETER = Pattern.compile("param\\d=(\\S+)");

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Example plugin;

  @BeforeEach
  void find() {
    Example.installed("jq");
    plugin = new Example(mac, "mountaineer.10s.sh");
  }

  @Test
  void aShareOnThunderboltCanBeMovedToFallback() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");

    List<String> menu = menu();
    click("--Move to fallback (127.0.0.2)", menu);

    assertEquals(List.of("⛰ tb", "---"), menu.subList(0, 2));
    assertEquals("Core: tb | emojize=false color=green", menu.get(2));
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aShareThatIsTbReadyCanBeMovedBack() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.run("reconcile", "--all").ended(0);

    List<String> menu = menu();
    click("--Move to Thunderbolt (127.0.0.1)", menu);

    assertEquals("⛰ TB Ready", menu.get(0));
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aShareOnFallbackIsNamedSo() {
    mac.tb().pullCable();
    mac.mounted(StandInMac.FALLBACK, "CORE");

    assertEquals("⛰ fallback", menu().get(0));
  }

  @Test
  void noNameBreaksALineOrAClick() throws IOException {
    mac.config().share(NAME, "MINE", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(StandInMac.TB, "CORE");

    List<String> menu = menu();
    click("--Mount", menu);

    assertEquals("⛰ unmounted", menu.get(0));
    assertTrue(menu.contains("A/B \"it's\" 100% -- $x: unmounted | emojize=false color=orange"));
    assertEquals("127.0.0.1", mac.servedBy(NAME));
  }

  @Test
  void aRefusalIsShownAndNothingIsMoved() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.tool("osascript").when("*display*").prints(0, "");

    click("--Move to fallback (127.0.0.2)", menu());

    List<String> alert = mac.ledger().calls("osascript").get(0);
    assertTrue(
        alert.get(alert.size() - 1).contains("in use by Final Cut Pro (pid 712)"), alert::toString);
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void nothingConfiguredAndABrokenConfigAreSaid() throws IOException {
    mac.config().withoutShares();
    assertTrue(menu().get(2).startsWith("No shares are configured yet"));
    Files.writeString(mac.config().path(), "[");
    assertEquals("⛰ !", menu().get(0));
  }

  @Test
  void withoutAnAnswerTheMenuSaysWhy() throws IOException {
    plugin.with("SECONDS_AT_MOST", "1").program("exec sleep 60");
    assertTrue(menu().get(2).startsWith("mountaineer did not answer"));
    plugin.withoutProgram();
    assertTrue(menu().get(2).startsWith("mountaineer is not on the PATH"));
    plugin.without("jq");
    plugin.program("exit 1");
    assertTrue(menu().get(2).startsWith("jq is not on the PATH"));
  }

  private List<String> menu() {
    List<String> lines = plugin.run().ended(0).out().lines().toList();
    for (String line : lines) {
      String text = line.replace('"' + plugin.file().toString() + '"', "plugin");
      assertTrue(LINE.matcher(text).matches(), line);
    }
    return lines;
  }

  /** Runs the command of the first line with this text. */
  private void click(String text, List<String> menu) {
    String line = menu.stream().filter(shown -> shown.startsWith(text)).findFirst().orElseThrow();
    Matcher parameter = PARAMETER.matcher(line);
    plugin.run(parameter.results().map(found -> found.group(1)).toArray(String[]::new)).ended(0);
  }
}

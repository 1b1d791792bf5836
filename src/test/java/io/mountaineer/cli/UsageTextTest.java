package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts about command lines that are wrong. */
class UsageTextTest {

  /** Words of the parser library, which mean nothing to a person. */
  private static final List<String> OF_THE_PARSER =
      List.of(
          "nmatched",
          "index 0",
          "index 1",
          "Missing required",
          "Unknown option",
          "Invalid value",
          "Expected parameter",
          "mutually exclusive",
          "should be specified",
          "Error:",
          "subcommand",
          "<");

  @TempDir Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void configure() throws Exception {
    Path config = Files.createDirectories(home.resolve(".mountaineer")).resolve("config.toml");
    Files.writeString(
        config,
        """
        [global]
        volumes_root = "%s"
        [[shares]]
        name = "CORE"
        username = "jane"
        thunderbolt_host = "10.10.10.1"
        fallback_host = "macmini.local"
        [[aliases]]
        name = "Projects"
        share = "CORE"
        target_subpath = "Projects"
        """
            .formatted(home.resolve("Volumes")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stauts | unknown command 'stauts'. Did you mean 'status'?",
        "stauts x | unknown command 'stauts'. Did you mean 'status'?",
        "eject CORE | unknown command 'eject'. Did you mean 'unmount'?",
        "nonsense | unknown command 'nonsense'.",
        "favorites lst | unknown command 'favorites lst'. Did you mean 'favorites list'?",
        "favorites | favorites needs one of: add, import, remove or list.",
        "help stauts | unknown command 'stauts'. Did you mean 'status'?",
        "help favorites ad | unknown command 'ad'. Did you mean 'add'?",
        "status --shares CORE | unknown option '--shares'. Did you mean '--share'?",
        "status --josn | unknown option '--josn'. Did you mean '--json'?",
        "status --nonsense | unknown option '--nonsense'.",
        "switch CORE tb --forc | unknown option '--forc'. Did you mean '--force'?",
        "mount | which share? Give its name, or --all.",
        "unmount | which share? Give its name, or --all.",
        "reconcile --dry-run | which share? Give its name, or --all.",
        "mount CORE --all | give either one share or --all, not both.",
        "mount --share CORE --all | give either one share or --all, not both.",
        "mount CORE --share CORE | the share is given twice: 'CORE' and --share 'CORE'.",
        "mount CORE MEDIA | 'MEDIA' is one word too many for mount.",
        "status --share | --share needs a value: --share NAME.",
        "status --share --watch | --share needs a value: --share NAME.",
        "status --share A --share B | --share is given more than once.",
        "switch | which share? Give its name.",
        "switch CORE | to which address? Say tb or fallback.",
        "switch --to tb | which share? Give its name.",
        "switch CORE tb --to tb | the address is given twice: 'tb' and --to.",
        "switch CORE sideways | the address must be tb or fallback, not 'sideways'.",
        "switch CORE wifi | the address must be tb or fallback, not 'wifi'. Did you mean 'fallback'?",
        "switch CORE --to falback | --to must be tb or fallback, not 'falback'. Did you mean"
            + " 'fallback'?",
        "monitor --interval soon | --interval must be a whole number, not 'soon'.",
        "favorites add CORE | missing: --tb-host HOST, --fallback-host HOST, --username USER.",
        "alias add CORE --name | --name needs a value: --name NAME.",
        "alias remove | which alias? Give its name.",
        "config get | missing: KEY.",
        "config set smb-port | missing: VALUE.",
        "completion tcsh | SHELL must be bash, zsh or fish, not 'tcsh'.",
        "--json=perhaps status | --json takes no value."
      })
  void theFaultIsSaidInOneSentenceWithOneLineOfUsage(String line, String message) {
    run(2, line);

    List<String> lines = err.toString().lines().toList();
    assertEquals("mountaineer: " + message, lines.get(0));
    assertEquals(2, lines.size(), err::toString);
    assertTrue(lines.get(1).startsWith("  Usage: mountaineer"), err::toString);
    assertEquals("", out.toString());
    for (String word : OF_THE_PARSER) {
      assertFalse(err.toString().replace("<folder>", "").contains(word), err::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "folders CXRE | no share is named 'CXRE'. Did you mean 'CORE'? Nothing was changed.",
        "folders --share nothing | no share is named 'nothing'. Nothing was changed.",
        "config get interval | no setting is named 'interval'. Did you mean 'check-interval-secs'?",
        "config get lsof-rechek | no setting is named 'lsof-rechek'. Did you mean 'lsof-recheck'?",
        "config get zzz | no setting is named 'zzz'."
      })
  void aNameThatThereIsNotGetsTheNearestOnes(String line, String message) {
    run(2, line);

    assertEquals("mountaineer: " + message, err.toString().lines().findFirst().orElse(""));
  }

  @Test
  void theProgramAloneShowsItsHelpAndSoDoTheCommandAndTheOption() {
    run(0, "");
    String alone = take();
    run(0, "help");
    String command = take();
    run(0, "--help");

    assertEquals(alone, take());
    assertEquals(alone, command);
    assertTrue(alone.contains("Usage: mountaineer COMMAND"), alone);
    assertEquals("", err.toString());
  }

  @Test
  void helpOfACommandIsWhatItsOptionShows() {
    run(0, "help favorites add");
    String command = take();
    run(0, "favorites add --help");

    assertEquals(command, take());
    assertTrue(command.contains("Usage: mountaineer favorites add SHARE --tb-host"), command);
  }

  @Test
  void versionIsACommandToo() {
    run(0, "version");
    String command = take();
    run(0, "--version");

    assertEquals(command, take());
    assertTrue(command.startsWith("mountaineer "), command);
  }

  @Test
  void aFaultInJsonIsOneObject() {
    run(2, "stauts --json");

    assertTrue(out.toString().contains("\"hint\" : \"Usage: mountaineer COMMAND"), out::toString);
    assertEquals("", err.toString());
  }

  private String take() {
    String text = out.toString();
    out.getBuffer().setLength(0);
    return text;
  }

  private void run(int code, String line) {
    Map<String, String> environment =
        Map.of("HOME", home.toString(), "MOUNTAINEER_PLATFORM", "simulated");
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    PrintWriter results = new PrintWriter(out);
    PrintWriter errors = new PrintWriter(err);
    assertEquals(code, CommandTree.run(words, environment, results, errors), err::toString);
  }
}

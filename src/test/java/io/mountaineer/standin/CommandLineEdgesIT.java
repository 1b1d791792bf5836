package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that goes nowhere, terminals, languages, and words that are no commands. */
@Execution(ExecutionMode.CONCURRENT)
class CommandLineEdgesIT {

  private static final int READER_GONE = 141;

  /** Commands that succeed on a Mac where nothing is mounted. */
  private static final List<String> SUCCEEDING =
      List.of(
          "status",
          "status --json",
          "favorites list",
          "alias list --json",
          "config path",
          "config get smb-port",
          "config show --json",
          "reconcile --all --dry-run",
          "mount --all",
          "unmount --all --json",
          "completion bash",
          "man",
          "help mount",
          "status --help",
          "--version");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aResultThatCannotBeWrittenIsNoSuccess() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    JarRun full = mac.jar().option("--platform", "macos");
    full.through("/bin/sh", "-c", "exec \"$0\" \"$@\" > /dev/full");

    for (String command : SUCCEEDING) {
      Run run = full.run(command.split(" ")).ended(1).complains("the output could not be written");

      assertEquals("", run.out(), command);
    }
  }

  @Test
  void aResultThatCannotBeWrittenIsNamedWhateverTheExitCode() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    JarRun full = mac.jar().option("--platform", "macos");
    full.through("/bin/sh", "-c", "exec \"$0\" \"$@\" > /dev/full");

    for (String command : List.of("verify", "verify --json")) {
      full.run(command.split(" ")).ended(3).complains("the output could not be written");
    }
  }

  @Test
  void aReaderThatWentAwayEndsAProgramAsTheShellSaysIt() throws IOException {
    JarRun unread = mac.jar().option("--platform", "macos");
    unread.through("/bin/bash", "-c", "\"$0\" \"$@\" | true; exit ${PIPESTATUS[0]}");

    for (String command : List.of("man", "status --json", "config show")) {
      Run run = unread.run(command.split(" ")).ended(READER_GONE);

      assertEquals("", run.err(), command);
    }
  }

  @Test
  void aPersonAtATerminalSeesALinePerTransitionInPlaceOfTheLog() throws IOException {
    Run mount = atTerminal(80, "mount", "Core");
    Run detailed = atTerminal(80, "-v", "switch", "Core", "fallback");

    mount.says("Core mounting from 127.0.0.1 … done, ");
    assertFalse(mount.out().contains("event="), mount::toString);
    detailed.says("event=mounted");
    assertTrue(log().contains("event=mounted"), "the log file has it all");
  }

  @Test
  void aPersonAtATerminalReadsWhyDiscoverTakesSeconds() throws IOException {
    atTerminal(80, "discover").says("Looking for servers; this takes about 6 seconds");

    assertEquals("", mac.run("discover").ended(0).err());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void textFitsTheTerminal(int width) throws IOException {
    mac.run("mount", "--all").ended(0);

    for (String command : List.of("status", "verify", "mount --help")) {
      atTerminal(width, command.split(" "))
          .out()
          .replaceAll("\u001b\\[[0-9;]*m", "")
          .lines()
          .filter(line -> !line.strip().matches("(mountaineer|Usage:|start it|/|~).*"))
          .forEach(line -> assertTrue(line.stripTrailing().length() <= width, line));
    }
  }

  @Test
  void aTerminalThatObeysNothingGetsNoEscapeSequence() throws IOException {
    Run run = terminal(80).with("TERM", "dumb").run("favorites", "list");

    run.says("NAME");
    assertFalse(run.out().contains("\u001b"), run::toString);
  }

  @Test
  void controlCharactersOfAnotherProgramReachNeitherTerminalNorLog() throws IOException {
    mac.tool("osascript").fails(1, "0:56: execution error: \u001b[2J\u0007 gone \u009b31m (-36)");

    Run run = mac.run("mount", "--all").failed();

    for (String text : List.of(run.out(), run.err(), log())) {
      assertTrue(text.codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)), text);
    }
  }

  @Test
  void quietSaysErrorsOnly() {
    Run well = mac.run("-q", "mount", "--all").ended(0);
    mac.tool("diskutil").fails(1, "Unmount failed");
    mac.tool("umount").fails(1, "umount: no");
    Run failed = mac.run("-q", "unmount", "--all").failed();

    assertEquals("", well.out() + well.err());
    failed.says("Core");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-arab", "fa-IR-arabext", "mr-IN-deva", "tr-TR-latn"})
  void theLanguageOfTheUserChangesNoWordAndNoDigit(String language) throws IOException {
    String[] parts = language.split("-");
    JarRun abroad = mac.jar().option("--platform", "macos");
    abroad.jvm("-Duser.language=" + parts[0]).jvm("-Duser.country=" + parts[1]);
    abroad.jvm("-Duser.extensions=u-nu-" + parts[2]);

    for (String command :
        List.of(
            "config show", "config get smb-port --json", "mount --help", "switch Core", "LIST")) {
      Run here = mac.run(command.split(" "));
      Run there = abroad.run(command.split(" "));

      assertEquals(here.out() + here.err(), there.out() + there.err());
    }
    abroad.run("mount", "--all").ended(0);
  }

  @Test
  void aConfigThatWasNamedHasToBeThereUnlessTheCommandWritesIt() throws IOException {
    Path named = mac.root().resolve("named.toml");

    for (String command :
        List.of(
            "status", "verify", "mount --all", "config validate", "favorites list", "monitor")) {
      Run run = mac.run(("--config " + named + " " + command).split(" ")).ended(10);
      run.complains("there is no config file " + named);
    }
    assertFalse(Files.exists(named));
    mac.run("--config", named.toString(), "config", "set", "smb-port", "4455").ended(0);
    assertTrue(Files.readString(named).contains("smb_port = 4455"));
  }

  @Test
  void theTildeIsTheHomeAfterAnEqualsSignToo() throws IOException {
    String path = mac.home().resolve("x.toml").toString();

    assertEquals(path + "\n", mac.run("--config=~/x.toml", "config", "path").ended(0).out());
    Run home = mac.jar().with("MOUNTAINEER_HOME", "~").run("config", "path").ended(0);
    assertEquals(mac.home().resolve("config.toml") + "\n", home.out());
    assertFalse(Files.exists(Path.of("~")));
  }

  @Test
  void aValueThatLooksLikeAnOptionIsAValueAfterAnEqualsSign() {
    Run run = mac.run("alias", "add", "Core", "--name", "Vault", "--target-subpath=-Vault");

    run.ended(0).says("Core/-Vault");
  }

  private Run atTerminal(int width, String... arguments) throws IOException {
    return terminal(width).run(arguments);
  }

  private JarRun terminal(int width) throws IOException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    String script =
        linux
            ? "exec script -qefc \"$(printf '%q ' \"$0\" \"$@\")\" /dev/null"
            : "exec script -q /dev/null \"$0\" \"$@\"";
    Example.installed("script");
    return mac.jar()
        .option("--platform", "macos")
        .with("COLUMNS", String.valueOf(width))
        .with("TERM", "vt100")
        .with("SHELL", "/bin/bash")
        .through("/bin/bash", "-c", script);
  }

  private String log() throws IOException {
    return Files.readString(mac.home().resolve("Library/Logs/mountaineer.log"));
  }
}

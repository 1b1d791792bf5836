package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Part of the kit for a person with a cable, at a terminal whose owner presses Return. */
@Tag("long")
class KitLanTest {

  private static final List<String> SERVER =
      List.of("--lan", "macmini.local", "--tb", "10.10.10.1", "--user", "jane", "--share", "CORE");

  @TempDir Path directory;

  private RehearsalMac mac;

  @BeforeEach
  void makeMac() throws IOException {
    Kit.assumeLinux();
    mac = new RehearsalMac(directory);
    Files.writeString(mac.root().resolve("any.jar"), "");
    mac.plays("sleep", "[ \"$1\" != 90 ] || set -- 3; exec /bin/sleep \"$@\"");
  }

  @Test
  void itAsksAtTheTerminalMountsTheShareAndLeavesNothing() throws Exception {
    assumeTrue(Kit.has("script"), "script is not installed");

    String said = answered("lan-refusal,lan-wake,lan-cable,lan-multichannel,lan-session");

    for (String line :
        List.of(
            ">>> the Mac will sleep now",
            "INFO lan-refusal/answers",
            "INFO lan-wake",
            "INFO lan-wake/capabilities",
            // The clocks of this machine did not sleep.
            "FAIL lan-wake/clock",
            "PASS lan-cable",
            "INFO lan-cable/network-change",
            "INFO lan-multichannel/witnesses",
            "INFO lan-multichannel",
            "INFO lan-session/sockets",
            "PASS restored")) {
      assertTrue(
          said.contains(line + (line.startsWith(">") ? "" : "  ")),
          () -> "no '" + line + "' in:\n" + said);
    }
    mac.assertNothingIsLeft();
  }

  /** macOS keeps the local network from the program of a job, whatever that has started. */
  @Test
  void theLocalNetworkIsAskedForByTheProgramThatTheAgentIs() throws Exception {
    assumeTrue(Kit.has("script"), "script is not installed");
    mac.plays(
        "route", "ps -o comm= -p $PPID; [ $(ps -o sid= -p $PPID) -ne $PPID ] || echo 'of the job'");

    String said = answered("lan-refusal");

    String asked = Kit.text(mac.report().resolve("localnetwork-01-macmini-local.txt"));
    assertTrue(asked.contains("java: "), asked);
    assertTrue(asked.contains("route: exit 0, java of the job"), asked);
    assertTrue(asked.contains("osascript: exit 0"), asked);
    assertTrue(said.contains("INFO lan-refusal/terminal  java: "), said);
    mac.assertNothingIsLeft();
  }

  @Test
  void aShareThatIsMountedAlreadyIsNotTouched() throws IOException {
    Files.createDirectory(mac.volumes().resolve("CORE"));

    Kit.Ended ended = mac.run(with("any.jar", SERVER));

    ended.with(3);
    ended.saying("eject it, the kit mounts that share itself");
  }

  @Test
  void aServerWithoutAccountOrShareIsRefused() {
    Kit.Ended ended = mac.run("any.jar", "--lan", "macmini.local");

    ended.with(3);
    ended.saying("--lan needs --user and --share");
  }

  /** Runs the kit at a terminal of its own, where Return is pressed at each question. */
  private String answered(String steps) throws Exception {
    ProcessBuilder builder = mac.kit(with("any.jar", SERVER));
    String line = String.join(" ", builder.command()) + " --only " + steps;
    builder.command("script", "-qefc", line, "/dev/null");
    Path output = mac.root().resolve("said");
    Process terminal = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try (Writer keys = terminal.outputWriter()) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
      for (int asked = 0; terminal.isAlive() && System.nanoTime() - end < 0; ) {
        int questions = Kit.text(output).split("press Return", -1).length - 1;
        for (; asked < questions; asked++) {
          keys.write('\n');
          keys.flush();
        }
        terminal.waitFor(100, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(Kit.text(output), e);
    } finally {
      terminal.destroyForcibly();
    }
    return Kit.text(output);
  }

  private static String[] with(String jar, List<String> more) {
    return Stream.concat(Stream.of(jar), more.stream()).toArray(String[]::new);
  }
}

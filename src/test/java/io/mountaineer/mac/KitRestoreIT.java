package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Ends of the kit in the middle of its stories, with the real jar: a second snapshot is as the
 * first.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class KitRestoreIT {

  private static final String RESTORED = "PASS restored  a second snapshot is as the first";

  @TempDir Path directory;

  private RehearsalMac mac;

  @BeforeEach
  void makeMac() throws IOException {
    Kit.assumeLinux();
    mac = new RehearsalMac(directory);
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    if (mac != null) {
      mac.assertNothingIsLeft();
    }
  }

  @Test
  void aStoryThatFailsAmidAMountIsRestored() throws IOException {
    mac.plays("diskutil", "exit 1");

    Kit.Ended ended =
        mac.run(System.getProperty("mountaineer.jar"), "--only", "install,first-mount,eject");

    ended.saying("FAIL eject/stays-away");
    ended.saying(RESTORED);
    ended.with(1);
  }

  @Test
  void endedAmidAnInstallItIsRestored() throws Exception {
    String said = endedBy(Process::destroy, "install", this::hasAgent);

    assertRestored(said);
  }

  @Test
  void killedAmidAFailoverItIsRestoredByItsGuard() throws Exception {
    String said = endedBy(Process::destroyForcibly, "install,cut", this::isOnFallback);

    assertRestored(said);
    assertEquals(1, said.split("kit: the kit was killed", -1).length - 1, said);
  }

  private void assertRestored(String said) {
    assertEquals(1, said.split(RESTORED, -1).length - 1, said);
  }

  /** Ends the kit as soon as something is seen, and returns what it and its guard said. */
  private String endedBy(Consumer<Process> end, String stories, Seen seen) throws Exception {
    Path output = mac.root().resolve("said");
    ProcessBuilder builder = mac.kit(System.getProperty("mountaineer.jar"), "--only", stories);
    Process kit = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      Waiting.until("it is seen: " + stories, seen::isSeen);
      end.accept(kit);
      Waiting.until("the report is packed", () -> Kit.text(output).contains("kit: the report:"));
      Waiting.until("its directory is gone", () -> mac.rooms().isEmpty());
    } finally {
      kit.destroyForcibly();
    }
    return Kit.text(output);
  }

  private interface Seen {
    boolean isSeen();
  }

  private boolean hasAgent() {
    return Files.exists(mac.root().resolve("launchd/plist"));
  }

  private boolean isOnFallback() {
    try (Stream<Path> mounts = Files.list(mac.root().resolve("mounts"))) {
      return mounts.anyMatch(mount -> Kit.text(mount).contains("@127.0.0.2:"));
    } catch (IOException e) {
      return false;
    }
  }
}

package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.process.LineSource;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.platform.process.SystemCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The adapters put together, with shell scripts on the PATH in the place of macOS's tools. */
@Timeout(60)
class MacPlatformTest {

  @TempDir Path tools;
  @TempDir Path volumes;
  @TempDir Path home;

  private Platform mac;

  @BeforeEach
  void create() {
    ProgramPath found = new ProgramPath(tools.toString());
    mac =
        MacPlatform.create(
            new SystemCommandRunner(found),
            LineSource.Factory.ofSystem(found),
            new SteppedClock(),
            home,
            line -> {});
  }

  @Test
  void readsTheTableOfTheMountOnThePath() throws IOException {
    tool("mount", "echo '/dev/disk3s1s1 on / (apfs, sealed, local)'");

    assertEquals(
        1, assertInstanceOf(MountTable.Known.class, mac.mountTable().read()).entries().size());
  }

  @Test
  void givesOsascriptTheUrlInOnePiece() throws IOException {
    Path seen = home.resolve("seen");
    tool("launchctl", "echo Aqua");
    tool("osascript", "for last; do :; done; printf %s \"$last\" >'" + seen + "'");

    Optional<Failure> failure =
        mac.mounter()
            .mount(new Request("jane", "nas.local", 445, "a b'$x", volumes.resolve("a b'$x")))
            .failure();

    assertEquals(Optional.empty(), failure);
    assertEquals("smb://jane@nas.local/a%20b%27%24x", Files.readString(seen));
  }

  @Test
  void knowsNothingWithoutTools() {
    assertInstanceOf(MountTable.Unreadable.class, mac.mountTable().read());
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }
}

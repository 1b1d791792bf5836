package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.screen.Requirements;
import io.mountaineer.screen.Screen;
import io.mountaineer.screen.ShownMenu;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code install --tray}: the menu bar program under launchd. */
class TrayAgentIT {

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  @TempDir Path folder;

  @BeforeAll
  static void needsADisplay() {
    Requirements.assume();
  }

  @Test
  void itShowsTheMenuFromLoginOnAndStaysAwayAfterQuit() throws IOException {
    try (Screen screen = Screen.start(folder)) {
      launchd.set("display", screen.environment().get("DISPLAY"));
      mac.run("install", "--tray").ended(0);
      long pid = launchd.pid();
      Await.until("the share is mounted", () -> mac.ledger().story().size() == 1);
      screen
          .icon()
          .awaitMenu(
              "● Core    Thunderbolt",
              "    since …",
              ShownMenu.SEPARATOR,
              "Prepare to Unplug…",
              "Mount All",
              "Unmount All",
              "Pause",
              "Add Share…",
              ShownMenu.SEPARATOR,
              "Open Shares Folder",
              "Open Log",
              "Open Config File",
              "Settings",
              "Run Doctor…",
              ShownMenu.SEPARATOR,
              "About mountaineer",
              "Quit")
          .choose("Quit");
      screen.window("Quit").press("Return");

      Await.until("it ends", () -> ProcessHandle.of(pid).isEmpty());
      assertEquals(pid, launchd.pid());
      mac.run("uninstall").ended(0);
    }
  }
}

package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.screen.Requirements;
import io.mountaineer.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Stories of the kit with the real jar, on a Mac made of files whose jobs of launchd really run.
 */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
class KitStoriesIT {

  @TempDir Path directory;

  private RehearsalMac mac;

  @BeforeEach
  void makeMac() throws IOException {
    Kit.assumeLinux();
    mac = new RehearsalMac(directory);
  }

  private Kit.Ended play(String stories) {
    return mac.run(System.getProperty("mountaineer.jar"), "--only", stories);
  }

  private static void wentWell(Kit.Ended ended, String... lines) {
    for (String line : lines) {
      ended.saying("PASS " + line + "  ");
    }
    ended.saying("PASS restored  a second snapshot is as the first");
    ended.with(0);
  }

  @Test
  void theAgentIsInstalledFailsOverAndIsTakenAway() {
    wentWell(
        play("install,first-mount,cut,uninstall"),
        "install/exit",
        "install/agent",
        "install/doctor-json",
        "first-mount",
        "first-mount/status",
        "first-mount/link",
        "cut",
        "cut/link",
        "uninstall/exit",
        "uninstall/gone");
  }

  @Test
  void anOpenFileHoldsTheShareAWriterLosesItAndAnEjectStays() {
    Kit.Ended ended = play("install,cut,held-file,recovery,writer,eject");

    wentWell(
        ended,
        "held-file/stays",
        "recovery",
        "writer/moved",
        "eject/stays-away",
        "eject/comes-back");
    ended.saying("INFO held-file/status");
    assertTrue(
        Pattern.compile("INFO writer/lost  \\d+ lines failed, [1-9]\\d* arrived")
            .matcher(ended.output())
            .find(),
        ended::output);
  }

  @Test
  void aServerThatHangsAndAFolderInTheWayAreLivedThrough() {
    Kit.Ended ended = play("install,hung-agent,leftover-story");

    wentWell(
        ended,
        "hung-agent/status",
        "hung-agent/heals",
        "leftover-story/fails",
        "leftover-story/ends");
    ended.saying("INFO leftover-story/folder");
    ended.saying("INFO leftover-story/after");
  }

  @Test
  void theAgentOutlivesItsJavaAMissingPasswordAndBusyCores() {
    Kit.Ended ended = play("jdk-renamed,no-password,load");

    wentWell(
        ended,
        "jdk-renamed/install",
        "jdk-renamed/restarted",
        "jdk-renamed/works",
        "no-password/fails",
        "no-password/after",
        "load");
    ended.saying("no saved password for");
  }

  @Test
  void theMenuBarIsInstalledAndPictured() throws IOException {
    Requirements.assume();
    try (Screen screen = Screen.start(directory)) {
      ProcessBuilder kit =
          mac.kit(System.getProperty("mountaineer.jar"), "--only", "menu,uninstall");
      kit.environment().putAll(screen.environment());

      Kit.Ended ended = Kit.run(kit);

      wentWell(ended, "menu/install", "menu/runs", "uninstall/gone");
      ended.saying("INFO menu/picture  menu.png:");
    }
    assertTrue(Files.size(mac.report().resolve("menu.png")) > 0, "it is packed");
  }
}

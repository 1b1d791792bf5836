package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mountaineer.screen.Requirements;
import io.mountaineer.screen.Screen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
  void anAddressThatFallsSilentIsLeftWithOrWithoutAnOpenFile() {
    Kit.Ended ended = play("install,silent");

    wentWell(ended, "silent/address", "silent/idle", "silent/back", "silent/held", "silent/link");
    ended.saying("INFO silent/file  a file is open");
    ended.saying("INFO silent/status");
  }

  @Test
  void theSecondAddressMayBeTheOneThatTheKitHasOnAMac() {
    assumeTrue(hasLoopbackOfIpv6(), "this machine has no ::1");
    ProcessBuilder kit =
        mac.kit(System.getProperty("mountaineer.jar"), "--only", "second-address,install,cut");
    kit.environment().remove("KIT_SECOND");

    Kit.Ended ended = Kit.run(kit);

    wentWell(ended, "install/agent", "cut", "cut/link");
    ended.saying("INFO second-address/mount  exit 0");
  }

  private static boolean hasLoopbackOfIpv6() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
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
        "no-password/agent",
        "no-password/status",
        "no-password/no-window",
        "no-password/after",
        "load");
    ended.saying("no saved password for");
  }

  /** The check of the password is misled, so that a window opens as it must not. */
  @Test
  void aWindowForAPasswordIsSeen() throws IOException {
    Path security = mac.root().resolve("launchd/security");
    Files.createSymbolicLink(security, mac.root().resolve("rehearsal.sh"));
    mac.plays(
        "security", "[ \"$1\" != find-internet-password ] || exit 0\nexec " + security + " \"$@\"");

    Kit.Ended ended = play("no-password");

    ended.with(1);
    ended.saying("FAIL no-password/no-window");
    ended.saying("PASS restored");
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

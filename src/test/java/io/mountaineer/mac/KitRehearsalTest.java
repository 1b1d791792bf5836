package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole kit from its first look to the packed report, on a Mac made of files. */
@Tag("long")
class KitRehearsalTest {

  @TempDir Path directory;

  private RehearsalMac mac;

  @BeforeEach
  void makeMac() throws IOException {
    Kit.assumeLinux();
    mac = new RehearsalMac(directory);
    Files.writeString(mac.root().resolve("any.jar"), "");
  }

  @Test
  void itReportsPacksWithoutNamesAndLeavesNothing() throws IOException {
    Kit.Ended ended = mac.run("any.jar", "--only", "network,nc,security,mount-volume,life");

    ended.with(0);
    ended.saying("PASS setup");
    ended.saying("PASS nc/refused");
    ended.saying("PASS security/modified");
    ended.saying("PASS mount-volume/line");
    ended.saying("PASS life/received-json");
    ended.saying("INFO network/bridge  bridge0 is \"Thunderbolt Bridge\", language");
    ended.saying("PASS restored  a second snapshot is as the first");
    assertReportHasNoName(mac.report());
    mac.assertNothingIsLeft();
  }

  @Test
  void endedInTheMiddleItRestoresAllTheSame() throws Exception {
    mac.plays("csrutil", "touch '" + mac.root() + "/reached'; sleep 600");
    ProcessBuilder builder = mac.kit("any.jar", "--only", "machine");
    builder.redirectErrorStream(true).redirectOutput(mac.root().resolve("said").toFile());
    Process kit = builder.start();
    try {
      Waiting.until("a step hangs", () -> Files.exists(mac.root().resolve("reached")));
      kit.destroy();

      assertTrue(kit.waitFor(240, TimeUnit.SECONDS), "it ends");
      String said = Files.readString(mac.root().resolve("said"));
      assertEquals(143, kit.exitValue(), said);
      assertTrue(said.contains("PASS restored"), said);
    } finally {
      kit.destroyForcibly();
    }
    mac.assertNothingIsLeft();
  }

  @Test
  void killedInTheMiddleItIsRestoredByItsGuard() throws Exception {
    mac.plays("csrutil", "touch '" + mac.root() + "/reached'; sleep 600");
    Path output = mac.root().resolve("said");
    ProcessBuilder builder = mac.kit("any.jar", "--only", "machine");
    Process kit = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      Waiting.until("a step hangs", () -> Files.exists(mac.root().resolve("reached")));
      kit.destroyForcibly();
      Waiting.until("its directory is gone", () -> mac.rooms().isEmpty());
    } finally {
      kit.destroyForcibly();
    }
    assertTrue(Kit.text(output).contains("PASS restored"), Kit.text(output));
    mac.assertNothingIsLeft();
  }

  @Test
  void everyFactThatCanBePlayedHereIsReachedAndHolds() throws IOException {
    Kit.Ended ended =
        mac.run(
            "any.jar",
            "--only",
            "machine,launchctl,mount-smbfs,lsof,life,events,second-address,hung-server,"
                + "forced-unmount,leftover,mount-url");

    ended.with(0);
    for (String line :
        List.of(
            "PASS mount-smbfs/exists",
            "PASS lsof/held",
            "PASS life/socket",
            "PASS events/unmounts",
            "INFO second-address/sessions",
            "INFO hung-server/df",
            "PASS hung-server/mount-table",
            "INFO hung-server/soft",
            "INFO hung-server/window",
            "INFO forced-unmount/together",
            "PASS lsof/without-stat",
            "PASS forced-unmount",
            "INFO leftover/rmdir",
            "INFO mount-url",
            "PASS restored")) {
      ended.saying(line + "  ");
    }
    mac.assertNothingIsLeft();
  }

  @Test
  void theWindowsThatMayOpenAreReachedAndEnded() throws IOException {
    Kit.Ended ended = mac.run("any.jar", "--only", "password-window,guest-window");

    ended.with(0);
    ended.saying("INFO password-window/ended  without an entry: exit 124");
    ended.saying("INFO password-window/next  the other address after that: exit 0");
    ended.saying("INFO password-window/agent  com.apple.netauth");
    ended.saying("INFO guest-window");
    ended.saying("PASS restored");
    mac.assertNothingIsLeft();
  }

  @Test
  void withoutAServerNothingIsTriedAndWhatIsLeftIsNamed() throws IOException {
    mac.plays("smbpasswd", "mkdir -p '" + mac.volumes() + "/LEFT-OVER'; exit 1");

    Kit.Ended ended = mac.run("any.jar");

    ended.with(1);
    ended.saying("FAIL setup");
    ended.saying("FAIL restored");
    Path differences = mac.report().resolve("left-behind.txt");
    assertTrue(Files.readString(differences).contains("LEFT-OVER"), "it is named");
    mac.assertNothingIsLeft();
  }

  private static void assertReportHasNoName(Path report) throws IOException {
    try (Stream<Path> files = Files.list(report)) {
      List<Path> transcripts = files.toList();
      assertTrue(transcripts.contains(report.resolve("report.txt")), () -> "" + transcripts);
      for (Path file : transcripts) {
        String text = Files.readString(file);
        for (String name : List.of("evan", "Evan", "a4:83:e7:12:34:56", "192.168.77.23", "kit-")) {
          assertFalse(text.contains(name), () -> name + " in " + file + ":\n" + text);
        }
      }
    }
  }
}

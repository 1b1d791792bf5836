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

/** The whole kit from its first look to the packed report, on a Mac made of files. */
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
    Kit.Ended ended = mac.run("any.jar", "--only", "network,nc,security,mount-volume");

    ended.with(0);
    ended.saying("PASS setup");
    ended.saying("PASS nc/refused");
    ended.saying("PASS mount-volume/line");
    ended.saying("PASS restored  a second snapshot is as the first");
    assertReportHasNoName(mac.report());
    assertNothingIsLeft();
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
    assertNothingIsLeft();
  }

  @Test
  void withoutAServerNothingIsTriedAndWhatIsLeftBehindIsNamed() throws IOException {
    mac.plays("smbpasswd", "mkdir -p '" + mac.volumes() + "/LEFT-OVER'; exit 1");

    Kit.Ended ended = mac.run("any.jar");

    ended.with(1);
    ended.saying("FAIL setup");
    ended.saying("FAIL restored");
    Path differences = mac.report().resolve("left-behind.txt");
    assertTrue(Files.readString(differences).contains("LEFT-OVER"), "it is named");
    assertNothingIsLeft();
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

  private void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), mac.rooms(), "its directory is gone");
    assertEquals(
        List.of("/Users/evan/Library/Keychains/login.keychain-db"),
        Files.readAllLines(mac.root().resolve("keychains")));
    try (Stream<Path> mounts = Files.list(mac.root().resolve("mounts"))) {
      assertEquals(List.of(), mounts.toList(), "no mount");
    }
    try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
      assertEquals(
          List.of(),
          processes
              .flatMap(process -> process.info().commandLine().stream())
              .filter(line -> line.contains(mac.root().resolve("tmp").toString()))
              .toList(),
          "no process");
    }
  }
}

package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links and servers that go and come, with a monitor that has nothing but the real thing. */
class LabFailoverIT {

  @RegisterExtension final Lab lab = new Lab();

  @BeforeEach
  void serveAFile() throws Exception {
    Files.writeString(lab.served("CORE").resolve("film.txt"), "the film");
  }

  private String film() {
    return lab.evan("/bin/cat", lab.link("CORE").resolve("film.txt").toString());
  }

  @Test
  void aPulledCableFailsOverAtTheSamePathAndItComesBack() {
    lab.monitor();
    lab.awaitOn("CORE", "tb");
    assertEquals("the film", film());

    lab.tb().pull();
    lab.awaitOn("CORE", "fallback");
    assertEquals("the film", film());

    lab.tb().plugIn();
    lab.awaitOn("CORE", "tb");
    assertEquals("the film", film());
  }

  @Test
  void aLinkThatSwallowsEverythingFailsOverThoughAReaderHangs() {
    lab.monitor();
    lab.awaitOn("CORE", "tb");
    lab.opens(lab.volume("CORE").resolve("film.txt"));

    lab.tb().swallow();
    lab.begin("evan", "/bin/cat", lab.volume("CORE").resolve("film.txt").toString());
    lab.awaitOn("CORE", "fallback");
    assertEquals("the film", film());

    lab.tb().heal();
    lab.awaitOn("CORE", "tb");
  }

  @Test
  void aStoppedServerLeavesTheMountAndAStartedOneServesItAgain() {
    lab.monitor();
    lab.awaitOn("CORE", "tb");

    lab.server("stop");
    Await.until(
        "it says so", () -> lab.status("CORE").path("last_error").asText().contains("both"));
    assertTrue(lab.evan("mount").contains("//evan@10.10.10.1/CORE"), "nothing is unmounted");

    lab.server("start");
    Await.until("it is well", () -> lab.status("CORE").path("last_error").isNull());
    Await.until("it is served", () -> film().equals("the film"));
  }

  @Test
  void bothLinksMayGoAndComeBack() {
    lab.monitor();
    lab.awaitOn("CORE", "tb");

    lab.tb().pull();
    lab.lan().pull();
    Await.until(
        "it says so", () -> lab.status("CORE").path("last_error").asText().contains("both"));
    lab.lan().plugIn();
    lab.awaitOn("CORE", "fallback");
    assertEquals("the film", film());

    lab.tb().plugIn();
    lab.awaitOn("CORE", "tb");
    assertEquals("the film", film());
  }

  @Test
  @Tag("long")
  void twentyDropsInARowDoNoHarm() {
    lab.config().set("auto_failback_stable_secs", 0);
    lab.monitor();
    for (int i = 0; i < 20; i++) {
      awaitMountFrom(Lab.TB);
      lab.tb().pull();
      awaitMountFrom(Lab.FALLBACK);
      lab.tb().plugIn();
    }
    lab.awaitOn("CORE", "tb");
    assertEquals("the film", film());
  }

  private void awaitMountFrom(String host) {
    String line = "//evan@" + host + "/CORE on " + lab.volume("CORE") + " ";
    Await.until("mounted from " + host, () -> lab.evan("mount").contains(line));
  }

  @Test
  void whatWasSyncedBeforeADropIsThereAfterIt() throws Exception {
    lab.monitor();
    lab.awaitOn("CORE", "tb");
    Path said = lab.home().resolve("said");
    String writer =
        """
        import os, sys
        with open(sys.argv[1], "w") as said:
            file = os.open(sys.argv[2], os.O_CREAT | os.O_WRONLY)
            for number in range(1000000):
                os.write(file, b"%d\\n" % number)
                os.fsync(file)
                said.write("%d\\n" % number)
                said.flush()
        """;
    Process process =
        lab.begin(
            "evan",
            "/usr/bin/python3",
            "-c",
            writer,
            said.toString(),
            lab.volume("CORE").resolve("log.txt").toString());
    Await.until("it writes", () -> size(said) > 1000);

    lab.tb().pull();
    lab.awaitOn("CORE", "fallback");

    assertTrue(process.waitFor(40, TimeUnit.SECONDS), "the writer gets an error");
    List<String> promised = Files.readAllLines(said);
    List<String> there =
        lab.evan("/bin/cat", lab.link("CORE").resolve("log.txt").toString()).lines().toList();
    assertEquals(promised, there.subList(0, promised.size()));
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aKilledMonitorLeavesNothingThatTheNextOneDoesNotHeal() {
    lab.monitor();
    lab.awaitOn("CORE", "tb");
    lab.tb().pull();
    Await.until("the failover has begun", () -> !lab.evan("mount").contains("@10.10.10.1/CORE"));
    lab.killMonitor();

    lab.monitor();
    lab.awaitOn("CORE", "fallback");
    assertEquals("the film", film());
  }
}

package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import io.mountaineer.standin.Run;
import io.mountaineer.standin.RunningJar;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A home on a disk of its own, which is small, and gets full or read-only. */
class LabDiskIT {

  @RegisterExtension final Lab lab = new Lab();

  @BeforeEach
  void putTheHomeOnASmallDisk() throws IOException {
    Files.writeString(lab.served("CORE").resolve("film.txt"), "the film");
    inHome(
        """
        cp -a . ../kept
        mount -t tmpfs -o size=512k,uid=501,mode=700 tmpfs "$0"
        cd "$0"
        cp -a ../kept/. .
        """);
  }

  private void inHome(String script) {
    lab.on("mac", "/bin/sh", "-ec", "cd \"$0\"; " + script, lab.home().toString());
  }

  /** Fills the disk. */
  private void fill() {
    inHome("cat /dev/zero > filler 2> /dev/null || true");
  }

  private String config() {
    return lab.evan("/bin/cat", lab.home().resolve(".mountaineer/config.toml").toString());
  }

  private String files() {
    return lab.evan("find", lab.home().resolve(".mountaineer").toString(), "-name", "*.tmp");
  }

  private void awaitMountFrom(String host) {
    Await.until("mounted from " + host, () -> lab.evan("mount").contains("@" + host + "/CORE on "));
  }

  @Test
  void aFullDiskStopsNeitherTheMonitorNorAFailover() {
    RunningJar monitor = lab.monitor();
    lab.awaitOn("CORE", "tb");

    fill();
    lab.tb().pull();
    awaitMountFrom(Lab.FALLBACK);
    Await.until("it says so", () -> monitor.err().contains("the state is not saved"));
    assertTrue(monitor.isAlive(), monitor::err);

    inHome("rm filler");
    lab.tb().plugIn();
    lab.awaitOn("CORE", "tb");
    Await.until(
        "the state is saved",
        () ->
            lab.evan("/bin/cat", lab.home().resolve(".mountaineer/state.json").toString())
                .contains("schema_version"));
    assertEquals("", files());
  }

  @Test
  void anEditOnAFullDiskSaysSoAndLosesNothing() {
    String before = config();
    fill();

    Run set = lab.run("config", "set", "check_interval_secs", "7").failed();
    Run add =
        lab.run(
                "favorites",
                "add",
                "--share",
                "MEDIA",
                "--username",
                "evan",
                "--tb-host",
                Lab.TB,
                "--fallback-host",
                Lab.FALLBACK)
            .failed();

    assertTrue(set.err().contains("No space left on device"), set::toString);
    assertTrue(add.err().contains("No space left on device"), add::toString);
    assertEquals(before, config());
    assertTrue(!lab.evan("mount").contains("MEDIA"), "nothing is half done");
    assertEquals("", files());
  }

  @Test
  void anArrivalThatAFullDiskForgetsSaysWhatWasDone() {
    lab.run("mount", "--all").ended(0);
    lab.run("depart");
    lab.opens(lab.volume("CORE").resolve("film.txt"));
    fill();

    Run arrival = lab.run("arrive").ended(1).says("film.txt");

    assertTrue(
        arrival.err().contains("the request for CORE cannot be remembered"), arrival::toString);
    assertTrue(arrival.err().contains("CORE stays where it is"), arrival::toString);
    assertEquals("fallback", lab.status("CORE").path("active_interface").asText());
  }

  @Test
  void aReadOnlyHomeCanBeLookedAtAndNothingIsDoneThatCouldNotBeLocked() {
    lab.run("mount", "--all").ended(0);
    String before = config();
    inHome("mount -o remount,ro .");

    assertEquals("tb", lab.status("CORE").path("active_interface").asText());
    Run set = lab.run("config", "set", "check_interval_secs", "7").failed();
    assertTrue(set.err().contains("Read-only file system"), set::toString);
    Run unmount = lab.run("unmount", "--all").failed();
    assertTrue(unmount.err().contains("Read-only file system"), unmount::toString);
    RunningJar monitor = lab.monitor();
    Await.until(
        "it ends, or says so",
        () -> !monitor.isAlive() || monitor.err().contains("Read-only file system"));

    assertEquals(before, config());
    assertEquals("tb", lab.status("CORE").path("active_interface").asText());
  }
}

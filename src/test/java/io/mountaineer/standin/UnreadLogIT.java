package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A terminal, or a log, that takes nothing. */
@Execution(ExecutionMode.CONCURRENT)
class UnreadLogIT {

  private static final int TERMINATED = 143;

  /** The 5 s of a stop, and some for a busy machine. */
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(15);

  /** Keeps the pipe full, whatever its size, for as long as it is open for reading. */
  private static final String FULL = "/usr/bin/yes >&2 & exec \"$0\" \"$@\"";

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aTerminalThatDoesNotReadHoldsUpNeitherTheFailoverNorTheLogNorTheEnd() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    Path pipe = pipe(mac.root().resolve("terminal"));
    try (RandomAccessFile unread = new RandomAccessFile(pipe.toFile(), "rw")) {
      RunningJar monitor =
          mac.jar()
              .option("--platform", "macos")
              .through("/bin/sh", "-c", FULL)
              .startWithErrorsTo(pipe, "monitor", "--interval", "1");
      Await.until("the monitor runs", () -> status().json().at("/monitor/running").asBoolean());

      mac.tb().pullCable();
      Await.until("the failover", () -> mac.isServedBy("Core", StandInMac.FALLBACK));
      Await.until("its line in the log", () -> log().contains("event=failover"));
      Await.until("status", () -> active().equals("fallback"));
      Run status = status();
      Run end = monitor.terminate(UNTIL_STOPPED);

      assertEquals(monitor.pid(), status.json().at("/monitor/pid").asLong());
      end.ended(TERMINATED);
      assertTrue(unread.length() >= 0);
    }
  }

  @Test
  void aLogThatHangsHoldsUpNeitherACommandNorTheMonitor() throws Exception {
    pipe(mac.home().resolve("Library/Logs/mountaineer.log"));

    mac.run("mount", "--all").ended(0);
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("the monitor runs", () -> status().json().at("/monitor/running").asBoolean());
    mac.tb().pullCable();
    Await.until("the failover", () -> mac.isServedBy("Core", StandInMac.FALLBACK));
    monitor.signal("HUP");

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED).complains("event=failover");
  }

  private Run status() {
    return mac.run("status", "--json").ended(0);
  }

  private String active() {
    return status().share().path("active_interface").asText();
  }

  private String log() {
    try {
      return Files.readString(mac.home().resolve("Library/Logs/mountaineer.log"));
    } catch (IOException e) {
      return "";
    }
  }

  private static Path pipe(Path path) throws IOException, InterruptedException {
    Files.createDirectories(path.getParent());
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    return path;
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Example that runs a backup over Thunderbolt, and over nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class BackupExampleIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Stands for the backup: writes a file, then ends in a way of its own. */
  private static final String WRITE = "echo saved > ran; exit 7";

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Example backup;
  private Path ran;

  @BeforeEach
  void find() {
    backup = new Example(mac, "backup-over-tb.sh");
    ran = mac.home().resolve("ran");
  }

  @Test
  void overThunderboltTheCommandRunsAndItsExitCodeIsKept() throws IOException {
    String name = "My \"Share\" $x";
    mac.config().withoutShares().share(name, "MINE", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.run("mount", "--all").ended(0);

    backup.run(name, "sh", "-c", WRITE).ended(7);

    assertEquals("saved\n", Files.readString(ran));
  }

  @Test
  void itWaitsForThunderbolt() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    RunningJar waiting = backup.start("Core", "sh", "-c", WRITE);
    Await.until("it has looked", () -> !mac.ledger().calls("mount").isEmpty());
    assertFalse(Files.exists(ran), "nothing was run");

    mac.run("switch", "Core", "tb").ended(0);

    waiting.await(LIMIT).ended(7);
    assertEquals("saved\n", Files.readString(ran));
  }

  @Test
  void withoutAnAnswerNothingIsRun() throws IOException {
    backup.run("Nowhere", "sh", "-c", WRITE).ended(2).complains("no share is named 'Nowhere'");
    Files.writeString(mac.config().path(), "[");
    backup.run("Core", "sh", "-c", WRITE).ended(10);
    backup.withoutProgram();
    backup.run("Core", "sh", "-c", WRITE).ended(127).complains("mountaineer");

    assertFalse(Files.exists(ran), "nothing was run");
  }

  @Test
  void theCommandIsEndedWhenTheShareLeavesThunderbolt() throws IOException {
    RunningJar running = runningBackup();

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    running.await(LIMIT).ended(143);
    assertEquals("ended\n", Files.readString(ran));
  }

  @Test
  void endingItEndsTheCommandToo() throws IOException {
    RunningJar running = runningBackup();

    running.terminate(LIMIT).ended(143);

    assertEquals("ended\n", Files.readString(ran));
  }

  @Test
  void aSignalRightAfterTheStartEndsTheCommandToo() throws IOException {
    RunningJar running = runningBackup("kill -TERM $PPID;");

    running.await(LIMIT).ended(143);

    assertEquals("ended\n", Files.readString(ran));
  }

  private RunningJar runningBackup() {
    return runningBackup("");
  }

  /** Starts a backup that would never end, and writes that it was ended. */
  private RunningJar runningBackup(String first) {
    mac.run("mount", "--all").ended(0);
    String work =
        "trap 'echo ended > ran; exit' TERM; : > begun; " + first + " while :; do sleep 0.1; done";
    RunningJar running = backup.start("Core", "sh", "-c", work);
    Await.until("the command runs", () -> Files.exists(mac.home().resolve("begun")));
    return running;
  }
}

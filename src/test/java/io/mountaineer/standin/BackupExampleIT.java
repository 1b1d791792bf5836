package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Example that runs a backup over Thunderbolt, and over nothing else. */
@Execution(ExecutionMode.CONCURRENT)
class BackupExampleIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Stands for the backup: writes the path it got into a file, then ends in a way of its own. */
  private static final String WRITE = "printf %s \"$SHARE_PATH\" > ran; exit 7";

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Example backup;
  private Path ran;

  @BeforeEach
  void find() {
    Example.installed("jq");
    backup = new Example(mac, "backup-over-tb.sh");
    ran = mac.home().resolve("ran");
  }

  @Test
  void overThunderboltTheCommandRunsAndItsExitCodeIsKept() throws IOException {
    String name = "My \"Share\" $x";
    mac.config().withoutShares().share(name, "MINE", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.run("mount", "--all").ended(0);

    backup.run(name, "sh", "-c", WRITE).ended(7);

    assertEquals(mac.shares().resolve(name).toString(), Files.readString(ran));
  }

  @Test
  void itWaitsForThunderbolt() throws IOException {
    mac.tb().pullCable();
    RunningJar waiting = backup.start("Core", "sh", "-c", WRITE);
    Await.until("it has looked", () -> !mac.ledger().calls("mount").isEmpty());

    mac.tb().plugIn();
    mac.run("mount", "--all").ended(0);

    waiting.await(LIMIT).ended(7);
    assertEquals(mac.shares().resolve("Core").toString(), Files.readString(ran));
  }

  @Test
  void notMountedAndOnFallbackNothingIsRun() {
    refuses(75, "Core is not on tb after 0 s but: unmounted");
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.run("reconcile", "--all").ended(0);
    refuses(75, "Core is not on tb after 0 s but: fallback");
  }

  @Test
  void withoutTheStableLinkNothingIsRun() {
    mac.mounted(StandInMac.TB, "CORE");

    refuses(75, "does not lead to it; nothing was run");
  }

  @Test
  void itSaysWhyTheAnswerIsUnknown() throws IOException {
    backup.run().ended(64).complains("usage");
    backup.run("-w", "soon", "Core", "true").ended(64).complains("usage");
    backup.run("Nowhere", "true").ended(64).complains("no share 'Nowhere'");
    Files.writeString(mac.config().path(), "[");
    refuses(78, "the config of mountaineer is broken");
    backup.with("SECONDS_AT_MOST", "1").program("exec sleep 60");
    refuses(75, "but: unknown");
    backup.withoutProgram();
    refuses(69, "mountaineer is not on the PATH");
  }

  @Test
  void theCommandIsEndedWhenTheShareLeavesThunderbolt() throws IOException {
    RunningJar running = runningBackup();

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    running.await(LIMIT).ended(76).complains("Core left tb and is now: ");
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
        "trap 'echo ended > ran; exit' TERM; " + first + " : > begun; while :; do sleep 0.1; done";
    RunningJar running = backup.start("Core", "sh", "-c", work);
    Await.until("the command runs", () -> Files.exists(mac.home().resolve("begun")));
    return running;
  }

  private void refuses(int code, String why) {
    List<String> command = List.of("-w", "0", "Core", "sh", "-c", WRITE);
    backup.run(command.toArray(String[]::new)).ended(code).complains(why);
    assertFalse(Files.exists(ran), "nothing was run");
  }
}

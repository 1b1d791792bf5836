package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Example that looks after the shares every minute. */
@Execution(ExecutionMode.CONCURRENT)
class CronExampleIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Example cron;

  @BeforeEach
  void find() {
    cron = new Example(mac, "reconcile-every-minute.sh");
  }

  @Test
  void itMountsWhatIsNotMountedAndSaysNothing() throws IOException {
    assertQuiet(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aShareOnFallbackIsNothingToSay() {
    mac.mounted(StandInMac.FALLBACK, "CORE");

    assertQuiet(0);
  }

  @Test
  void aProblemIsReportedOnceAndSoIsItsEnd() throws IOException {
    Files.writeString(mac.config().path(), "[");

    cron.run().ended(10).says("config");
    assertQuiet(10);
    mac.config().set("auto_failback", true);
    cron.run().ended(0).says("mountaineer: all shares are working again");
    assertQuiet(0);
  }

  @Test
  void outsideOfALoginItSaysOnceThatNothingCanBeMounted() {
    mac.set("session", "Background");

    cron.run().ended(1).says("login");
    assertQuiet(1);
  }

  @Test
  void anotherMountaineerAtWorkIsNoProblem() {
    cron.program("echo 'locked by the monitor' >&2; exit 11");

    assertQuiet(0);
  }

  @Test
  void aMissingProgramIsReported() throws IOException {
    cron.withoutProgram().run().ended(127).says("not found");
  }

  private void assertQuiet(int code) {
    Run run = cron.run().ended(code);
    assertEquals("", run.out() + run.err());
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** kill -9 at moments spread over the run of a command: the next cycle makes it good. */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {

  /** Other moments with {@code -Dmountaineer.kill.seed}; a failure tells the one in use. */
  private static final long SEED = Long.getLong("mountaineer.kill.seed", 20260105);

  private static final int LATEST_MILLIS = 2_500;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @RepeatedTest(26)
  void aKilledSwitchLeavesAWholeStateAndOneMount(RepetitionInfo repetition) throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    String config = Files.readString(mac.config().path());

    RunningJar move = mac.start("switch", "--share", "Core", "--to", "fallback");
    move.killAfter(moment(repetition, 1));

    isMadeGood(config);
  }

  @RepeatedTest(26)
  void aKilledMonitorLeavesAWholeStateAndOneMount(RepetitionInfo repetition) throws IOException {
    mac.config().set("auto_failback", true);
    String config = Files.readString(mac.config().path());
    boolean failsOver = repetition.getCurrentRepetition() % 2 == 0;
    if (failsOver) {
      mac.mounted(StandInMac.TB, "CORE");
      mac.tb().pullCable();
    }

    RunningJar monitor = mac.start("monitor", "--interval", "1");
    monitor.killAfter(moment(repetition, 2));
    if (failsOver) {
      mac.tb().plugIn();
    }

    isMadeGood(config);
  }

  private void isMadeGood(String config) throws IOException {
    Path state = mac.home().resolve(".mountaineer/state.json");
    if (Files.exists(state)) {
      new ObjectMapper().readTree(Files.readString(state)).required("schema_version");
    }
    mac.run("reconcile", "--all").ended(0);
    mac.run("verify").ended(0);
    assertEquals(1, mac.mounts().size());
    assertEquals(config, Files.readString(mac.config().path()));
  }

  private static Duration moment(RepetitionInfo repetition, int kind) {
    Random random = new Random(SEED + 1_000L * kind + repetition.getCurrentRepetition());
    return Duration.ofMillis(100 + random.nextInt(LATEST_MILLIS));
  }
}

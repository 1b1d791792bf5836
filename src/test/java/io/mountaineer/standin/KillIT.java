package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** kill -9 at moments spread over the run of a command: the next cycle makes it good. */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {

  /** Other moments with {@code -Dmountaineer.kill.seed}; a failure prints the one in use. */
  private static final long SEED = Long.getLong("mountaineer.kill.seed", 20260105);

  private static final int LATEST_MILLIS = 2_200;
  private static final int MACS = 3;

  /** Moments for each Mac, one after the other. */
  private static final int MOMENTS = 4;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @RepeatedTest(MACS)
  void aKilledSwitchLeavesAWholeStateAndOneMount(RepetitionInfo repetition) throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    String config = Files.readString(mac.config().path());

    for (int round = 0; round < MOMENTS; round++) {
      String to = mac.mounts().get(0).contains("@" + StandInMac.TB) ? "fallback" : "tb";
      RunningJar move = mac.start("switch", "--share", "Core", "--to", to);
      Duration moment = moment(repetition, round, LATEST_MILLIS);
      move.killAfter(moment);
      isMadeGood(config, "switch --to " + to, moment);
    }
    mac.run("verify").ended(0);
  }

  @RepeatedTest(MACS)
  void aKilledMonitorLeavesAWholeStateAndOneMount(RepetitionInfo repetition) throws IOException {
    mac.config().set("auto_failback", true);
    String config = Files.readString(mac.config().path());

    for (int round = 0; round < MOMENTS; round++) {
      boolean failsOver = round > 0;
      if (failsOver) {
        mac.tb().pullCable();
      }
      RunningJar monitor = mac.start("monitor", "--interval", "1");
      Duration moment = moment(repetition, round, LATEST_MILLIS);
      monitor.killAfter(moment);
      if (failsOver) {
        mac.tb().plugIn();
      }
      isMadeGood(config, "monitor", moment);
    }
    mac.run("verify").ended(0);
  }

  @RepeatedTest(2)
  void aKilledEditLosesNoLineOfTheConfig(RepetitionInfo repetition) throws IOException {
    Path config = mac.config().path();
    Files.writeString(config, "# a note\n" + Files.readString(config) + "unknown_key = 1\n");
    List<String> own = Files.readAllLines(config);
    String hosts = " --tb-host 127.0.0.1 --fallback-host 127.0.0.2 --username evan";
    List<String> edits =
        List.of(
            "favorites add --share VAULT" + hosts,
            "alias add --name Cuts --share Core --target-subpath Cuts",
            "config set check_interval_secs 7",
            "favorites remove --share VAULT");
    for (int round = 0; round < edits.size(); round++) {
      String edit = edits.get(round);
      Duration moment = moment(repetition, round, 1_000);
      mac.start(edit.split(" ")).killAfter(moment);

      assertTrue(Files.readAllLines(config).containsAll(own), () -> context(edit, moment));
      Run next = mac.run("config", "set", "connect_timeout_ms", "3000");
      assertEquals(0, next.code(), () -> context(edit, moment) + next);
      List<String> mounted =
          mac.mounts().stream()
              .map(line -> line.replaceFirst(" on .*", ""))
              .map(KillIT::share)
              .sorted()
              .toList();
      assertEquals(List.copyOf(new TreeSet<>(mounted)), mounted, () -> context(edit, moment));
    }
  }

  private void isMadeGood(String config, String command, Duration moment) throws IOException {
    String context = context(command, moment);
    Path state = mac.home().resolve(".mountaineer/state.json");
    if (Files.exists(state)) {
      new ObjectMapper().readTree(Files.readString(state)).required("schema_version");
    }
    Run next = mac.run("reconcile", "--all");
    assertEquals(0, next.code(), () -> context + next);
    assertEquals(1, mac.mounts().size(), context);
    assertTrue(mac.mounts().get(0).contains("@" + mac.servedBy("Core") + ":"), context);
    assertEquals(config, Files.readString(mac.config().path()), context);
  }

  private static String share(String source) {
    return source.substring(source.lastIndexOf('/') + 1);
  }

  private static String context(String command, Duration moment) {
    return command + " killed after " + moment + ", -Dmountaineer.kill.seed=" + SEED + "\n";
  }

  /** Returns one moment in each of as many equal parts of the time as there are runs. */
  private static Duration moment(RepetitionInfo repetition, int round, int latest) {
    int part = (repetition.getCurrentRepetition() - 1) + round * repetition.getTotalRepetitions();
    int length = latest / (MOMENTS * repetition.getTotalRepetitions());
    Random random = new Random(SEED + part);
    return Duration.ofMillis(100 + (long) part * length + random.nextInt(length));
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands that are stopped, killed, or not alone. */
@Execution(ExecutionMode.CONCURRENT)
class InterruptionIT {

  private static final int TERMINATED = 143;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aSignalDuringASwitchLeavesTheShareMounted() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.set("linger", "1.5");
    RunningJar move = mac.start("switch", "--share", "Core", "--to", "fallback");

    awaitUnmounted();
    Run end = move.terminate(RunningJar.UNTIL_STOPPED);

    end.ended(TERMINATED);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aSignalDuringAFailoverOfTheMonitorLeavesTheShareMounted() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.set("linger", "1.5");
    mac.tb().pullCable();
    RunningJar monitor = mac.start("monitor");

    awaitUnmounted();
    Run end = monitor.terminate(RunningJar.UNTIL_STOPPED);

    end.ended(TERMINATED);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aStopLeavesTheToolThatMountsToItsWork() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").isSlow(15);
    mac.tb().pullCable();
    RunningJar monitor = mac.start("monitor");
    awaitMounting();

    monitor.terminate(Duration.ofSeconds(14)).ended(TERMINATED);

    assertEquals(List.of(), mac.ledger().mounts());
    awaitMounted();
  }

  @Test
  void theInterruptOfATerminalLeavesItToItsWorkToo() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("osascript").isSlow(4);
    JarRun ofATerminal =
        mac.jar()
            .option("--platform", "macos")
            .through("/usr/bin/perl", "-e", "setpgrp; exec { $ARGV[0] } @ARGV");
    RunningJar move = ofATerminal.start("switch", "--share", "Core", "--to", "fallback");
    awaitMounting();

    // To all of its process group, as the terminal does.
    for (String signal : List.of("HUP", "QUIT", "INT", "TERM")) {
      new ProcessBuilder("kill", "-" + signal, "--", "-" + move.pid()).start().waitFor();
    }

    awaitMounted();
    move.await(JarRun.LIMIT);
  }

  @Test
  void aKilledSwitchIsMadeGoodByTheNextCycle() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.set("linger", "1.5");
    RunningJar move = mac.start("switch", "--share", "Core", "--to", "fallback");

    awaitUnmounted();
    move.kill();
    int mountsSoFar = mac.ledger().mounts().size();
    mac.run("reconcile", "--all").ended(0);

    assertEquals(0, mountsSoFar);
    assertEquals(List.of("osascript 127.0.0.1 CORE"), mac.ledger().mounts());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void commandsAtTheSameTimeMountAShareOnce() {
    mac.tool("osascript").isSlow(0.7);

    List<RunningJar> all = Stream.generate(() -> mac.start("mount", "--all")).limit(3).toList();
    all.forEach(each -> each.await(JarRun.LIMIT).ended(0));

    assertEquals(1, mac.ledger().calls("osascript").size());
    assertEquals(1, mac.mounts().size());
  }

  private void awaitMounting() {
    Await.until("mounting", () -> mac.ledger().calls("osascript").size() == 1);
  }

  private void awaitMounted() {
    List<String> byFallback = List.of("osascript 127.0.0.2 CORE");
    Await.until("mounted", () -> mac.ledger().mounts().equals(byFallback));
  }

  private void awaitUnmounted() {
    Await.until("unmounted", () -> mac.ledger().unmounts().size() == 1);
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A monitor whose timer is of no help, and the programs that report events to it. That none of them
 * outlives it, however it ends, is part of the {@link Aftermath} of every test.
 */
@Execution(ExecutionMode.CONCURRENT)
class EventsIT {

  private static final Duration UNTIL_STOPPED = RunningJar.UNTIL_STOPPED;
  private static final int TERMINATED = 143;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aPulledCableIsNoticedAtItsEventAndTheShareFailsOver() throws IOException {
    RunningJar monitor = mountedAndAtRest();

    mac.tb().pullCable();
    mac.feeds().networkChanged("Interface/bridge0/Link");
    awaitLog(monitor, "event=failover");
    Run end = monitor.terminate(UNTIL_STOPPED);

    end.ended(TERMINATED).complains("event=network_event changed=bridge0/Link");
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void anEjectIsKnownAtItsEventAndEndsWithTheNextNetworkEvent() throws IOException {
    RunningJar monitor = mountedAndAtRest();

    mac.ejected("CORE");
    awaitLog(monitor, "event=hold_set");
    Run held = mac.run("status", "--json");
    mac.feeds().networkChanged("Interface/en0/IPv4");
    awaitLog(monitor, "event=hold_cleared");
    Await.until("mounted again", () -> mac.mounts().size() == 1);
    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);

    assertEquals("ejected", held.share().path("hold").asText());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aMountThatVanishedWithTheNetworkIsMadeAgain() {
    RunningJar monitor = mountedAndAtRest();

    mac.feeds().networkChanged("Interface/en0/IPv4");
    awaitLog(monitor, "event=network_event");
    mac.ejected("CORE");
    Await.until("mounted again", () -> mac.mounts().size() == 1);
    Run end = monitor.terminate(UNTIL_STOPPED);

    end.ended(TERMINATED);
    assertFalse(end.err().contains("event=hold_set"), end::toString);
  }

  @Test
  void scutilThatDiesIsStartedAgainAndHeardAgain() {
    RunningJar monitor = mountedAndAtRest();
    long first = mac.feeds().pid("scutil");

    mac.feeds().process("scutil").destroyForcibly();
    Await.until("another scutil", () -> mac.feeds().pid("scutil") != first);
    mac.feeds().networkChanged("Interface/en0/Link");
    awaitLog(monitor, "event=network_event changed=en0/Link");
    Run end = monitor.terminate(UNTIL_STOPPED);

    end.ended(TERMINATED).complains("event=events_lost kind=network cause=\"scutil ended with");
  }

  @Test
  void withoutTheProgramsTheTimerGoesOnAndTheLogSaysSoOnce() throws IOException {
    mac.without("scutil");
    mac.tool("notifyutil").fails(1, "");
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    awaitLog(monitor, "event=mounted ");
    Await.until("notifyutil is tried again", () -> mac.ledger().calls("notifyutil").size() > 1);

    mac.tb().pullCable();
    awaitLog(monitor, "event=failover");
    Run end = monitor.terminate(UNTIL_STOPPED);

    end.ended(TERMINATED).complains("kind=network cause=\"scutil not found, or not executable");
    assertEquals(1, count(end.err(), "event=events_lost kind=network"), end::toString);
    assertEquals(1, count(end.err(), "event=events_lost kind=mount"), end::toString);
  }

  @Test
  void aFloodOfEventsMakesNoFloodOfCycles() {
    mac.tool("scutil").floods();
    long start = System.nanoTime();
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    awaitLog(monitor, "event=mounted ");

    Await.until("many cycles", () -> mac.ledger().calls("mount").size() >= 12);
    mac.tb().pullCable();
    awaitLog(monitor, "event=failover");
    int cycles = mac.ledger().calls("mount").size();
    double seconds = (System.nanoTime() - start) / 1e9;
    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);

    // Every cycle reads the mount table once, and each of the two moves some more times.
    assertTrue(cycles <= 2 * seconds + 14, cycles + " reads in " + seconds + " s");
  }

  @Test
  void aHangupStartsACycleAndReopensTheLog() throws Exception {
    RunningJar monitor = mountedAndAtRest();
    Path log = mac.home().resolve("Library/Logs/mountaineer.log");
    Path old = Files.move(log, log.resolveSibling("old.log"));
    mac.tb().pullCable();

    monitor.signal("HUP");
    awaitLog(monitor, "event=failover");
    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);

    assertTrue(Files.readString(log).contains("event=failover"));
    assertFalse(Files.readString(old).contains("event=failover"));
  }

  @Test
  void noProgramOutlivesAMonitorThatIsKilled() {
    RunningJar monitor = mountedAndAtRest();
    ProcessHandle scutil = mac.feeds().process("scutil");
    ProcessHandle notifyutil = mac.feeds().process("notifyutil");

    monitor.kill();

    Await.until("both have ended", () -> !runs(scutil) && !runs(notifyutil));
  }

  private static boolean runs(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return process.isAlive() && !stat.contains(") Z ");
    } catch (IOException e) {
      return process.isAlive();
    }
  }

  /** Starts a monitor with a mounted share, and no cycle due for an hour. */
  private RunningJar mountedAndAtRest() {
    RunningJar monitor = mac.start("monitor", "--interval", "3600");
    awaitLog(monitor, "event=mounted ");
    mac.feeds().awaitBoth();
    awaitRest();
    return monitor;
  }

  /** Waits until the events of its own mount have been heard. */
  private void awaitRest() {
    int[] reads = {-1};
    long[] since = {System.nanoTime()};
    Await.until(
        "no more cycles",
        () -> {
          int now = mac.ledger().calls("mount").size();
          if (now != reads[0]) {
            reads[0] = now;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > Duration.ofMillis(1200).toNanos();
        });
  }

  private static void awaitLog(RunningJar monitor, String text) {
    try {
      Await.until(text, () -> monitor.err().contains(text));
    } catch (AssertionError e) {
      throw new AssertionError(monitor.err(), e);
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A monitor ends within five seconds of a signal, whatever it does. That nothing it started is left
 * then is part of the {@link Aftermath} of every test.
 */
@Execution(ExecutionMode.CONCURRENT)
class StopIT {

  private static final Duration UNTIL_STOPPED = RunningJar.UNTIL_STOPPED;
  private static final int TERMINATED = 143;
  private static final int INTERRUPTED = 130;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void whileItRests() {
    RunningJar monitor = mounted();

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void atAnInterruptFromTheKeyboardToo() throws Exception {
    RunningJar monitor = mounted();

    monitor.signal("INT");

    monitor.await(UNTIL_STOPPED).ended(INTERRUPTED);
  }

  @Test
  void whileAProbeHangs() {
    mac.config().set("connect_timeout_ms", 30_000);
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("nc").hangs();
    mac.tb().pullCable();
    RunningJar monitor = mac.start("monitor");
    Await.until("the second opinion hangs", () -> !mac.ledger().calls("nc").isEmpty());

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void whileTheMountTableHangs() {
    mac.tool("mount").hangs();
    RunningJar monitor = mac.start("monitor");
    Await.until("mount hangs", () -> !mac.ledger().calls("mount").isEmpty());

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void whileTheMountOfAShareIsAskedForLifeInVain() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.tool("df").hangs();
    RunningJar monitor = mac.start("monitor");
    Await.until("df hangs", () -> !mac.ledger().calls("df").isEmpty());

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
  }

  @Test
  void inTheMiddleOfAFailoverWhichIsFinishedFirst() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.set("linger", "1.0");
    RunningJar monitor = mac.start("monitor", "--interval", "3600");
    mac.feeds().awaitBoth();
    mac.tb().pullCable();
    mac.feeds().networkChanged("Interface/bridge0/Link");
    Await.until("unmounted", () -> mac.ledger().unmounts().size() == 1);

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);

    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void inTheMiddleOfARecoveryWhichIsRolledBackIfItFails() throws IOException {
    mac.config().set("auto_failback", true);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.refusesLogin(StandInMac.TB);
    mac.set("linger", "1.0");
    RunningJar monitor = mac.start("monitor");
    Await.until("unmounted", () -> mac.ledger().unmounts().size() == 1);

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);

    assertEquals("127.0.0.2", mac.servedBy("Core"));
    assertEquals(List.of("unmounted plain", "mounted 127.0.0.2"), mac.ledger().story());
  }

  @Test
  void whileItsFeedsFlood() {
    mac.tool("scutil").floods();
    RunningJar monitor = mounted();
    Await.until("it is logged", () -> monitor.err().contains("event=network_event"));

    monitor.terminate(UNTIL_STOPPED).ended(TERMINATED);
  }

  private RunningJar mounted() {
    RunningJar monitor = mac.start("monitor", "--interval", "3600");
    Await.until("mounted", () -> monitor.err().contains("event=mounted "));
    return monitor;
  }
}

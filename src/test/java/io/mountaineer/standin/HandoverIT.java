package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Departures, arrivals, requests and pauses of the real program. */
@Execution(ExecutionMode.CONCURRENT)
class HandoverIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int INTERRUPTED = 130;

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void itIsSafeToUnplugOnceTheShareRidesOnAnotherInterface() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    onTwoCables();

    mac.run("depart").ended(0).says("Safe to unplug Thunderbolt.");

    assertEquals("127.0.0.2", mac.servedBy("Core"));
    assertEquals("departed", status().path("hold").asText());
  }

  @Test
  void aFallbackThatRidesOnThunderboltIsNotSafeAndIsNamed() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.network().wire("127.0.0.1", "bridge0").wire("127.0.0.2", "bridge0");

    Run run = mac.run("depart");

    run.ended(1)
        .says("Not safe to unplug Thunderbolt.")
        .says("It is used by Core, //evan@127.0.0.2");
    assertFalse(run.out().contains("Safe to unplug"));
  }

  @Test
  void aSilentServerDoesNotShowThatItsCableIsOut() {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.network().wire("127.0.0.1", "bridge0").wire("127.0.0.2", "bridge0");
    mac.tb().pullCable();

    mac.run("depart").ended(1).says("Not safe to unplug Thunderbolt.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "en7"})
  void eachCableCounts(String routeOfTheSecond) {
    mac.mounted(StandInMac.TB, "CORE");
    mac.server("127.0.0.3");
    mac.server("127.0.0.4");
    mac.config().share("Media", "MEDIA", "evan", "127.0.0.3", "127.0.0.4");
    mac.mounted("127.0.0.4", "MEDIA");
    onTwoCables();
    mac.network().wire("127.0.0.3", "en7").wire("127.0.0.4", "en7");
    mac.network().route("127.0.0.3", routeOfTheSecond);

    Run run = mac.run("depart");

    run.ended(routeOfTheSecond.equals("none") ? 3 : 1);
    assertFalse(run.out().contains("Safe to unplug"), run::toString);
  }

  @Test
  void whatMacOsDoesNotSayIsSaid() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.network().wire("127.0.0.1", "bridge0").wire("127.0.0.2", "");

    Run run = mac.run("depart", "--json");

    run.ended(3);
    assertTrue(run.json().path("safe").isNull(), run::toString);
    assertEquals(1, run.json().path("unproven").size());
  }

  @Test
  void aShareInUseStaysAndItsHolderIsNamedWithItsFile() {
    mac.mounted(StandInMac.TB, "CORE");
    onTwoCables();
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    List<String> before = mac.mounts();

    Run run = mac.run("depart");

    run.ended(12).says("Final Cut Pro (pid 712)").says("film.mov").says("Not safe to unplug");
    assertEquals(before, mac.mounts());
    assertTrue(status().path("requested").isNull());
  }

  @Test
  void aDepartureWaitsForTheLastFileAndThenGoes() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    onTwoCables();
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar departure = mac.start("depart", "--when-idle");
    Await.until("it waits", () -> departure.err().contains("film.mov"));
    assertEquals("127.0.0.1", mac.servedBy("Core"));
    assertTrue(status().path("requested").path("departs").asBoolean());

    mac.closed(712);

    departure.await(LIMIT).ended(0).says("Safe to unplug Thunderbolt.");
    assertEquals(List.of("unmounted plain", "mounted 127.0.0.2"), mac.ledger().story());
  }

  @Test
  void arrivingBringsADepartedShareBack() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    onTwoCables();
    mac.run("depart").ended(0);

    mac.run("arrive").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
    assertTrue(status().path("hold").isNull());
  }

  @Test
  void anArrivalThatMeetsOpenFilesLeavesARequest() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    onTwoCables();
    mac.run("depart").ended(0);
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("arrive").ended(12).says("film.mov").says("No running monitor was found");

    assertEquals("tb", status().path("requested").path("to").asText());
    mac.closed(712);
    mac.run("reconcile", "--all").ended(0);
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aSwitchThatWaitsIsCarriedOutByTheMonitor() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.start("monitor");
    Await.until("the monitor runs", this::isMonitorRunning);

    mac.run("switch", "Core", "fallback", "--when-idle", "--no-wait").ended(0).says("film.mov");
    assertEquals("127.0.0.1", mac.servedBy("Core"));
    mac.closed(712);

    Await.until("it is moved", () -> mac.isServedBy("Core", "127.0.0.2"));
    Await.until("it is pinned", () -> status().path("hold").asText().equals("pinned"));
  }

  @Test
  void withoutAMonitorNothingWaitsSilently() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("switch", "Core", "fallback", "--when-idle", "--no-wait")
        .ended(1)
        .complains("no running monitor was found");

    assertTrue(status().path("requested").isNull());
  }

  @Test
  void aSwitchThatWaitsGivesUpAtItsTimeout() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("switch", "Core", "fallback", "--when-idle", "--timeout", "3s").ended(14);

    assertTrue(status().path("requested").isNull());
    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "pause --share Core"})
  void aRequestThatAPauseHoldsBackSaysSo(String pause) throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.run((pause + " 1h").split(" ")).ended(0);
    mac.opened(712, "vim", "CORE/a.txt");
    RunningJar waiting = mac.start("switch", "Core", "fallback", "--when-idle", "--timeout", "8s");
    Await.until("it waits", () -> waiting.err().contains("vim"));

    mac.closed(712);

    Run run = waiting.await(LIMIT).ended(14);
    run.complains("Core is idle, and paused until").says("the time limit was reached");
    assertFalse(run.toString().contains("was in use"), run::toString);
  }

  @Test
  void interruptingASwitchThatWaitsCancelsIt() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar waiting = mac.start("switch", "Core", "fallback", "--when-idle");
    Await.until("it waits", () -> waiting.err().contains("film.mov"));

    waiting.signal("INT");

    waiting.await(LIMIT).ended(INTERRUPTED);
    assertTrue(status().path("requested").isNull());
  }

  @Test
  void aKilledSwitchLeavesItsRequestToTheMonitor() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar waiting = mac.start("switch", "Core", "fallback", "--when-idle");
    Await.until("it waits", () -> waiting.err().contains("film.mov"));
    waiting.kill();
    mac.start("monitor");

    mac.closed(712);

    Await.until("it is moved", () -> mac.isServedBy("Core", "127.0.0.2"));
  }

  @Test
  void aStoppedSwitchHoldsUpNobody() throws Exception {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.start("monitor");
    Await.until("the monitor runs", this::isMonitorRunning);
    RunningJar waiting = mac.start("switch", "Core", "fallback", "--when-idle");
    Await.until("it waits", () -> waiting.err().contains("film.mov"));

    waiting.signal("STOP");
    mac.closed(712);

    Await.until("it is moved", () -> mac.isServedBy("Core", "127.0.0.2"));
    waiting.signal("CONT");
    waiting.await(LIMIT).ended(0);
  }

  @ParameterizedTest
  @CsvSource({"depart, KILL", "depart, INT", "arrive, KILL", "arrive, INT"})
  void aHandoverThatIsEndedHalfwayIsFinishedByTheNextCycle(String command, String signal)
      throws Exception {
    boolean departs = command.equals("depart");
    String goal = departs ? "127.0.0.2" : "127.0.0.1";
    mac.mounted(StandInMac.TB, "CORE");
    onTwoCables();
    if (!departs) {
      mac.run("depart").ended(0);
    }
    RunningJar handover = mac.start(command);
    Await.until("it acts", () -> handover.err().contains("event=unmounted") || !handover.isAlive());

    handover.signal(signal);
    Await.until("it has ended", () -> !handover.isAlive());

    Await.until(
        "the next cycle finishes it",
        () -> {
          mac.run("reconcile", "--all");
          return mac.isServedBy("Core", goal) && status().path("requested").isNull();
        });
    assertEquals(departs ? "departed" : "", status().path("hold").asText(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"switch Core --cancel", "depart Core"})
  void aReturnThatIsTakenBackWhileAnotherShareArrivesStaysTakenBack(String command)
      throws IOException {
    mac.config().share("Media", "MEDIA", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(StandInMac.FALLBACK, "CORE");
    onTwoCables();
    mac.run("switch", "Core", "fallback").ended(0);
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.tool("osascript").when("*MEDIA*").isSlow(6);
    RunningJar arrival = mac.start("arrive");
    Await.until("it is asked for", () -> status().path("requested").path("to").isTextual());
    mac.closed(712);

    mac.run(command.split(" ")).ended(0);
    arrival.await(LIMIT);

    assertTrue(status().path("requested").isNull(), () -> status().toString());
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void anUnreachableAddressIsNotWaitedFor() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.fallback().pullCable();

    mac.run("switch", "Core", "fallback", "--when-idle").ended(1);

    assertTrue(status().path("requested").isNull());
  }

  @Test
  void aRequestIsCancelledByWord() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar waiting = mac.start("switch", "Core", "fallback", "--when-idle");
    Await.until("it waits", () -> waiting.err().contains("film.mov"));

    mac.run("switch", "Core", "--cancel").ended(0);

    waiting.await(LIMIT).ended(1);
  }

  @Test
  void nothingIsMovedByItselfWhilePaused() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");

    Run pause = mac.run("pause", "1h", "--json");
    pause.ended(0);
    mac.tb().pullCable();
    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
    JsonNode top = mac.run("status", "--json").json();
    assertTrue(top.path("paused").asBoolean());
    assertEquals(pause.json().path("paused_until"), top.path("paused_until"));
    assertFalse(status().path("paused").asBoolean());

    mac.run("resume").ended(0);
    mac.run("reconcile", "--all").ended(0);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void oneShareIsPausedForItself() {
    mac.run("pause", "--share", "Core").ended(0);
    assertTrue(status().path("paused").asBoolean());
    assertTrue(status().path("paused_until").isNull());

    mac.run("pause").ended(0);
    mac.run("resume", "Core").ended(1).complains("all shares are");
    mac.run("resume").ended(0);

    assertFalse(status().path("paused").asBoolean());
  }

  @Test
  void aWaitEndsWhenItIsTrueAndAtItsTimeout() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    mac.run("wait", "Core", "--for", "tb").ended(0);
    mac.run("wait", "Core", "--for", "mounted").ended(0);
    mac.run("wait", "Core", "--for", "fallback", "--timeout", "1s").ended(14);
    RunningJar waiting = mac.start("wait", "Core", "--for", "idle", "--json");
    Await.until("it has looked", () -> !mac.ledger().calls("lsof").isEmpty());
    mac.closed(712);

    Run end = waiting.await(LIMIT);
    end.ended(0);
    assertTrue(end.json().path("reached").asBoolean());
  }

  @Test
  void limitsThatContradictAreRefused() {
    mac.run("pause", "1h", "--until", "18:00").ended(2);
    mac.run("pause", "soon").ended(2).complains("soon");
    mac.run("switch", "Core", "tb", "--timeout", "1h").ended(2).complains("--when-idle");
    mac.run("depart", "--when-idle", "--force").ended(2);
    mac.run("wait", "Core", "--for", "ever").ended(2);
  }

  private boolean isMonitorRunning() {
    return mac.run("status", "--json").json().path("monitor").path("running").asBoolean();
  }

  private JsonNode status() {
    return mac.run("status", "--json").share();
  }

  private void onTwoCables() {
    mac.network().wire("127.0.0.1", "bridge0").wire("127.0.0.2", "en0");
  }
}

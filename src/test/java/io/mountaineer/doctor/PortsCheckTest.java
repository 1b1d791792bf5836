package io.mountaineer.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.sim.SimulatedHost;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.platform.sim.VirtualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsCheckTest {

  private static final Share CORE =
      new Share("Core", "evan", "10.10.10.1", "macmini.local", "CORE");

  @TempDir Path folder;

  @Test
  void aHostThatBothProbesReachIsWell() {
    Finding tb = look(Answer.connected("10.10.10.1"), Answer.connected("10.10.10.1")).get(0);

    assertEquals("answers Java on port 445, and nc", tb.detail());
    assertEquals(Verdict.OK, tb.verdict());
  }

  @Test
  void whatAppleReachesAndJavaDoesNotIsKeptFromJava() {
    Finding tb = look(Answer.noRoute(), Answer.connected("10.10.10.1")).get(0);

    assertTrue(tb.detail().contains("answers nc but not Java"), tb.detail());
    assertTrue(tb.remedy().orElseThrow().contains("Local Network: allow /jdk/bin/java"));
  }

  @Test
  void aHostThatMacOsRefusesIsNamedAsThatAndNobodyIsSentForTheCable() {
    for (Answer byNc : List.of(Answer.noRoute(), Answer.noVerdict("nc not found in /usr/bin"))) {
      List<Finding> findings = look(Answer.noRoute(), byNc);

      assertEquals(2, findings.size(), "that neither answers is not known");
      for (Finding finding : findings) {
        assertTrue(finding.detail().contains("refused by macOS"), finding.detail());
        String remedy = finding.remedy().orElseThrow();
        assertTrue(remedy.contains("Privacy & Security > Local Network"), remedy);
        assertTrue(remedy.contains("If there is no such row, restart the Mac"), remedy);
        int gone = remedy.indexOf("'launchctl bootout ");
        assertTrue(gone > 0 && gone < remedy.indexOf("'mountaineer monitor'"), remedy);
        assertFalse(remedy.contains("cable"), remedy);
      }
    }
  }

  @Test
  void aPulledCableIsNoRefusal() {
    SimulatedMac mac = mac();
    mac.host(CORE.thunderboltHost()).goes(SimulatedHost.Link.DOWN);

    Finding tb = check(Answer.noRoute(), Answer.noRoute(), mac.platform().network()).look().get(0);

    assertTrue(tb.detail().contains("does not answer"), tb.detail());
    assertTrue(tb.remedy().orElseThrow().contains("cable"), tb.toString());
  }

  @Test
  void aNameWithoutAnAddressIsNotCalledSilent() {
    Answer none = Answer.noAddress("unknown host");

    Finding tb = look(none, none).get(0);

    assertEquals("no address of it is known: unknown host", tb.detail());
  }

  @Test
  void twoHostsThatAreAwayLeaveTheShareWithoutServer() {
    List<Finding> findings = look(Answer.failed("timed out"), Answer.failed("timed out"));

    assertEquals("neither of its addresses answers", findings.get(2).detail());
  }

  @Test
  void aHostThatRefusesConnectionsIsOnAndNobodyIsSentForTheCable() {
    List<Finding> findings = look(Answer.refusedByPeer(), Answer.refusedByPeer());

    assertEquals(3, findings.size());
    for (Finding finding : findings) {
      String remedy = finding.remedy().orElseThrow();
      boolean isOfShare = finding.subject().equals("Core");
      assertTrue(
          remedy.startsWith(
              isOfShare ? "see these two addresses" : "turn on File Sharing on the server"),
          remedy);
      assertFalse(remedy.contains("cable"), remedy);
    }
  }

  private List<Finding> look(Answer own, Answer byApple) {
    return check(own, byApple, NetworkState.unknown()).look();
  }

  private PortsCheck check(Answer own, Answer byApple, NetworkState network) {
    Platform real = mac().platform();
    Platform machine =
        new Platform(
            (host, port, limit) -> own,
            real.alternateProbe(),
            real.addresses(),
            real.servers(),
            network,
            real.mountTable(),
            real.liveness(),
            real.openFiles(),
            real.mounter(),
            real.volumes(),
            real.folders(),
            real.events(),
            real.user(),
            real.routes(),
            real.wakefulness(),
            real.clock());
    return new PortsCheck(
        new Config(Settings.defaults(folder), List.of(CORE), List.of()),
        machine,
        (host, port, limit) -> byApple,
        "/jdk/bin/java",
        Workers.inline());
  }

  private SimulatedMac mac() {
    VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
    return new SimulatedMac(folder.resolve("mac"), folder.resolve("Volumes"), 445, time);
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Events in the middle of others. */
@Execution(ExecutionMode.CONCURRENT)
class EdgesIT {

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void whatACommandReportsIsHowItIsAfterwards() {
    Run mount = mac.run("reconcile", "--all", "--json").ended(0);
    Run unmount = mac.run("unmount", "--all", "--json").ended(0);

    assertEquals("tb", mount.share().path("active_interface").asText());
    assertEquals("mounted", mount.share().path("mount_state").asText());
    assertEquals("none", unmount.share().path("active_interface").asText());
    assertEquals("unmounted", unmount.share().path("mount_state").asText());
  }

  @Test
  void aCableThatIsPulledBetweenMountAndProofLeadsToTheFallback() throws IOException {
    mac.tool("df").isSlow(0.5);
    RunningJar monitor = mac.start("monitor", "--interval", "1");
    Await.until("mounted", () -> mac.ledger().mounts().size() == 1);

    mac.tb().pullCable();
    Await.until("on fallback", () -> mac.ledger().mounts().size() == 2);
    monitor.terminate(RunningJar.UNTIL_STOPPED);

    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aRefusedLoginIsTriedAgainWhenTheConfigChanged() throws IOException {
    mac.refusesLogin(StandInMac.TB);
    mac.run("reconcile", "--all").ended(1);

    mac.config().withoutShares().share("Core", "CORE", "jane", StandInMac.TB, StandInMac.FALLBACK);
    mac.allowsLogin(StandInMac.TB);
    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.1", mac.servedBy("Core"));
  }

  @Test
  void aWaitEndsWhenTheConfigChanged() {
    mac.tool("osascript").fails(1, "0:56: execution error: x (-36)");
    mac.run("reconcile", "--all").ended(1);
    mac.tool("osascript").behaves();

    mac.config().set("connect_timeout_ms", 401);

    mac.run("reconcile", "--all").ended(0);
  }

  @Test
  void missingToolsAreExitCode13() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.without("diskutil");
    mac.without("umount");

    mac.run("unmount", "--all").ended(13).says("neither diskutil nor umount");
  }

  @Test
  void aForeignMountIsNamedWhenItIsToBeUnmounted() {
    mac.mountedFrom("//evan@192.0.2.7:%d/CORE".formatted(mac.port()), "192.0.2.7", mac.core());

    mac.run("unmount", "--all").ended(0).says("192.0.2.7").says("another mount uses its path");

    assertEquals(1, mac.mounts().size());
  }

  @Test
  void aRealDirectoryAtTheLinksPlaceIsReportedAndLeftAlone() throws IOException {
    Files.createDirectories(mac.shares().resolve("Core"));

    mac.run("mount", "--all")
        .ended(0)
        .says("is in the way: it is not a link made by mountaineer, and is left alone");

    assertTrue(Files.isDirectory(mac.shares().resolve("Core")));
  }

  @Test
  void aShareThatSomebodyActsOnIsRefusedAfterTenSeconds() {
    mac.tool("osascript").isSlow(22);
    RunningJar first = mac.start("mount", "--all");
    Await.until("it acts", () -> mac.ledger().calls("osascript").size() == 1);

    Run second = mac.run("switch", "--share", "Core", "--to", "fallback");

    second.ended(11).says("pid " + first.pid()).says("mount");
    first.await(JarRun.LIMIT).ended(0);
    assertEquals(List.of("osascript 127.0.0.1 CORE"), mac.ledger().mounts());
  }
}

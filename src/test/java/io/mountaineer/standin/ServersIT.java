package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hosts that say which server they are, before any login. */
@Execution(ExecutionMode.CONCURRENT)
class ServersIT {

  private static final String HOME = "8a8c2a17f5f24e5eb278dd8aaa90d42e";
  private static final String OTHER = "2cd03d3fb200e14fbdd4c8b70c275666";

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void aFailoverToAnotherServerNeedsTheUsersWord() throws IOException {
    mac.tb().isServer(HOME);
    mac.fallback().isServer(OTHER);
    mac.run("mount", "--share", "Core").ended(0);
    List<String> before = mac.mounts();
    mac.tb().pullCable();

    mac.run("reconcile", "--all")
        .ended(1)
        .says("another server answers at 127.0.0.2 than this share's")
        .says("mountaineer switch Core fallback");
    Run status = mac.run("status", "--json");

    assertEquals(before, mac.mounts());
    assertEquals(
        "3f3dd02c-00b2-4fe1-bdd4-c8b70c275666",
        status.share().path("fb_other_server").path("guid").asText());
    mac.run("switch", "--share", "Core", "--to", "fallback", "--force").ended(0);
    assertEquals("127.0.0.2", mac.servedBy("Core"));
    assertTrue(mac.run("status", "--json").share().path("fb_other_server").isNull());
  }

  @Test
  void aFailoverToTheSameServerNeedsNone() throws IOException {
    mac.tb().isServer(HOME);
    mac.fallback().isServer(HOME);
    mac.run("mount", "--share", "Core").ended(0);
    mac.tb().pullCable();

    mac.run("reconcile", "--all").ended(0);

    assertEquals("127.0.0.2", mac.servedBy("Core"));
  }

  @Test
  void aMonitorStaysAwayFromALookAlikeAndUsesTheRightServerAgain() throws IOException {
    mac.tb().isServer(HOME);
    mac.fallback().isServer(OTHER);
    RunningJar monitor = mac.start("monitor");
    Await.until("the share is mounted", () -> monitor.err().contains("event=mounted "));
    Await.until("the other one is noticed", () -> monitor.err().contains("event=other_server "));
    mac.tb().pullCable();
    Await.until("it is missed", () -> monitor.err().contains("event=trouble "));

    assertFalse(monitor.err().contains("event=failover "), monitor.err());

    mac.fallback().pullCable();
    Await.until("it is gone", () -> monitor.err().contains("event=other_server_gone "));
    mac.fallback().isServer(HOME);
    mac.fallback().plugIn();
    Await.until("it fails over", () -> monitor.err().contains("event=failover "));
    assertEquals("127.0.0.2", mac.servedBy("Core"));
    monitor.kill();
  }

  @Test
  void aFavoriteOnTwoServersIsAddedWithAWarning() {
    mac.tb().isServer(HOME);
    mac.fallback().isServer(OTHER);

    Run added =
        mac.run(
            "favorites",
            "add",
            "MEDIA",
            "--tb-host",
            "127.0.0.1",
            "--fallback-host",
            "127.0.0.2",
            "--username",
            "evan");

    added.ended(0).says("Warning: 127.0.0.1 and 127.0.0.2 are two servers");
    mac.run("doctor").says("127.0.0.1 and 127.0.0.2 are two servers");
  }

  @Test
  void aNameThatIsTheSameIsSaidToBeNoProof() {
    String samba = "73727661" + "00".repeat(12);
    mac.tb().isServer(samba);
    mac.fallback().isServer(samba);

    mac.run("doctor").says("servers of the same name (srva)");
  }
}

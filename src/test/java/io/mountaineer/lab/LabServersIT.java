package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Real Samba servers that say who they are. */
class LabServersIT {

  @RegisterExtension final Lab lab = new Lab();

  @BeforeEach
  void serveAFile() throws Exception {
    Files.writeString(lab.served("CORE").resolve("film.txt"), "the film");
  }

  @Test
  void aSambaAtTwoAddressesHasOneNameWhichIsNoProof() {
    lab.run("doctor").says("are servers of the same name (lab)");
  }

  @Test
  void twoSambasAreTwoServersAndAPulledCableLeadsToTheOtherOneByTheUsersWordOnly() {
    lab.server("stop");
    lab.server("two");
    lab.run("doctor").says("are two servers (home and cafe)");
    lab.monitor();
    lab.awaitOn("CORE", "tb");
    Await.until(
        "the other one is noticed",
        () -> lab.status("CORE").path("fb_other_server").path("name").asText().equals("cafe"));

    lab.tb().pull();
    Await.until(
        "it says so",
        () ->
            lab.status("CORE")
                .path("last_error")
                .asText()
                .contains("another server answers at macmini.local"));
    assertTrue(lab.evan("mount").contains("//evan@10.10.10.1/CORE"), "nothing is unmounted");

    lab.run("switch", "--share", "CORE", "--to", "fallback", "--force").ended(0);
    assertEquals("the film", lab.evan("/bin/cat", lab.link("CORE").resolve("film.txt").toString()));
  }

  @Test
  void aSambaThatOnlySpeaksSmb1IsNotKnown() {
    lab.server("stop");
    lab.server("start", "server min protocol=NT1", "server max protocol=NT1");

    lab.run("doctor").says("not known whether 10.10.10.1 and macmini.local are the same server");
  }
}

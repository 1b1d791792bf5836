package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.standin.Await;
import io.mountaineer.standin.RunningJar;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Leaving the desk and coming back, with a program that writes to a real server. */
class LabHandoverIT {

  @RegisterExtension final Lab lab = new Lab();

  @Test
  void aWriterLosesNothingWhenItsUserDepartsAndArrives() throws Exception {
    lab.config().share("MEDIA", "MEDIA", "evan", Lab.TB, Lab.FALLBACK);
    lab.run("mount", "--all").ended(0);
    lab.monitor();
    Process writer = lab.writes(lab.volume("CORE").resolve("take.txt"));
    Writer lines = writer.outputWriter();
    lines.write("one\n");
    lines.flush();

    lab.run("depart").ended(3).says("CORE").says("take.txt").says("Not safe to unplug");
    lab.awaitOn("MEDIA", "fallback");
    RunningJar departure = lab.start("depart", "--when-idle");
    Await.until("it waits", () -> departure.err().contains("take.txt"));
    lines.write("two\n");
    lines.flush();
    assertEquals("tb", lab.status("CORE").path("active_interface").asText());
    lines.close();
    departure.await(Duration.ofSeconds(60)).ended(0).says("Safe to unplug Thunderbolt.");
    lab.awaitOn("CORE", "fallback");

    lab.tb().pull();
    Path throughTheLink = lab.link("CORE").resolve("take.txt");
    assertEquals("one\ntwo\n", lab.evan("/bin/cat", throughTheLink.toString()));
    lab.tb().plugIn();
    Await.until("it is back", () -> lab.status("CORE").path("tb_reachable").asBoolean());
    lab.run("arrive").ended(0);

    lab.awaitOn("CORE", "tb");
    lab.awaitOn("MEDIA", "tb");
    assertEquals(List.of("one", "two"), Files.readAllLines(lab.served("CORE").resolve("take.txt")));
  }

  @Test
  void aSilentAddressDoesNotHideASessionOnItsCable() throws Exception {
    lab.server("move", "10.10.10.7");
    lab.config().withoutShares().share("CORE", "CORE", "evan", Lab.TB, "10.10.10.7");
    lab.run("mount", "CORE").ended(0);

    lab.run("depart").ended(1).says("Not safe to unplug Thunderbolt.").says("//evan@10.10.10.7");

    lab.tb().pull();
    lab.run("unmount", "CORE", "--force").ended(0);
    lab.run("depart").ended(0).says("Safe to unplug Thunderbolt.");
  }
}

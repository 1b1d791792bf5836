package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.cli.PrometheusLint;
import io.mountaineer.docs.JsonSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The history of the real program: what is in it after commands, kills and a full disk. */
@Execution(ExecutionMode.CONCURRENT)
class HistoryIT {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @RegisterExtension final StandInMac mac = new StandInMac();

  @Test
  void whatACommandDidIsInTheHistoryWhenItEnds() throws IOException {
    mac.run("reconcile", "--all").ended(0);
    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    JsonNode last = last(mac.run("history", "--json").ended(0).json().path("events"), "switch");
    assertEquals("tb", last.path("from").asText());
    assertEquals("fallback", last.path("to").asText());
    assertTrue(last.path("ms").asLong() > 0);
    mac.run("history", "--share", "Core").ended(0).says("Core: Switched to fallback, ");
    mac.run("history", "Coer").ended(2).complains("Did you mean");
    mac.run("history", "--since", "1s1").ended(2).complains("'1s1' is not a duration");
    JsonNode status = mac.run("status", "--json").ended(0).share();
    assertEquals(last.path("id"), status.path("last_event").path("id"));
  }

  @Test
  void statisticsAreMetricsThatPromtoolTakes() throws IOException {
    mac.run("reconcile", "--all").ended(0);
    mac.tb().pullCable();
    mac.run("reconcile", "--all").ended(0);

    Run stats = mac.run("stats", "--prometheus").ended(0);
    assertEquals(List.of(), PrometheusLint.faults(stats.out()), stats::toString);
    stats
        .says("mountaineer_share_mounted{share=\"Core\"} 1")
        .says("mountaineer_share_interface{share=\"Core\",interface=\"fallback\"} 1")
        .says("mountaineer_share_failovers_total{share=\"Core\"} 1");
    mac.run("stats").ended(0).says("failovers 1").says("outages median");
  }

  @Test
  void aKilledCommandLeavesAHistoryThatGoesOn() throws IOException {
    for (int round = 0; round < 4; round++) {
      String to = round % 2 == 0 ? "tb" : "fallback";
      mac.start("switch", "--share", "Core", "--to", to)
          .killAfter(Duration.ofMillis(600 + 350L * round));
    }
    mac.run("switch", "--share", "Core", "--to", "tb");
    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);

    List<Long> ids = ids();
    assertTrue(ids.size() > 2, ids::toString);
    assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
    last(mac.run("history", "--json").ended(0).json().path("events"), "switch");
  }

  @Test
  void aFullDiskCostsTheHistoryOnly() throws IOException {
    mac.run("reconcile", "--all").ended(0);
    Path history = history();
    String begin = Files.readString(history);
    String text = begin + "\n".repeat((256 << 10) - 20 - begin.length());
    Files.writeString(history, text);

    // No file of this run may become larger than 256 KiB.
    Run move =
        mac.jar()
            .option("--platform", "macos")
            .through("/bin/bash", "-c", "ulimit -f 256; exec \"$0\" \"$@\"")
            .run("switch", "--share", "Core", "--to", "fallback");

    move.ended(0).complains("the history cannot be written");
    assertTrue(text.equals(Files.readString(history)), "the history is as it was");
    mac.run("switch", "--share", "Core", "--to", "tb").ended(0);
    last(mac.run("history", "--json").ended(0).json().path("events"), "switch");
  }

  @Test
  void eventsFollowThroughTheEndOfAFileUntilInterrupted() throws Exception {
    mac.run("reconcile", "--all").ended(0);
    String text = Files.readString(history());
    Files.writeString(history(), text + "\n".repeat((5 << 20) - text.length()));
    String id = ids().get(ids().size() - 1).toString();
    RunningJar follow = mac.start("events", "--follow", "--since", id);

    mac.run("switch", "--share", "Core", "--to", "fallback").ended(0);
    Await.until("the switch is there", () -> follow.out().contains("\"event\":\"switch\""));
    assertTrue(Files.exists(history().resolveSibling("history.jsonl.1")));
    follow.signal("INT");
    Run end = follow.await(RunningJar.UNTIL_STOPPED).ended(130);

    List<String> ids = new ArrayList<>();
    for (String line : end.out().lines().filter(each -> !each.isEmpty()).toList()) {
      JsonNode event = MAPPER.readTree(line);
      assertEquals(List.of(), JsonSchemas.faults("event", event), line);
      ids.add(event.path("id").asText());
    }
    assertEquals(new TreeSet<>(ids).size(), ids.size());
    assertTrue(!ids.contains(id), ids::toString);
  }

  @Test
  void eventsAfterAnUnknownIdAreAllOfThem() {
    mac.run("reconcile", "--all").ended(0);

    Run all = mac.run("events").ended(0);
    Run since = mac.run("events", "--since", "17").ended(0).complains("there is no event 17");

    assertEquals(all.out(), since.out());
  }

  @Test
  void aClosedPipeEndsFollowingInOrder() throws IOException {
    RunningJar follow = mac.jar().option("--platform", "macos").startUnread("events", "--follow");

    follow.await(Duration.ofSeconds(60)).ended(0);
  }

  private Path history() {
    return mac.home().resolve(".mountaineer/history.jsonl");
  }

  private List<Long> ids() throws IOException {
    List<Long> ids = new ArrayList<>();
    for (String line : Files.readAllLines(history())) {
      if (line.endsWith("}")) {
        ids.add(MAPPER.readTree(line).path("id").asLong());
      }
    }
    return ids;
  }

  private static JsonNode last(JsonNode events, String name) {
    JsonNode found = null;
    for (JsonNode each : events) {
      found = each.path("event").asText().equals(name) ? each : found;
    }
    assertTrue(found != null, events::toString);
    return found;
  }
}

package io.mountaineer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.history.Happened;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class NotificationsTest {

  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final AtomicBoolean isOn = new AtomicBoolean(true);
  private final Notifications notifications =
      new Notifications(
          (title, text) -> {
            shown.add(text);
            return Optional.empty();
          },
          isOn::get,
          Duration.ofMillis(300));

  @Test
  void aFailoverSaysWhereWhyAndWhoHadFilesOpen() {
    happens(failover("CORE", new Holder("Final Cut Pro", 712, 1, "/Volumes/CORE/film.mov")));

    assertShown("CORE moved to macmini.local: Thunderbolt lost. Final Cut Pro had film.mov open.");
  }

  @Test
  void sharesThatChangeTogetherAreInOneText() {
    happens(
        failover("CORE"),
        failover("MEDIA", new Holder("rsync", 1, 3, "/Volumes/MEDIA/a")),
        event("recovery", "VAULT", "fallback", "tb", "stable"));

    assertShown(
        "CORE, MEDIA moved to macmini.local: Thunderbolt lost. rsync had a and 2 more open.",
        "VAULT moved back to Thunderbolt.");
  }

  @Test
  void tbReadyNamesTheReasonAndTheCommand() {
    happens(event("tb_ready", "My Share", "", "", "held by Final Cut Pro (712)"));

    assertShown(
        "My Share: Thunderbolt is ready: held by Final Cut Pro (712). To switch now: mountaineer"
            + " switch 'My Share' tb");
  }

  @Test
  void theSameProblemIsShownOnceUntilItWasOver() {
    happens(problem(), problem());
    assertShown("CORE: both are down.");

    happens(problem());
    happens(event("well_again", "CORE", "", "", ""), problem());
    assertShown("CORE: both are down.", "CORE: both are down.");
  }

  @Test
  void whatTheUserDidAndTheStepsOfAnActAreNoNews() {
    happens(
        event("switch", "CORE", "tb", "fallback", "you"),
        event("mount", "CORE", "none", "tb", "you"),
        event("unmounted", "CORE", "", "", ""),
        problem());

    assertShown("CORE: both are down.");
  }

  @Test
  void nothingIsShownWhileTheyAreOff() {
    isOn.set(false);
    happens(failover("CORE"));
    isOn.set(true);
    happens(problem());

    assertShown("CORE: both are down.");
  }

  private static HistoryEvent problem() {
    return event("trouble", "CORE", "", "", "both are down");
  }

  private static HistoryEvent failover(String share, Holder... holders) {
    HistoryEvent event = event("failover", share, "tb", "fallback", "10.10.10.1 is down");
    return new HistoryEvent(
        "1",
        event.at(),
        event.share(),
        event.event(),
        event.from(),
        event.to(),
        event.cause(),
        event.took(),
        event.outage(),
        List.of(holders),
        Map.of("host", "macmini.local"));
  }

  private static HistoryEvent event(
      String name, String share, String from, String to, String cause) {
    HistoryEvent event = Happened.at(0, name, from, to);
    return new HistoryEvent(
        "1",
        event.at(),
        Optional.of(share),
        name,
        event.from(),
        event.to(),
        Optional.of(cause),
        event.took(),
        event.outage(),
        List.of(),
        Map.of());
  }

  private void happens(HistoryEvent... events) {
    List.of(events).forEach(notifications);
  }

  private void assertShown(String... texts) {
    Clock.system()
        .await(Duration.ofSeconds(30), Duration.ofMillis(10), () -> shown.size() >= texts.length);
    assertEquals(List.of(texts), shown);
    assertTrue(shown.stream().noneMatch(String::isBlank));
  }
}

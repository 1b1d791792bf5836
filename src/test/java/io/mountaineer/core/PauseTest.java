package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PauseTest {

  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void aPauseHoldsBackWhatWouldBeDoneAndSaysWhat() {
    World world = World.mounted(TB).down(TB).pausedFor(60);

    world
        .automatically()
        .keeps()
        .because(
            "paused until " + LocalTimes.here(TEN).at(TEN.plusSeconds(60)),
            "Thunderbolt is unreachable");
    world.then().moves(TB, FALLBACK, UnmountMode.FORCE, Decision.Cause.FAILOVER);
  }

  @Test
  void aPauseWithoutAnEndNamesTheWordThatEndsIt() {
    World.notMounted().paused().automatically().keeps().because("paused until you resume");
  }

  @Test
  void problemsAreStillRememberedWhilePaused() {
    World.notMounted()
        .down(TB)
        .down(FALLBACK)
        .paused()
        .automatically()
        .waits("both 10.10.10.1 and macmini.local are unreachable");
  }

  @Test
  void nobodyLooksForOpenFilesWhilePaused() {
    World world = World.onFallbackWithTbUpFor(40).autoFailback(true);
    assertTrue(
        AutomaticPlan.needsOpenFiles(
            World.CORE, world.settings(), world.seen(), world.remembered()));

    world.paused();

    assertFalse(
        AutomaticPlan.needsOpenFiles(
            World.CORE, world.settings(), world.seen(), world.remembered()));
  }

  @Test
  void aPauseEndsByItself() {
    World world = World.mounted(TB).pausedFor(60).later(60);

    assertEquals(Optional.empty(), world.remembered().intents().pause());
    world.down(TB).automatically().moves(TB, FALLBACK, UnmountMode.FORCE, Decision.Cause.FAILOVER);
  }

  @Test
  void ofTwoPausesTheLaterEndCounts() {
    Pause hour = new Pause(TEN, Optional.of(TEN.plusSeconds(3600)));
    Pause endless = new Pause(TEN, Optional.empty());
    Pause minute = new Pause(TEN, Optional.of(TEN.plusSeconds(60)));

    assertEquals(Optional.of(hour), both(minute, hour).pausedAt(TEN));
    assertEquals(Optional.of(hour), both(hour, minute).pausedAt(TEN));
    assertEquals(Optional.of(endless), both(hour, endless).pausedAt(TEN));
    assertEquals(Optional.of(hour), both(hour, minute).pausedAt(TEN.plusSeconds(60)));
    assertEquals(Optional.empty(), both(hour, minute).pausedAt(TEN.plusSeconds(3600)));
  }

  @Test
  void aClockThatIsSetBackMakesNoPauseLonger() {
    Pause hour = new Pause(TEN, Optional.of(TEN.plusSeconds(3600)));
    Instant yearsAgo = TEN.minus(Duration.ofDays(2000));

    assertEquals(
        Optional.of(new Pause(yearsAgo, Optional.of(yearsAgo.plusSeconds(3600)))),
        hour.at(yearsAgo));
  }

  @Test
  void theLoopWakesWhenAPauseEnds() {
    World world = World.mounted(TB).pausedFor(7200);

    Optional<Instant> next =
        NextMoment.of(world.settings(), world.seen(), world.remembered(), world.now());

    assertEquals(Optional.of(world.now().plusSeconds(7200)), next);
  }

  private static Intents both(Pause own, Pause all) {
    return Intents.NONE.withPause(Optional.of(own)).withPauseOfAll(Optional.of(all));
  }
}

package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShareReportTest {

  private static final Outcome UNCHANGED = new Outcome.Unchanged();

  @Test
  void aMountThatAnswersIsMounted() {
    assertEquals("mounted", word(World.mounted(TB)));
    assertEquals("mounted", word(World.mounted(FALLBACK).down(TB)));
    assertEquals("mounted", word(World.mounted(TB, MountHealth.unchecked())));
  }

  @Test
  void aMountThatAnswersThoughItsHostDoesNotIsStillMounted() {
    assertEquals("mounted", word(World.mounted(TB).down(TB)));
  }

  @Test
  void aMountThatDoesNotAnswerIsStale() {
    assertEquals("stale", word(World.mounted(TB, MountHealth.silent(1))));
    assertEquals("stale", word(World.mounted(TB, MountHealth.dead("EIO"))));
  }

  @Test
  void aMountNotAskedOnAHostThatDoesNotAnswerIsStale() {
    assertEquals("stale", word(World.mounted(TB, MountHealth.unchecked()).down(TB)));
    assertEquals("stale", word(World.mounted(TB, MountHealth.unchecked()).suspect(TB)));
    assertEquals("mounted", word(World.mounted(TB, MountHealth.unchecked()).down(FALLBACK)));
  }

  @Test
  void nothingMountedIsUnmounted() {
    assertEquals("unmounted", word(World.notMounted()));
  }

  @Test
  void somebodyElsesMountIsForeign() {
    assertEquals("foreign", word(World.notMounted().foreign()));
  }

  @Test
  void anUnknownTableAndAStrayAloneAreErrors() {
    assertEquals("error", word(World.notMounted().tableUnreadable()));
    assertEquals("error", word(World.notMounted().strayOn(TB)));
    assertEquals("mounted", word(World.mounted(TB).strayOn(FALLBACK)));
  }

  @Test
  void allIsWellWhenMountedOrAwayByTheUsersWill() {
    assertTrue(report(World.mounted(TB), UNCHANGED).isWell());
    assertTrue(report(World.notMounted().hold(Hold.UNMOUNTED), UNCHANGED).isWell());
    assertTrue(report(World.notMounted(), Outcome.Done.with(Optional.of(TB))).isWell());
  }

  @Test
  void aWaitOrAFailureIsNotWell() {
    var failed =
        new Outcome.Failed(
            Failure.of(Failure.Kind.UNKNOWN, "mount failed"), Optional.empty(), false);

    assertFalse(report(World.notMounted().down(TB).down(FALLBACK), UNCHANGED).isWell());
    assertFalse(report(World.notMounted(), failed).isWell());
  }

  @Test
  void openFilesHoldARecoveryAndThatIsWell() {
    var busy = new Outcome.Busy(World.heldByFinalCut());
    var recovering = StateAfterOutcomeTest.recovering();
    var manual =
        new ShareReport(
            World.CORE,
            recovering.settings(),
            recovering.seen(),
            recovering.remembered(),
            StateAfterOutcomeTest.manual(TB),
            busy,
            LinkStatus.CORRECT);

    assertTrue(report(recovering, busy).isWell());
    assertFalse(manual.isWell());
    assertFalse(report(World.notMounted().strayOn(TB), busy).isWell());
  }

  private static String word(World world) {
    return report(world, UNCHANGED).mountState().wire();
  }

  private static ShareReport report(World world, Outcome outcome) {
    return new ShareReport(
        World.CORE,
        world.settings(),
        world.seen(),
        world.afterwards(outcome),
        world.decision(),
        outcome,
        LinkStatus.CORRECT);
  }
}

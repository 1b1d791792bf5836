package io.mountaineer.core;

import static io.mountaineer.core.Decision.Cause.RECOVERY;
import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Failure.Kind.TIMED_OUT;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.core.UnmountMode.IF_IDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows for a share on a working fallback. */
class RecoveryPlanTest {

  private static final OpenFiles NONE = new OpenFiles.None();
  private static final OpenFiles UNKNOWN = new OpenFiles.Unknown("lsof timed out");
  private static final String BY_USER = "automatic switch back is off";

  @Test
  void onFallbackStaysWhileThunderboltDoesNotAnswer() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).open(NONE).suspect(TB);

    world.then().keeps().because("Thunderbolt is not reachable", "no answer in 800 ms");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 18, 29})
  void onFallbackStaysWhileTheWindowRuns(int seconds) {
    var world = World.onFallbackWithTbUpFor(seconds).autoFailback(true).open(NONE);

    world.then().keeps().because("stable " + seconds + " of 30 s");
  }

  @Test
  void recoversWhenTheWindowIsOverAndNoFilesAreOpen() {
    var world = World.onFallbackWithTbUpFor(30).autoFailback(true).open(NONE);

    world.then().moves(FALLBACK, TB, IF_IDLE, RECOVERY).because("stable for 30 s", "no open files");
  }

  @Test
  void aWindowOfZeroIsOverAtOnce() {
    var world = World.mounted(FALLBACK).window(0).autoFailback(true).open(NONE);

    world.then().moves(FALLBACK, TB, IF_IDLE, RECOVERY);
  }

  @Test
  void aPinnedShareStaysOnFallbackAndShowsReady() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).open(NONE).hold(Hold.PINNED);

    world.then().isReady().because("pinned to fallback");
  }

  @Test
  void openFilesHoldTheRecovery() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).open(World.heldByFinalCut());

    world.then().isReady().because("in use by Final Cut Pro (pid 712)");
  }

  @Test
  void unknownOpenFilesHoldTheRecovery() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).open(UNKNOWN);

    world.then().isReady().because("cannot tell", "lsof timed out");
  }

  @Test
  void recoversWithRecheckWhenTheFilesHaveClosed() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).open(World.heldByFinalCut());
    world.remembering(world.afterwards(new Outcome.Unchanged()));

    world.later(2).open(NONE);

    world.then().moves(FALLBACK, TB, IF_IDLE, RECOVERY).because("stable for 62 s");
  }

  @Test
  void waitsForTheUserWithoutRecheckOnceFilesWereOpen() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).lsofRecheck(false);
    assertEquals(true, world.needsOpenFiles());

    world.open(World.heldByFinalCut());
    world.remembering(world.afterwards(new Outcome.Unchanged())).later(2);

    assertEquals(false, world.needsOpenFiles());
    world.then().isReady().because("in use by Final Cut Pro (pid 712)");
  }

  @Test
  void aSilentMountIsNotRecoveredFrom() {
    var world = World.mounted(FALLBACK, MountHealth.silent(2)).tbUpFor(60).autoFailback(true);

    world.open(NONE);

    world.then().keeps().because("no answer to 2 checks in a row");
  }

  @Test
  void withoutAutoFailbackTheUserDecides() {
    var looked = World.onFallbackWithTbUpFor(60).open(NONE);
    var unlooked = World.onFallbackWithTbUpFor(60);

    looked.then().isReady().because(BY_USER);
    unlooked.then().isReady().because(BY_USER);
  }

  @Test
  void withoutAutoFailbackOpenFilesAreShown() {
    var world = World.onFallbackWithTbUpFor(60).open(World.heldByFinalCut());

    world.then().isReady().because("in use by Final Cut Pro (pid 712)");
  }

  @Test
  void withoutAutoFailbackRecoversWhenOpenFilesWereSeenAndHaveClosed() {
    var world = World.onFallbackWithTbUpFor(60).open(World.heldByFinalCut());
    world.remembering(world.afterwards(new Outcome.Unchanged()));

    world.later(2).open(NONE);

    world.then().moves(FALLBACK, TB, IF_IDLE, RECOVERY).because("no open files");
  }

  @Test
  void withoutAutoFailbackAndRecheckOpenFilesThatClosedChangeNothing() {
    var world = World.onFallbackWithTbUpFor(60).openFilesSeenBefore().lsofRecheck(false);

    world.open(NONE);

    world.then().isReady().because(BY_USER);
  }

  @Test
  void openFilesSeenBeforeThunderboltDroppedDoNotCount() {
    var world = World.onFallbackWithTbUpFor(60).open(World.heldByFinalCut());

    world.later(2).suspect(TB).later(2).up(TB).later(30).open(NONE);

    world.then().isReady().because(BY_USER);
  }

  @Test
  void aLookInFlightIsWaitedFor() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true);

    world.then().keeps().because("checking for open files");
  }

  @Test
  void aLookInFlightKeepsThePendingReason() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).openFilesSeenBefore();

    world.pending("in use by Final Cut Pro (pid 712)");

    world.then().isReady().because("in use by Final Cut Pro (pid 712)");
  }

  @Test
  void aLoginRefusedByThunderboltHoldsTheRecovery() {
    var world = World.onFallbackWithTbUpFor(60).autoFailback(true).open(NONE);

    world.recoveryFailed(LOGIN_REFUSED, Duration.ofMinutes(29));

    world.then().isReady().because("refused the login");
  }

  @Test
  void aFailedRecoveryIsTriedAgainAfterAMinute() {
    var early = World.onFallbackWithTbUpFor(99).autoFailback(true).open(NONE);
    var late = World.onFallbackWithTbUpFor(99).autoFailback(true).open(NONE);

    early.recoveryFailed(TIMED_OUT, Duration.ofSeconds(59));
    late.recoveryFailed(TIMED_OUT, Duration.ofSeconds(60));

    early.then().isReady().because("the last switch back failed");
    late.then().moves(FALLBACK, TB, IF_IDLE, RECOVERY);
  }

  static Stream<Arguments> looks() {
    return Stream.of(
        look(true, "stable", () -> World.onFallbackWithTbUpFor(30)),
        look(false, "window", () -> World.onFallbackWithTbUpFor(29)),
        look(false, "tb down", () -> World.onFallbackWithTbUpFor(60).down(TB)),
        look(false, "on tb", () -> World.mounted(TB).tbUpFor(60)),
        look(false, "not mounted", () -> World.notMounted().tbUpFor(60)),
        look(false, "pinned", () -> World.onFallbackWithTbUpFor(60).hold(Hold.PINNED)),
        look(false, "held", () -> World.notMounted().tbUpFor(60).hold(Hold.UNMOUNTED)),
        look(false, "fallback down", () -> World.onFallbackWithTbUpFor(60).down(FALLBACK)),
        look(false, "silent", () -> World.mounted(FALLBACK, MountHealth.silent(1)).tbUpFor(60)),
        look(true, "pending", () -> World.onFallbackWithTbUpFor(60).pending("held")),
        look(false, "no recheck", () -> World.onFallbackWithTbUpFor(60).lsofRecheck(false)),
        look(
            false,
            "recovery waits",
            () -> World.onFallbackWithTbUpFor(60).recoveryFailed(TIMED_OUT, Duration.ZERO)));
  }

  private static Arguments look(boolean wanted, String name, Supplier<World> world) {
    return Arguments.of(wanted, name, world);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("looks")
  void openFilesAreLookedForOnlyWhenTheyDecide(boolean wanted, String name, Supplier<World> world) {
    assertEquals(wanted, world.get().needsOpenFiles());
  }
}

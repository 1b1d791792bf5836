package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestPlanTest {

  @Test
  void aRequestWaitsWhileFilesAreOpenAndNamesWhoHasThem() {
    World.mounted(TB)
        .requests(FALLBACK)
        .open(World.heldByFinalCut())
        .automatically()
        .keeps()
        .because("the switch to fallback that you asked for waits", "Final Cut Pro (pid 712)");
  }

  @Test
  void unknownOpenFilesAreNotNone() {
    World.mounted(TB)
        .requests(FALLBACK)
        .open(new OpenFiles.Unknown("lsof timed out"))
        .automatically()
        .keeps();
    World.mounted(TB).requests(FALLBACK).automatically().keeps();
  }

  @Test
  void itIsFulfilledOnceNoFileIsOpenAndNeverByForce() {
    World.mounted(TB)
        .requests(FALLBACK)
        .open(new OpenFiles.None())
        .automatically()
        .moves(TB, FALLBACK, UnmountMode.IF_IDLE, Cause.REQUEST);
  }

  @Test
  void openFilesAreLookedForOnlyWhileItCanBeFulfilled() {
    assertTrue(World.mounted(TB).requests(FALLBACK).looksForOpenFiles());
    assertFalse(World.mounted(TB).looksForOpenFiles());
    assertFalse(World.mounted(TB).requests(FALLBACK).down(FALLBACK).looksForOpenFiles());
    assertFalse(World.mounted(FALLBACK).requests(FALLBACK).looksForOpenFiles());
    assertFalse(World.mounted(TB).requests(FALLBACK).paused().looksForOpenFiles());
  }

  @Test
  void itWaitsForTheAddressToAnswer() {
    World.mounted(TB)
        .down(FALLBACK)
        .requests(FALLBACK)
        .automatically()
        .keeps()
        .because("macmini.local does not answer");
  }

  @Test
  void whatTheShareItselfNeedsGoesFirst() {
    World.mounted(TB)
        .down(TB)
        .requests(FALLBACK)
        .open(World.heldByFinalCut())
        .automatically()
        .moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void aPausedShareIsNotMovedByARequest() {
    World.mounted(TB)
        .requests(FALLBACK)
        .paused()
        .open(new OpenFiles.None())
        .automatically()
        .keeps();
  }

  @Test
  void aFulfilledRequestPinsAsTheCommandDoes() {
    World world = World.mounted(TB).requests(FALLBACK).open(new OpenFiles.None());

    ShareState after =
        world.afterwards(world.automaticDecision(), Outcome.Done.with(Optional.of(FALLBACK)));

    assertEquals(Hold.PINNED, after.hold());
    assertEquals(Optional.empty(), after.intents().request());
  }

  @Test
  void aRequestThatHasComeTrueIsOverWhateverFulfilledIt() {
    ShareState after = World.mounted(FALLBACK).requests(FALLBACK).remembered();

    assertEquals(Hold.PINNED, after.hold());
    assertEquals(Optional.empty(), after.intents().request());
  }

  @Test
  void aRequestForThunderboltMovesAPinnedShareWithoutAWindow() {
    World world =
        World.onFallbackWithTbUpFor(1).hold(Hold.PINNED).requests(TB).open(new OpenFiles.None());

    world.automatically().moves(FALLBACK, TB, UnmountMode.IF_IDLE, Cause.REQUEST);
    ShareState after =
        world.afterwards(world.automaticDecision(), Outcome.Done.with(Optional.of(TB)));
    assertEquals(Hold.NONE, after.hold());
  }

  @Test
  void aMoveThatFailedIsNotRepeatedEveryCycle() {
    World world = World.mounted(TB).requests(FALLBACK).open(new OpenFiles.None());
    Failure failure = Failure.of(Failure.Kind.SHARE_NOT_FOUND, "no such share");

    ShareState after =
        world.afterwards(
            world.automaticDecision(), new Outcome.Failed(failure, Optional.of(TB), true));
    world.remembering(after).later(2).open(new OpenFiles.None());

    world.automatically().keeps().because("next try in 58 s");
    assertFalse(world.looksForOpenFiles());
    world.later(60).open(new OpenFiles.None());
    world.automatically().moves(TB, FALLBACK, UnmountMode.IF_IDLE, Cause.REQUEST);
  }

  @Test
  void aRequestThatWasNotFulfilledInTimeIsGivenUpAndShown() {
    World world = World.mounted(TB).requests(FALLBACK, Duration.ofMinutes(10)).later(600);

    ShareState after = world.remembered();

    assertEquals(Optional.empty(), after.intents().request());
    assertEquals(
        Optional.of("the switch to fallback that you asked for timed out"), after.lastError());
  }

  @Test
  void theLoopWakesWhenARequestRunsOut() {
    World world = World.mounted(TB).requests(FALLBACK, Duration.ofHours(2));

    Optional<Instant> next =
        NextMoment.of(world.settings(), world.seen(), world.remembered(), world.now());

    assertEquals(Optional.of(world.now().plusSeconds(7200)), next);
  }

  @Test
  void whatAnotherProcessStatedMeanwhileIsKept() {
    Request mine = Request.toSwitch(FALLBACK, Instant.EPOCH, Optional.empty());
    Request theirs = Request.toSwitch(TB, Instant.EPOCH, Optional.empty());
    Intents before = Intents.NONE.withRequest(Optional.of(mine));

    assertEquals(
        Optional.of(theirs),
        before
            .fulfilled()
            .mergedWith(before, Intents.NONE.withRequest(Optional.of(theirs)))
            .request());
    assertEquals(Optional.empty(), before.mergedWith(before, Intents.NONE).request());
    assertEquals(Optional.empty(), before.fulfilled().mergedWith(before, before).request());
  }
}

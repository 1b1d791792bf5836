package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShareMarkTest {

  @Test
  void aShareIsWellOnlyWhereItIsMountedOverThunderbolt() {
    assertEquals(ShareMark.MOUNTED, mark(World.mounted(TB)));
    assertEquals(ShareMark.ON_FALLBACK, mark(World.mounted(FALLBACK).down(TB)));
    assertEquals(ShareMark.ON_FALLBACK, mark(World.mounted(FALLBACK).hold(Hold.PINNED)));
  }

  @Test
  void aShareUnmountedByTheUserIsNeitherWellNorAProblem() {
    assertEquals(ShareMark.UNMOUNTED, mark(World.notMounted().hold(Hold.UNMOUNTED)));
    assertEquals(ShareMark.UNMOUNTED, mark(World.notMounted().hold(Hold.EJECTED)));
  }

  @Test
  void aShareThatIsMissingOrSilentIsAProblem() {
    assertEquals(ShareMark.PROBLEM, mark(World.notMounted().down(TB).down(FALLBACK)));
    assertEquals(ShareMark.PROBLEM, mark(World.mounted(TB, MountHealth.silent(3))));
    assertEquals(ShareMark.PROBLEM, mark(World.notMounted().foreign()));
    assertEquals(ShareMark.PROBLEM, mark(World.mounted(TB), LinkStatus.FOREIGN));
  }

  @Test
  void aPendingSwitchBackShowsEvenWhenTheLastOneFailed() {
    ShareState pending =
        ShareState.NEW
            .withActive(Optional.of(FALLBACK))
            .withRecovery(PendingRecovery.NONE.heldBy("files are open", true))
            .failing("it says no", LastError.Subject.RECOVERY, Instant.EPOCH);
    ShareReport report = report(World.mounted(FALLBACK), LinkStatus.CORRECT).with(pending);

    assertEquals(ShareMark.TB_READY, ShareMark.of(report));
  }

  @Test
  void noTwoMarksLookTheSame() {
    assertEquals(
        ShareMark.values().length,
        Stream.of(ShareMark.values()).map(ShareMark::symbol).collect(Collectors.toSet()).size());
    EnumSet.allOf(ShareMark.class).forEach(each -> assertEquals(1, each.symbol().length()));
  }

  private static ShareMark mark(World world) {
    return mark(world, LinkStatus.CORRECT);
  }

  private static ShareMark mark(World world, LinkStatus link) {
    return ShareMark.of(report(world, link));
  }

  private static ShareReport report(World world, LinkStatus link) {
    Outcome unchanged = new Outcome.Unchanged();
    return new ShareReport(
        World.CORE,
        world.settings(),
        world.seen(),
        world.remembered(),
        world.decision(),
        unchanged,
        link);
  }
}

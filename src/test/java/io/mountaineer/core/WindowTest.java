package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stability window: since when Thunderbolt is reachable, and since when it carries. */
class WindowTest {

  @Test
  void startsWhenThunderboltBecomesReachable() {
    var world = World.mounted(FALLBACK).down(TB).later(2);

    world.up(TB);

    assertEquals(Optional.of(world.now()), since(world));
  }

  @Test
  void goesOnWhileThunderboltStaysReachable() {
    var world = World.mounted(FALLBACK);
    var start = world.now();

    world.later(2).later(2).later(2);

    assertEquals(Optional.of(start), since(world));
  }

  @ParameterizedTest
  @EnumSource(
      value = HostHealth.State.class,
      names = {"SUSPECT", "DOWN"})
  void restartsAfterAnUnreachableProbe(HostHealth.State kind) {
    var world = World.onFallbackWithTbUpFor(20).later(2);

    world = kind == HostHealth.State.DOWN ? world.down(TB) : world.suspect(TB);
    assertEquals(Optional.empty(), since(world));
    world.later(2).up(TB);

    assertEquals(Optional.of(world.now()), since(world));
  }

  @ParameterizedTest
  @EnumSource(
      value = Interruption.class,
      names = {"SLEEP", "GAP", "CLOCK_SET_BACK"})
  void restartsAfterABreak(Interruption kind) {
    var world = World.onFallbackWithTbUpFor(20).later(2);

    world.after(kind);

    assertEquals(Optional.of(world.now()), since(world));
  }

  @Test
  void restartsWhenAMonitorStartsAfterAGap() {
    var world = World.onFallbackWithTbUpFor(3600).monitorStart();

    world.after(Interruption.GAP);

    assertEquals(Optional.of(world.now()), since(world));
    world.then().keeps().because("stable 0 of 30 s");
  }

  @Test
  void goesOnWhenAMonitorStartsWithoutAGap() {
    var world = World.onFallbackWithTbUpFor(20);

    world.monitorStart();

    assertEquals(Optional.of(world.now().minusSeconds(20)), since(world));
  }

  @Test
  void restartsWhenTheRememberedStartLiesInTheFuture() {
    var world = World.onFallbackWithTbUpFor(20).oneShot();

    world.clockSetBack(Duration.ofHours(1));

    assertEquals(Optional.of(world.now()), since(world));
  }

  @Test
  void oneShotRunsGetThroughAWindow() {
    var world = World.mounted(FALLBACK).autoFailback(true).oneShot();

    world.later(60).oneShot().open(new OpenFiles.None());

    world
        .then()
        .moves(FALLBACK, TB, UnmountMode.IF_IDLE, Cause.RECOVERY)
        .because("stable for 60 s");
  }

  @Test
  void aStartIsNotTrustedWhenThunderboltWasNotReachable() {
    var world = World.mounted(FALLBACK);
    var start = Optional.of(world.now().minusSeconds(60));

    world.remembering(
        ShareState.NEW.withHosts(
            new HostHistory(false, start, Optional.empty(), true, "10.10.10.1")));

    assertEquals(Optional.of(world.now()), since(world));
  }

  @Test
  void thunderboltIsHealthySinceItCarriesTheShare() {
    var world = World.onFallbackWithTbUpFor(60).later(2);
    assertEquals(Optional.empty(), healthySince(world));

    world.showing(World.mount(TB, MountHealth.alive()));
    var start = world.now();
    world.later(2);

    assertEquals(Optional.of(start), healthySince(world));
  }

  @Test
  void thunderboltIsNotHealthyWhileItIsUnreachable() {
    var world = World.mounted(TB).later(2);

    world.suspect(TB);

    assertEquals(Optional.empty(), healthySince(world));
    assertEquals(Optional.empty(), since(world));
  }

  @Test
  void thunderboltIsNotHealthyWhenItCarriesNothing() {
    var world = World.mounted(TB).later(2);

    assertEquals(Optional.empty(), healthySince(world.gone()));
  }

  private static Optional<Instant> since(World world) {
    return world.remembered().hosts().tbSince();
  }

  private static Optional<Instant> healthySince(World world) {
    return world.remembered().hosts().tbHealthySince();
  }
}

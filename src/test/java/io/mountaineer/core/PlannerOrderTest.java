package io.mountaineer.core;

import static io.mountaineer.core.Failure.Kind.UNKNOWN;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.core.UnmountMode.FORCE;
import static io.mountaineer.core.UnmountMode.IF_IDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Hold first, then what is not safe to touch: unknown, foreign, misplaced. */
class PlannerOrderTest {

  private static final String ONLY_STRAY = "mounted only at /Volumes/CORE-1";

  static Stream<Arguments> situations() {
    return Stream.of(
        situation("not mounted", world -> world),
        situation("misplaced", world -> world.strayOn(FALLBACK)),
        situation("foreign", World::foreign),
        situation("unknown", World::tableUnreadable));
  }

  private static Arguments situation(String name, UnaryOperator<World> found) {
    return Arguments.of(name, found);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void anUnmountedShareIsKeptAwayWhateverIsFound(String name, UnaryOperator<World> found) {
    var world = found.apply(World.notMounted().hold(Hold.UNMOUNTED));

    world.then().keeps().because("unmounted by you");
  }

  @Test
  void anEjectedShareIsKeptAwayWhateverIsReachable() {
    var world = World.notMounted().hold(Hold.EJECTED);

    world.then().keeps().because("ejected by you");
  }

  @ParameterizedTest
  @EnumSource(
      value = Hold.class,
      names = {"NONE", "PINNED"})
  void nothingIsDoneWhileTheMountTableCannotBeRead(Hold hold) {
    var world = World.notMounted().tableUnreadable().hold(hold);

    var error = "the mount table cannot be read: mount timed out";
    world.then().waits(error).because(error);
  }

  @Test
  void aForeignMountIsReportedAndNeverTouched() {
    var world = World.notMounted().foreign().down(TB);

    world
        .then()
        .waits(
            "/Volumes/CORE is in use by another mount, //anna@other.local/CORE;"
                + " unmount that one if you do not need it")
        .because("/Volumes/CORE", "//anna@other.local/CORE");
  }

  @Test
  void aStrayIsUnmountedWhenIdleAndThenMountedProperly() {
    var world = World.notMounted().strayOn(FALLBACK);

    world.then().undoes(Optional.of(TB)).because(ONLY_STRAY);
  }

  @Test
  void aStrayOfAPinnedShareIsMountedProperlyViaFallback() {
    var world = World.notMounted().strayOn(TB).hold(Hold.PINNED);

    world.then().undoes(Optional.of(FALLBACK));
  }

  @Test
  void aStrayBesideAProperMountIsTakenAwayAndTheProperOneStays() {
    var world = World.mounted(TB).strayOn(FALLBACK);

    world.then().undoes(Optional.empty()).because("/Volumes/CORE-1");
  }

  @Test
  void onlyAProvenDeadHostAllowsForce() {
    assertEquals(FORCE, UnmountMode.against(HostHealth.down("refused")));
    assertEquals(IF_IDLE, UnmountMode.against(HostHealth.suspect("one probe missed")));
    assertEquals(IF_IDLE, UnmountMode.against(HostHealth.up("10.10.10.1")));
  }

  @Test
  void aLoneStrayStaysWhileNoHostIsReachable() {
    var world = World.notMounted().strayOn(FALLBACK).down(TB).down(FALLBACK);

    world.then().waits(ONLY_STRAY).because("no address is reachable");
  }

  @Test
  void aStrayNeverDelaysAFailover() {
    var world = World.mounted(TB).strayOn(FALLBACK).down(TB);

    world.then().moves(TB, FALLBACK, FORCE, Cause.FAILOVER);
  }

  @Test
  void aBusyStrayLeavesAProperMountWhereItIs() {
    var world = World.mounted(TB).strayOn(FALLBACK);

    world.remembering(world.afterwards(new Outcome.Busy(World.heldByFinalCut()))).later(1);

    world.then().keeps().because("mounted over Thunderbolt", "also mounted at /Volumes/CORE-1");
  }

  @Test
  void aBusyStrayIsReportedAndTriedAgainAfterTheBackOff() {
    var world = World.notMounted().strayOn(FALLBACK);

    var busy = world.afterwards(new Outcome.Busy(World.heldByFinalCut()));
    world.remembering(busy).later(1);

    var error = "mounted at a wrong path, and in use by Final Cut Pro (pid 712)";
    world.then().waits(error).because("1 failed attempt", "next try in 1 s");
    world.later(1).then().undoes(Optional.of(TB));
  }

  @Test
  void aStrayWaitsForTheBackOffOfAFailedMount() {
    var world = World.notMounted().strayOn(TB).mountFailed(UNKNOWN, TB, Duration.ofSeconds(1));

    world.then().waits("mounted only at /Volumes/CORE-1");
  }

  @Test
  void everyDecisionHasAWordOfItsOwnForItsAction() {
    var words =
        List.of(
            new Decision.Keep("").action(),
            new Decision.TbReady("", false).action(),
            new Decision.Wait("", "").action(),
            new Decision.Mount(TB, Cause.MOUNT, "").action(),
            new Decision.Move(TB, FALLBACK, FORCE, Cause.FAILOVER, "").action(),
            new Decision.Move(FALLBACK, TB, IF_IDLE, Cause.RECOVERY, "").action(),
            new Decision.Move(TB, TB, FORCE, Cause.DEAD_MOUNT, "").action(),
            new Decision.RemoveStrays(Optional.empty(), "").action(),
            new Decision.Unmount(IF_IDLE, "").action());

    assertEquals(
        List.of(
            "keep", "ready", "wait", "mount", "failover", "recovery", "remount", "undo", "unmount"),
        words);
  }
}

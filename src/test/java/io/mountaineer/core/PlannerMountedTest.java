package io.mountaineer.core;

import static io.mountaineer.core.Decision.Cause.DEAD_MOUNT;
import static io.mountaineer.core.Decision.Cause.FAILOVER;
import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Failure.Kind.TIMED_OUT;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.core.UnmountMode.FORCE;
import static io.mountaineer.core.UnmountMode.IF_IDLE;

import io.mountaineer.core.Decision.Cause;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows for a share that is mounted where it belongs, apart from the way back. */
class PlannerMountedTest {

  private static final String BOTH = "both 10.10.10.1 and macmini.local are unreachable";

  @Test
  void keepsAHealthyMountOnThunderbolt() {
    var world = World.mounted(TB);

    world.then().keeps().because("mounted over Thunderbolt");
  }

  @Test
  void onThunderboltTheStateOfFallbackDoesNotMatter() {
    var world = World.mounted(TB).down(FALLBACK);

    world.then().keeps();
  }

  @Test
  void failsOverToFallbackWhenThunderboltIsConfirmedUnreachable() {
    var world = World.mounted(TB).down(TB);

    world
        .then()
        .moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER)
        .because("Thunderbolt is unreachable", "no route to host", "fallback address is reachable");
  }

  @Test
  void failsOverToThunderboltBeforeTheWindowIsOver() {
    var world = World.onFallbackWithTbUpFor(1).down(FALLBACK);

    world
        .then()
        .moves(FALLBACK, TB, FORCE, FAILOVER)
        .because("fallback address is unreachable", "Thunderbolt is reachable");
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void failoverDoesNotWaitForOpenFiles(Interface from) {
    var world = World.mounted(from).open(World.heldByFinalCut()).down(from);

    world.then().moves(from, from.other(), FORCE, FAILOVER);
  }

  @Test
  void theOnlyMountThatWasBegunIsTheOneThatIsThere() {
    World.mounted(FALLBACK)
        .underWay(FALLBACK, 30)
        .down(FALLBACK)
        .then()
        .moves(FALLBACK, TB, FORCE, FAILOVER);
  }

  @Test
  void ofSeveralMountsByOneHostAnotherMayStillLandBesideTheNext() {
    String error = "a mount over macmini.local may still be under way";

    World.mounted(FALLBACK).severalUnderWay(FALLBACK, 30).down(FALLBACK).then().waits(error);
    World.onFallbackWithTbUpFor(40).severalUnderWay(FALLBACK, 30).then().isReady().because(error);
    World.mounted(FALLBACK)
        .severalUnderWay(FALLBACK, 61)
        .down(FALLBACK)
        .then()
        .moves(FALLBACK, TB, FORCE, FAILOVER);
  }

  @Test
  void aPinnedShareLeavesAFallbackThatDied() {
    var world = World.mounted(FALLBACK).hold(Hold.PINNED).down(FALLBACK);

    world.then().moves(FALLBACK, TB, FORCE, FAILOVER);
  }

  @ParameterizedTest
  @CsvSource({"TB,ALIVE", "TB,DEAD", "FALLBACK,ALIVE", "FALLBACK,DEAD"})
  void keepsTheMountAsItIsWhenBothAreUnreachable(Interface on, MountHealth.State health) {
    var world =
        World.mounted(
            on, health == MountHealth.State.ALIVE ? MountHealth.alive() : MountHealth.dead("EIO"));

    world.down(TB).down(FALLBACK);

    world.then().waits(BOTH).because(BOTH, "the mount stays");
  }

  @Test
  void anUnconfirmedOtherHostIsNoPlaceToGo() {
    var world = World.mounted(TB).down(TB).suspect(FALLBACK);

    world.then().waits(BOTH);
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void oneUnconfirmedMissedProbeTearsNothingDown(Interface on) {
    var alive = World.mounted(on).suspect(on);

    alive.then().keeps().because("missed one probe", "not confirmed yet", "no answer in 800 ms");
  }

  @Test
  void aMountProvenToWorkOutlivesTheSilenceOfItsServerUntilItIsIdle() {
    World.mounted(TB, MountHealth.proven())
        .down(TB)
        .open(World.heldByFinalCut())
        .then()
        .keeps()
        .because("the mount works", "Final Cut Pro");
    World.mounted(TB, MountHealth.proven()).down(TB).then().keeps().because("not checked");

    World.mounted(TB, MountHealth.proven())
        .down(TB)
        .open(new OpenFiles.None())
        .then()
        .moves(TB, FALLBACK, IF_IDLE, FAILOVER);
  }

  @Test
  void aMountThatIsOnlyAliveOrUnsureIsNotSparedWhenItsServerIsDown() {
    var unsure = World.mounted(TB, MountHealth.unsure()).open(World.heldByFinalCut()).down(TB);
    var alive = World.mounted(TB, MountHealth.alive()).open(World.heldByFinalCut()).down(TB);

    unsure.then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
    alive.then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void wantOfTrafficAloneMovesAMountOnlyWhenItIsIdle() {
    var quiet = World.mounted(TB, MountHealth.withoutTraffic());
    quiet.open(World.heldByFinalCut()).then().keeps().because("nothing has come", "Final Cut Pro");

    World.mounted(TB, MountHealth.withoutTraffic())
        .open(new OpenFiles.None())
        .then()
        .moves(TB, TB, IF_IDLE, DEAD_MOUNT);
  }

  @Test
  void failoverWaitsForTheBackOffOfAFailedOne() {
    var world = World.mounted(TB).down(TB).mountFailed(TIMED_OUT, FALLBACK, Duration.ofSeconds(1));

    world
        .then()
        .waits("Thunderbolt is unreachable")
        .because("Thunderbolt is unreachable", "1 failed attempt", "next try in 1 s");
  }

  @Test
  void failoverDoesNotGoToAHostThatRefusedTheLogin() {
    var world = World.mounted(TB).down(TB);

    world.mountFailed(LOGIN_REFUSED, FALLBACK, Duration.ofMinutes(29));

    world.then().waits("macmini.local refused the login").because("30 minutes");
  }

  @Test
  void aLoginRefusedByTheHostThatIsLeftDoesNotHinderTheFailover() {
    var world = World.mounted(TB).down(TB);

    world.mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(29));

    world.then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void replacesADeadMountWhoseHostAnswers() {
    var world = World.mounted(TB, MountHealth.dead("Device not configured"));

    world
        .then()
        .moves(TB, TB, FORCE, DEAD_MOUNT)
        .because("dead", "Device not configured", "address is reachable");
  }

  @Test
  void replacesADeadMountOnFallbackViaThunderboltWhenThatAnswers() {
    var both = World.mounted(FALLBACK, MountHealth.dead("EIO"));
    var fallbackOnly = World.mounted(FALLBACK, MountHealth.dead("EIO")).suspect(TB);

    both.then().moves(FALLBACK, TB, FORCE, DEAD_MOUNT);
    fallbackOnly.then().moves(FALLBACK, FALLBACK, UnmountMode.FORCE, Cause.DEAD_MOUNT);
  }

  @Test
  void replacesADeadMountOnFallbackThereWhenThunderboltIsBarred() {
    var pinned = World.mounted(FALLBACK, MountHealth.dead("EIO")).hold(Hold.PINNED);
    var refused = World.mounted(FALLBACK, MountHealth.dead("EIO"));
    refused.mountFailed(LOGIN_REFUSED, TB, Duration.ofMinutes(5));

    pinned.then().moves(FALLBACK, FALLBACK, UnmountMode.FORCE, Cause.DEAD_MOUNT);
    refused.then().moves(FALLBACK, FALLBACK, UnmountMode.FORCE, Cause.DEAD_MOUNT);
  }

  @Test
  void replacingADeadMountWaitsForTheBackOff() {
    var world =
        World.mounted(TB, MountHealth.dead("EIO")).mountFailed(TIMED_OUT, TB, Duration.ofMillis(1));

    world
        .then()
        .waits("the mount is dead (EIO) although its address is reachable")
        .because("1 failed attempt");
  }

  @ParameterizedTest
  @CsvSource({"TB,1", "TB,2", "FALLBACK,1", "FALLBACK,2"})
  void aMountSilentForOneOrTwoChecksIsKept(Interface on, int checks) {
    var world = World.mounted(on, MountHealth.silent(checks)).tbUpFor(60).autoFailback(true);

    world.then().keeps();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void aMountSilentForThreeChecksInARowIsReplaced(int checks) {
    var world = World.mounted(TB, MountHealth.silent(checks));

    world
        .then()
        .moves(TB, TB, FORCE, DEAD_MOUNT)
        .because("no answer to " + checks + " checks in a row");
  }

  @Test
  void aSilentMountWithADeadHostIsLeftAtOnce() {
    var world = World.mounted(TB, MountHealth.silent(1)).down(TB);

    world.then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void aMountThatWasNotCheckedIsKept() {
    var world = World.mounted(TB, MountHealth.unchecked());

    world.then().keeps();
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void aMountWhoseHostIsOnlySuspectedIsJudgedByItsOwnLife(Interface on) {
    var dead = MountHealth.dead("ENOTCONN");

    World.mounted(on).refused(on).then().keeps().because("macOS blocks this program");
    World.mounted(on).unknown(on).then().keeps().because("no known IP address");
    World.mounted(on, dead)
        .suspect(on)
        .then()
        .moves(on, on.other(), UnmountMode.FORCE, Cause.DEAD_MOUNT);
    World.mounted(on, MountHealth.silent(3))
        .refused(on)
        .then()
        .moves(on, on.other(), UnmountMode.FORCE, Cause.DEAD_MOUNT);
    World.mounted(on, dead)
        .refused(on)
        .down(on.other())
        .then()
        .waits(
            "the mount is dead (ENOTCONN) although its address cannot be checked, because macOS"
                + " blocks this program");
  }

  @Test
  void aDeadMountGoesByTheHostThatNoStrayAnswersFor() {
    var dead = World.mounted(TB, MountHealth.dead("Socket is not connected")).strayOn(TB);

    dead.then()
        .moves(TB, FALLBACK, UnmountMode.FORCE, Cause.DEAD_MOUNT)
        .because(
            "not over Thunderbolt: the share is also mounted by that address at " + World.STRAY);
  }

  @Test
  void aMountByAThirdNameFailsOverToTheHostThatNoStrayAnswersFor() {
    World.mountedByThirdName(HostHealth.down("no answer"))
        .strayOn(TB)
        .then()
        .moves(FALLBACK, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER)
        .because("not over Thunderbolt");
  }

  @Test
  void aFailoverWhoseOnlyHostAStrayAnswersForIsTriedOnceAndWaitsForTheStray() {
    var world = World.mounted(TB).strayOn(FALLBACK).later(2).down(TB);
    world.then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
    var busy = Failure.of(Failure.Kind.BUSY, "in use by vim");

    var state = world.afterwards(Outcome.Failed.ofStray(busy, Optional.of(TB)));
    world.remembering(state).later(1);

    world.then().waits("in use by vim").because("also mounted by that address at " + World.STRAY);
    world.later(2).then().moves(TB, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void aRecoveryWaitsForTheStrayThatWouldAnswerIt() {
    var world = World.onFallbackWithTbUpFor(31).strayOn(TB).open(new OpenFiles.None());

    world.then().undoes(Optional.empty());
    world
        .remembering(world.afterwards(new Outcome.Busy(World.heldByFinalCut())))
        .later(1)
        .open(new OpenFiles.None())
        .then()
        .isReady()
        .because("also mounted by that address at " + World.STRAY);
  }

  @Test
  void aMountByAThirdNameIsJudgedByThatServer() {
    World.mountedByThirdName(HostHealth.up("192.168.1.20")).down(FALLBACK).down(TB).then().keeps();
    World.mountedByThirdName(HostHealth.suspect("no answer")).down(FALLBACK).then().keeps();
    World.mountedByThirdName(HostHealth.down("no answer"))
        .then()
        .moves(FALLBACK, TB, UnmountMode.FORCE, Cause.FAILOVER);
    World.mountedByThirdName(HostHealth.down("no answer"))
        .down(TB)
        .then()
        .moves(FALLBACK, FALLBACK, UnmountMode.FORCE, Cause.FAILOVER);
  }

  @Test
  void aFailoverToAnAddressThatIsMountedElsewhereIsKnownToBeImpossible() {
    World.mounted(TB)
        .down(TB)
        .mountedElsewhereBy(FALLBACK)
        .then()
        .waits(
            "the share is mounted by this address at /Users/anna/core, and macOS mounts it once");
  }
}

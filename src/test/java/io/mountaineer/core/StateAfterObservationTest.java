package io.mountaineer.core;

import static io.mountaineer.core.Failure.Kind.LOGIN_REFUSED;
import static io.mountaineer.core.Failure.Kind.UNREACHABLE;
import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** State after a look: the mount, errors, pending recoveries and waits. */
class StateAfterObservationTest {

  private static final Optional<String> ERROR = Optional.of("share not found");

  @ParameterizedTest
  @EnumSource(Interface.class)
  void theActiveInterfaceIsTheOneInTheMountTable(Interface on) {
    var world = World.mounted(on);

    world.remembering(ShareState.NEW.withActive(Optional.of(on.other())));

    assertEquals(Optional.of(on), world.remembered().active());
  }

  @Test
  void noInterfaceIsActiveWhenNothingIsMounted() {
    var active = ShareState.NEW.withActive(Optional.of(TB)).withMountAlive(Optional.of(true));

    var state = World.notMounted().remembering(active).remembered();

    assertEquals(Optional.empty(), state.active());
    assertEquals(Optional.empty(), state.mountAlive());
  }

  @Test
  void theActiveInterfaceStaysWhenTheMountTableIsUnknown() {
    var world = World.mounted(FALLBACK).later(2);

    world.tableUnreadable();

    assertEquals(Optional.of(FALLBACK), world.remembered().active());
  }

  @Test
  void theHostOfOurMountIsForgottenOnceThatIsSeenToBeGone() {
    assertEquals(Optional.empty(), mountedHost(World.notMounted()));
    assertEquals(Optional.empty(), mountedHost(World.notMounted().foreign()));
  }

  @Test
  void theHostOfOurMountIsKeptWhileItMayBeThereOrMayStillLand() {
    assertEquals(Optional.of("old.local"), mountedHost(World.notMounted().tableUnreadable()));
    assertEquals(Optional.of("old.local"), mountedHost(World.notMounted().underWay(TB, 30)));
    assertEquals(Optional.of("old.local"), mountedHost(World.notMounted().foreign().over(TB)));
  }

  private static Optional<String> mountedHost(World world) {
    var earlier = ShareState.NEW.withMountedHost(Optional.of("old.local"));
    return world.remembering(earlier).remembered().mountedHost();
  }

  @Test
  void theProperMountBesideAStrayIsActive() {
    var world = World.mounted(FALLBACK).strayOn(TB);

    assertEquals(Optional.of(FALLBACK), world.remembered().active());
  }

  @Test
  void aLoneStrayOrAForeignMountIsNotActive() {
    assertEquals(Optional.empty(), World.notMounted().strayOn(TB).remembered().active());
    assertEquals(Optional.empty(), World.notMounted().foreign().remembered().active());
  }

  @Test
  void theLifeOfTheMountIsRemembered() {
    assertEquals(Optional.of(true), alive(MountHealth.alive()));
    assertEquals(Optional.of(false), alive(MountHealth.silent(1)));
    assertEquals(Optional.of(false), alive(MountHealth.dead("EIO")));
    assertEquals(Optional.empty(), alive(MountHealth.unchecked()));
    assertEquals(Optional.empty(), alive(MountHealth.unsure()));
    assertEquals(Optional.of(false), alive(MountHealth.withoutTraffic()));
  }

  private static Optional<Boolean> alive(MountHealth health) {
    return World.mounted(TB, health).remembered().mountAlive();
  }

  @Test
  void bothHostsAreRemembered() {
    var hosts = World.notMounted().suspect(TB).remembered().hosts();
    var other = World.notMounted().down(FALLBACK).remembered().hosts();

    assertFalse(hosts.tb());
    assertTrue(hosts.fallback());
    assertTrue(other.tb());
    assertFalse(other.fallback());
  }

  @ParameterizedTest
  @EnumSource(Interface.class)
  void theFirstHealthyCycleClearsTheLastError(Interface on) {
    var world = World.mounted(on).lastError("share not found");

    assertEquals(Optional.empty(), world.remembered().lastError());
  }

  @Test
  void theLastErrorStaysUntilACycleIsHealthy() {
    assertEquals(ERROR, errorAfter(World.notMounted()));
    assertEquals(ERROR, errorAfter(World.notMounted().foreign()));
    assertEquals(ERROR, errorAfter(World.notMounted().tableUnreadable()));
    assertEquals(ERROR, errorAfter(World.mounted(TB).down(TB)));
    assertEquals(ERROR, errorAfter(World.mounted(TB).suspect(TB)));
    assertEquals(ERROR, errorAfter(World.mounted(TB, MountHealth.silent(1))));
    assertEquals(ERROR, errorAfter(World.mounted(TB, MountHealth.dead("EIO"))));
    assertEquals(ERROR, errorAfter(World.notMounted().hold(Hold.PINNED)));
  }

  @Test
  void aShareAwayByTheUsersWillIsHealthy() {
    assertEquals(Optional.empty(), errorAfter(World.notMounted().hold(Hold.UNMOUNTED)));
    assertEquals(Optional.empty(), errorAfter(World.notMounted().hold(Hold.EJECTED)));
    assertEquals(ERROR, errorAfter(World.notMounted().hold(Hold.UNMOUNTED).foreign()));
  }

  @Test
  void theErrorOfAFailedSwitchIsShownForTenMinutes() {
    var world = World.mounted(FALLBACK).lastError("timed out", LastError.Subject.SWITCH);

    assertEquals(Optional.of("timed out"), world.later(599).remembered().lastError());
    assertEquals(Optional.empty(), world.later(1).remembered().lastError());
  }

  @Test
  void theErrorOfAFailedSwitchIsNotShownForHoursAfterTheClockWasSetBack() {
    var world = World.mounted(FALLBACK).lastError("timed out", LastError.Subject.SWITCH);

    assertEquals(
        Optional.empty(), world.clockSetBack(Duration.ofHours(1)).remembered().lastError());
  }

  @Test
  void theErrorOfAFailedRecoveryIsShownWhileThunderboltIsThere() {
    var world = World.mounted(FALLBACK).lastError("timed out", LastError.Subject.RECOVERY);

    assertEquals(Optional.of("timed out"), world.later(3600).remembered().lastError());
    assertEquals(Optional.empty(), world.down(TB).remembered().lastError());
    assertEquals(
        Optional.empty(),
        world.up(TB).showing(World.mount(TB, MountHealth.alive())).remembered().lastError());
  }

  @Test
  void theErrorOfAFailedRecoveryIsOverOnceTheUserPinsTheShareToFallback() {
    var world = World.mounted(FALLBACK).lastError("timed out", LastError.Subject.RECOVERY);

    assertEquals(Optional.empty(), world.hold(Hold.PINNED).remembered().lastError());
  }

  @Test
  void theErrorOfAStrayIsShownWhileItIsThere() {
    var world = World.mounted(TB).strayOn(FALLBACK).lastError("busy", LastError.Subject.STRAY);

    assertEquals(Optional.of("busy"), world.remembered().lastError());
    assertEquals(
        Optional.empty(),
        World.mounted(TB).lastError("busy", LastError.Subject.STRAY).remembered().lastError());
  }

  private static Optional<String> errorAfter(World world) {
    return world.lastError("share not found").remembered().lastError();
  }

  @Test
  void pendingStaysWhileTheShareIsOnFallbackAndThunderboltAnswers() {
    var world = World.onFallbackWithTbUpFor(60).pending("held").openFilesSeenBefore();

    assertEquals(
        new PendingRecovery(true, Optional.of("held"), false, true), world.remembered().recovery());
  }

  @Test
  void pendingStaysWhileTheMountTableIsUnknown() {
    var world = World.onFallbackWithTbUpFor(60).pending("held").later(2);

    world.tableUnreadable();

    assertTrue(world.remembered().recovery().pending());
  }

  @Test
  void pendingIsClearedWhenThunderboltDrops() {
    var world = World.onFallbackWithTbUpFor(60).pending("held").openFilesSeenBefore();

    assertEquals(PendingRecovery.NONE, world.down(TB).remembered().recovery());
  }

  @Test
  void pendingIsClearedWhenTheShareIsNoLongerOnFallback() {
    var moved = World.mounted(TB).pending("held").openFilesSeenBefore();
    var gone = World.notMounted().pending("held").openFilesSeenBefore();

    assertEquals(PendingRecovery.NONE, moved.remembered().recovery());
    assertEquals(PendingRecovery.NONE, gone.remembered().recovery());
  }

  @Test
  void onlyOpenFilesThatAreKnownCountAsSeen() {
    var held = World.onFallbackWithTbUpFor(60).open(World.heldByFinalCut());
    var none = World.onFallbackWithTbUpFor(60).open(new OpenFiles.None());
    var unknown = World.onFallbackWithTbUpFor(60).open(new OpenFiles.Unknown("lsof failed"));

    assertTrue(held.remembered().recovery().openFilesSeen());
    assertFalse(none.remembered().recovery().openFilesSeen());
    assertFalse(unknown.remembered().recovery().openFilesSeen());
  }

  @Test
  void aNetworkEventEndsTheWaitOfAMountAndNeitherThatOfARecoveryNorTheRefusals() {
    var world =
        World.notMounted()
            .mountFailed(LOGIN_REFUSED, TB, Duration.ofSeconds(1))
            .recoveryFailed(UNREACHABLE, Duration.ofSeconds(1));

    var attempts = world.networkEvent().remembered().attempts();

    assertEquals(Backoff.NONE, attempts.mount());
    assertTrue(attempts.recovery().mustWait(world.now()));
    assertTrue(attempts.activeBar(TB, world.now()).isPresent());
  }

  @Test
  void theWaitOfARecoveryEndsFiveSecondsAfterThunderboltHasGoneAndCome() {
    var world = World.mounted(FALLBACK).tbUpFor(60).window(0);
    world.recoveryFailed(UNREACHABLE, Duration.ofSeconds(1)).down(TB).later(2).up(TB);

    var recovery = world.remembered().attempts().recovery();

    assertEquals(1, recovery.failures());
    assertEquals(Optional.of(world.now().plusSeconds(5)), recovery.nextAt());
    assertFalse(world.later(4).remembered().attempts().recovery().nextAt().isEmpty());
  }

  @Test
  void aLostProbeOfThunderboltEndsNoWaitOfARecovery() {
    var world = World.mounted(FALLBACK).tbUpFor(60);
    world.recoveryFailed(UNREACHABLE, Duration.ofSeconds(1)).suspect(TB).later(2).up(TB);

    var recovery = world.remembered().attempts().recovery();

    assertTrue(Duration.between(world.now(), recovery.nextAt().orElseThrow()).toSeconds() > 50);
  }

  @Test
  void aQuietCycleKeepsTheWaits() {
    var world = World.notMounted().mountFailed(UNREACHABLE, TB, Duration.ofSeconds(1));

    assertTrue(world.remembered().attempts().mount().mustWait(world.now()));
  }

  @Test
  void aCycleInWhichNothingChangedLeavesTheSameMemory() {
    var world = World.mounted(TB).later(2);
    var earlier = world.remembered();

    var state = world.later(2).remembered();

    assertEquals(earlier, state);
  }
}

package io.mountaineer.platform.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountEntry;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Mounter.UnmountResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests to the simulated Mac end in their own time. */
class SimulatedLateEffectsTest {

  private static final String TB = "10.10.10.1";
  private static final String FALLBACK = "macmini.local";

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private SimulatedMac mac;
  private Path core;

  @BeforeEach
  void switchOn() {
    core = folder.resolve("Volumes/CORE");
    mac = new SimulatedMac(folder.resolve("mac"), folder.resolve("Volumes"), 445, clock);
  }

  private Optional<Failure> mount(String host) {
    return mac.platform().mounter().mount(new Request("evan", host, 445, "CORE", core)).failure();
  }

  private UnmountResult unmount(boolean force) {
    return mac.platform().mounter().unmount(mac.mounted().get(0), force);
  }

  private List<Path> mounts() {
    return mac.mounted().stream().map(MountEntry::path).toList();
  }

  private void killed() {
    throw new Killed();
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aMountLandsAfterItsToolHasRunIntoItsLimit() {
    mac.host(TB).mountTakes(Duration.ofSeconds(45));

    assertEquals(Kind.TIMED_OUT, mount(TB).orElseThrow().kind());

    assertEquals(List.of(), mounts());
    clock.pause(Duration.ofSeconds(15));
    assertEquals(List.of(core), mounts());
  }

  @Test
  void aMountMayBeListedAfterItsToolHasSucceeded() {
    mac.faults().listedAfter(Duration.ofSeconds(3));

    assertEquals(Optional.empty(), mount(TB));

    assertEquals(List.of(), mounts());
    clock.pause(Duration.ofSeconds(3));
    assertEquals(List.of(core), mounts());
  }

  @Test
  void aMountLandsAfterTheDeathOfTheProcessThatAsked() {
    mac.host(TB).mountTakes(Duration.ofSeconds(20));
    mac.faults().duringTools(this::killed);

    assertThrows(Killed.class, () -> mount(TB));

    assertEquals(List.of(), mounts());
    clock.pause(Duration.ofSeconds(10));
    assertEquals(List.of(core), mounts());
  }

  @Test
  void aMountDoesNotLandWhenItsHostHasGoneMeanwhile() {
    mac.host(TB).mountTakes(Duration.ofSeconds(45));
    mount(TB);
    mac.host(TB).goes(SimulatedHost.Link.DOWN);

    clock.pause(Duration.ofSeconds(60));

    assertEquals(List.of(), mounts());
  }

  @Test
  void aLateMountBesideAnotherLandsOnASuffixAndIsReported() {
    mac.host(TB).mountTakes(Duration.ofSeconds(45));
    mount(TB);
    mount(FALLBACK);

    clock.pause(Duration.ofSeconds(15));

    assertEquals(List.of(core, core.resolveSibling("CORE-1")), mounts());
    assertEquals(1, mac.secondMounts().size());
  }

  @Test
  void anUnmountGoesOnAfterItsLimit() {
    mount(TB);
    mac.faults().unmountTakes(Duration.ofSeconds(40));

    assertInstanceOf(UnmountResult.Failed.class, unmount(true));

    assertEquals(List.of(core), mounts());
    clock.pause(Duration.ofSeconds(40));
    assertEquals(List.of(), mounts());
  }

  @Test
  void aMountThatStandsElsewhereIsTheAnswerToAnotherFromItsAddress() {
    Path home = folder.resolve("home/CORE");
    mac.host("macmini.lan").resolvesTo(TB);
    mac.mountFor(MountOwner.ourUser(), "macmini.lan", "CORE", home);

    assertEquals(Optional.empty(), mount(TB));

    assertEquals(List.of(home), mounts());
  }

  @Test
  void whatAnotherUserMountedIsNoAnswer() {
    Path home = folder.resolve("home/CORE");
    mac.mountFor(MountOwner.of("bob"), TB, "CORE", home);

    mount(TB);

    assertEquals(List.of(core, home), mounts());
    assertEquals(Optional.of("bob"), mac.mounted().get(1).mountedBy());
  }

  @Test
  void onlyItsOwnerMayUnmount() {
    mac.mountFor(MountOwner.root(), TB, "CORE", core);

    UnmountResult result = unmount(true);

    assertInstanceOf(UnmountResult.Failed.class, result);
    assertEquals(List.of(core), mounts());
  }

  @Test
  void withoutASavedPasswordAWindowWaitsForThePersonWhoAsked() {
    mac.host(TB).savedPassword(false);
    Instant start = clock.now();
    Request asked = new Request("evan", TB, 445, "CORE", core, true, false);

    assertEquals(
        Kind.TIMED_OUT, mac.platform().mounter().mount(asked).failure().orElseThrow().kind());

    assertEquals(asked.limit(), Duration.between(start, clock.now()));
  }

  @Test
  void withoutASavedPasswordNoWindowIsOpenedUnasked() {
    mac.host(TB).savedPassword(false);

    assertEquals(Kind.NO_PASSWORD, mount(TB).orElseThrow().kind());
  }

  @Test
  void nothingMountsWithoutASession() {
    mac.faults().session(false);

    assertEquals(Kind.NO_SESSION, mount(TB).orElseThrow().kind());
  }

  @Test
  void anotherShareOfTheServerNeedsNoPasswordOfItsOwn() {
    mac.host(TB).savedPassword(false);
    mac.mountByHand(TB, "MEDIA", core.resolveSibling("MEDIA"));
    Request loggedIn = new Request("evan", TB, 445, "CORE", core, false, true);

    assertEquals(Optional.empty(), mac.platform().mounter().mount(loggedIn).failure());
  }

  @Test
  void statfsAnswersFromItsCacheWhileTheHostIsAway() {
    mount(TB);
    mac.host(TB).statfsIsCached(true).goes(SimulatedHost.Link.BLACK_HOLE);

    assertTrue(mac.platform().liveness().check(core).kind().name().equals("ALIVE"));
    assertEquals(false, mac.isAlive(core));
  }

  @Test
  void neitherProbeFindsARouteToAnUnpluggedHost() {
    mac.host(TB).goes(SimulatedHost.Link.DOWN);
    Duration limit = Duration.ofMillis(800);

    assertTrue(mac.platform().probe().probe(TB, 445, limit).refusedLocally());
    assertTrue(mac.platform().alternateProbe().probe(TB, 445, limit).refusedLocally());
  }

  @Test
  void aServiceNameIsOneMoreNameOfItsHost() {
    mac.spell("Evan’s Mac mini._smb._tcp.local", FALLBACK);
    mac.mountByHand("Evan’s Mac mini._smb._tcp.local", "CORE", core);
    assertTrue(mac.isAlive(core));

    mac.host(FALLBACK).goes(SimulatedHost.Link.DOWN);

    assertEquals(false, mac.isAlive(core));
  }
}

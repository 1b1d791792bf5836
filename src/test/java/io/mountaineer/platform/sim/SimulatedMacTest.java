package io.mountaineer.platform.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.platform.Liveness.Result;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Mounter.UnmountResult;
import io.mountaineer.platform.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of macOS that the simulated Mac keeps. */
class SimulatedMacTest {

  private static final String HOST = "10.10.10.1";
  private static final Duration LIMIT = Duration.ofMillis(800);

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private SimulatedMac mac;
  private Path core;

  @BeforeEach
  void switchOn() {
    mac = anotherInstance();
    core = folder.resolve("Volumes/CORE");
  }

  private SimulatedMac anotherInstance() {
    return new SimulatedMac(folder.resolve("mac"), folder.resolve("Volumes"), 445, clock);
  }

  private Optional<Failure> mount(String host) {
    return mac.platform().mounter().mount(new Request("evan", host, 445, "CORE", core)).failure();
  }

  private static List<MountEntry> mounts(SimulatedMac of) {
    return ((MountTable.Known) of.readMountTable())
        .entries().stream().filter(entry -> entry.smb().isPresent()).toList();
  }

  private UnmountResult unmount(boolean force) {
    return mac.platform().mounter().unmount(mounts(mac).get(0), force);
  }

  @Test
  void aMountShowsItsHostAndServesRealFiles() throws IOException {
    Files.createDirectories(mac.served(HOST, "CORE"));
    Files.writeString(mac.served(HOST, "CORE").resolve("cut.mov"), "film");

    assertEquals(Optional.empty(), mount(HOST));

    assertEquals("//10.10.10.1/CORE", mounts(mac).get(0).source());
    assertEquals("film", Files.readString(core.resolve("cut.mov")));
  }

  @Test
  void aSecondMountOfAShareIsAnErrorOfTheCaller() {
    mount(HOST);

    assertThrows(IllegalStateException.class, () -> mount("macmini.local"));
  }

  @Test
  void aMountLandsOnASuffixWhileTheDirectoryOfTheLastOneIsStillThere() {
    mount(HOST);
    unmount(false);

    mount(HOST);

    assertEquals(core.resolveSibling("CORE-1"), mounts(mac).get(0).path());
  }

  @Test
  void theDirectoryGoesShortlyAfterTheUnmountByItself() {
    mount(HOST);
    unmount(false);
    assertTrue(Files.isDirectory(core));

    clock.pause(Duration.ofMillis(200));
    mount(HOST);

    assertEquals(core, mounts(mac).get(0).path());
  }

  @Test
  void aHeldMountIsBusyUnlessForced() {
    mount(HOST);
    mac.open(core, new Holder("vim", 712, 1, "cut.mov"));

    assertInstanceOf(UnmountResult.Busy.class, unmount(false));
    assertInstanceOf(UnmountResult.Gone.class, unmount(true));

    assertEquals(List.of(), mounts(mac));
  }

  @Test
  void anUnforcedUnmountOfADeadMountEndsAtItsLimit() {
    mount(HOST);
    mac.host(HOST).goes(SimulatedHost.Link.DOWN);
    Instant start = clock.now();

    assertInstanceOf(UnmountResult.Failed.class, unmount(false));

    assertEquals(15, Duration.between(start, clock.now()).toSeconds());
    assertEquals(1, mounts(mac).size());
  }

  @Test
  void aMountIsSilentWhileItsHostIsGone() {
    mount(HOST);
    assertEquals(Result.alive(), mac.platform().liveness().check(core));

    mac.host(HOST).goes(SimulatedHost.Link.BLACK_HOLE);

    assertEquals(Result.silent(), mac.platform().liveness().check(core));
  }

  @Test
  void aRefusedLoginMountsNothing() {
    Failure refused = Failure.of(Kind.LOGIN_REFUSED, "wrong password");
    mac.host(HOST).mountsFailWith(Optional.of(refused));

    assertEquals(Optional.of(Kind.LOGIN_REFUSED), mount(HOST).map(Failure::kind));

    assertEquals(List.of(), mounts(mac));
  }

  @Test
  void aHostThatIsAwayCannotBeMounted() {
    mac.host(HOST).goes(SimulatedHost.Link.DOWN);

    assertEquals(Kind.UNREACHABLE, mount(HOST).orElseThrow().kind());
  }

  @Test
  void aFileInTheFolderDownPullsTheCable() throws IOException {
    Files.createDirectories(folder.resolve("mac/down"));
    Path cable = Files.createFile(folder.resolve("mac/down").resolve(HOST));
    assertFalse(probe().connected());

    Files.delete(cable);

    assertTrue(probe().connected());
  }

  private Probe.Answer probe() {
    return mac.platform().probe().probe(HOST, 445, LIMIT);
  }

  @Test
  void packetsThatVanishTakeTheWholeLimit() {
    mac.host(HOST).goes(SimulatedHost.Link.BLACK_HOLE);
    Instant start = clock.now();

    assertFalse(probe().connected());

    assertEquals(LIMIT, Duration.between(start, clock.now()));
  }

  @Test
  void macOsMayRefuseTheNetworkToJavaAlone() {
    mac.host(HOST).privacyRefusesJava(true);

    assertTrue(probe().refusedLocally());

    assertTrue(mac.platform().alternateProbe().probe(HOST, 445, LIMIT).connected());
  }

  @Test
  void mountsSurviveInTheFolderForASecondInstance() {
    mount(HOST);

    SimulatedMac second = anotherInstance();

    assertEquals(mounts(mac), mounts(second));
    second.eject(core);
    assertEquals(List.of(), mounts(mac));
  }

  @Test
  void aSecondInstanceRemovesTheDirectoryThatTheFirstLeft() {
    mount(HOST);
    unmount(false);

    SimulatedMac second = anotherInstance();
    clock.pause(Duration.ofSeconds(1));
    second.readMountTable();

    assertFalse(Files.exists(core));
  }

  @Test
  void ejectingIsNotUnmounting() {
    mount(HOST);
    mac.eject(core);

    assertEquals(List.of("mounted 10.10.10.1/CORE at CORE", "ejected CORE"), mac.ledger());
    assertEquals(List.of(), mounts(mac));
  }

  @Test
  void aLookThatFailsIsUnknownAndNotNone() {
    mac.faults().lsofFails(true);

    assertInstanceOf(OpenFiles.Unknown.class, mac.platform().openFiles().look(core));
  }

  @Test
  void indexersAreNobody() {
    mac.open(core, new Holder("mds_stores", 91, 3, "index"));

    assertEquals(new OpenFiles.None(), mac.platform().openFiles().look(core));
  }

  @Test
  void theRealVolumesAreNeverTouched() {
    Path real = Path.of("/Volumes");

    assertThrows(IllegalArgumentException.class, () -> new SimulatedMac(folder, real, 445, clock));
  }

  @Test
  void whileTheMacSleepsOnlyTheWallClockGoesOn() {
    long before = clock.nanos();
    Instant wall = clock.now();

    clock.sleep(Duration.ofHours(8));

    assertEquals(before, clock.nanos());
    assertEquals(Duration.ofHours(8), Duration.between(wall, clock.now()));
  }
}

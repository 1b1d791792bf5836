package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.sim.SimulatedHost.Link;
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

/** Promises that hold in every story; those about neighbours are in NeighboursTest. */
class InvariantsTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aShareIsNeverMountedBesideAMountThatIsNotProvenGone() {
    mac.mountedVia(FALLBACK).mac.faults().unmountLies(true);
    mac.tap.after(call -> assertTrue(mac.mounts().size() <= 1, mac.mounts().toString()));

    mac.runFor(40);
    mac.act(new SwitchShare(TB, true));
    mac.pullFallback().runFor(40);

    assertEquals(List.of("macmini.local/CORE at CORE"), mac.mounts());
  }

  @Test
  void aShareStaysNowhereButAtItsVolumePath() {
    mac.mac.faults().nextMountsLandOnSuffix(3);

    mac.runFor(60);

    mac.then(CORE).isMountedVia(TB);
    assertEquals(3, mac.mac.ledger().stream().filter("unmounted CORE-1"::equals).count());
  }

  @Test
  void theMountTableIsTheTruthWhateverIsRemembered() {
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    EngineUnderTest liar = mac.another();
    liar.execute(new Operation.Reconcile());
    ShareState onFallback = liar.states.load().of("CORE");
    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(Duration.ofSeconds(1));
    mac.looksTwice();

    mac.another().states.update("CORE", whatever -> onFallback);
    mac.pullFallback().cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void whatStandsInVolumesIsNeverChanged() throws Exception {
    Path volumes = Files.createDirectories(mac.volume(CORE).getParent());
    Files.writeString(volumes.resolve("CORE"), "a file");
    Files.createDirectories(volumes.resolve("VAULT/deep"));
    Files.writeString(volumes.resolve("VAULT/deep/file"), "not mine");
    TreeSnapshot before = TreeSnapshot.of(volumes);

    mac.manages(CORE, VAULT).runFor(120).pullThunderbolt().runFor(120);
    mac.act(new UnmountShare(true));

    assertEquals(before, TreeSnapshot.of(volumes));
  }

  @Test
  void unknownIsNotNo() {
    mac.mountedVia(FALLBACK).mac.faults().lsofFails(true);

    mac.runFor(60);
    mac.act(new SwitchShare(TB, false));
    mac.act(new UnmountShare(false));
    mac.mac.faults().mountTableUnreadable(true);
    mac.pullFallback().runFor(60);

    mac.then(CORE).wasNeverUnmounted();
  }

  @Test
  void lookingChangesNothing() throws Exception {
    mac.manages(CORE, VAULT).mountedVia(TB).opens(CORE, "vim").runFor(10);
    mac.pullThunderbolt().mac.eject(mac.volume(VAULT));
    Files.delete(mac.link(CORE));
    TreeSnapshot before = TreeSnapshot.of(folder);

    for (int i = 0; i < 5; i++) {
      mac.another().status();
      mac.another().preview();
      mac.program().status();
    }

    assertEquals(before, TreeSnapshot.of(folder));
  }

  @Test
  void lookingAtADeadMountChangesNothingEither() throws Exception {
    mac.mountedVia(TB).runFor(10);
    mac.tb().statfsFailsWith(Optional.of("Input/output error"));
    TreeSnapshot before = TreeSnapshot.of(folder);

    mac.status();
    assertEquals("remount", mac.preview().decision().action());

    assertEquals(before, TreeSnapshot.of(folder));
  }

  @Test
  void lookingAtAHomeThatWasNeverUsedMakesNoFiles() throws Exception {
    TreeSnapshot before = TreeSnapshot.of(folder);

    mac.status();
    mac.preview();

    assertEquals(before, TreeSnapshot.of(folder));
  }

  @Test
  void aCycleEndsWhateverHangs() {
    mac.manages(CORE, VAULT).mountedVia(FALLBACK);
    mac.mac.faults().lsofHangs(true);
    mac.fallback().statfsHangs(true);
    mac.tb().goes(Link.BLACK_HOLE).mountsHang(true);
    Instant start = mac.time.now();

    mac.cycle();

    assertTrue(Duration.between(start, mac.time.now()).toSeconds() < 30, "a cycle took too long");
  }

  @Test
  void statusAnswersWhileAnActionHangs() {
    ManualWorkers workers = new ManualWorkers();
    mac.another(workers).monitor.cycle();
    Instant start = mac.time.now();

    String seen = mac.status().mountState().wire();

    assertEquals("unmounted", seen);
    assertTrue(Duration.between(start, mac.time.now()).toSeconds() < 5, "status waited");
    assertEquals(1, workers.tasks.size());
  }

  @Test
  void nothingIsForcedWhileHostAndMountAreWell() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(60);
    mac.act(new SwitchShare(TB, false));
    mac.act(new UnmountShare(false));
    mac.mac.closeAll();
    mac.runFor(60);
    mac.act(new SwitchShare(FALLBACK, false));
    mac.act(new UnmountShare(false));

    mac.then(CORE).isNotMounted();
    assertEquals(0, mac.tap.calls("force"));
  }

  @Test
  void theStateFileIsWholeAtEveryMoment() {
    mac.tap.before(call -> assertStateIsWhole());
    mac.tap.after(call -> assertStateIsWhole());
    mac.onLog(event -> assertStateIsWhole());

    mac.runFor(10).pullThunderbolt().runFor(10).mountsFail(TB, Kind.UNKNOWN).plugInThunderbolt();
    mac.runFor(60).act(new UnmountShare(false));

    assertTrue(Files.exists(mac.home.state()));
  }

  private void assertStateIsWhole() {
    if (Files.exists(mac.home.state())) {
      assertDoesNotThrow(() -> new ObjectMapper().readTree(mac.home.state().toFile()));
    }
  }

  @Test
  void theHomeIsForItsUserAlone() throws IOException {
    mac.mountedVia(TB).runFor(10);

    String mode = Files.getPosixFilePermissions(mac.home.state()).toString();

    assertFalse(mode.contains("OTHERS") || mode.contains("GROUP"), mode);
  }
}

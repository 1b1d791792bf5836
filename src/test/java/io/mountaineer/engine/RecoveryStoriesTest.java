package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void thunderboltThatIsBackIsUsedAgainWhenItWasStableAndNoFileIsOpen() {
    mac.mountedVia(TB).pullThunderbolt().cycle();

    mac.plugInThunderbolt().runFor(30).then(CORE).isMountedVia(FALLBACK);

    mac.runFor(4)
        .then(CORE)
        .isMountedVia(TB)
        .wasUnmountedBy("unmounted by force CORE", "unmounted CORE");
  }

  @Test
  void theDecisionSaysHowMuchOfTheWindowIsOver() {
    mac.mountedVia(FALLBACK).runFor(18);

    String reason = mac.preview().decision().reason();

    assertTrue(reason.contains("stable 18 of 30 s"), reason);
  }

  @Test
  void thunderboltIsNotAnnouncedBeforeTheWindowIsOver() {
    mac.mountedVia(FALLBACK).opens(CORE, "Final Cut Pro");

    mac.runFor(28).then(CORE).isNotTbReady();

    mac.runFor(6).then(CORE).isTbReady();
  }

  @Test
  void staysOnFallbackWhileFilesAreOpenAndGoesBackWhenTheyAreClosed() {
    mac.mountedVia(FALLBACK).opens(CORE, "Final Cut Pro");

    mac.runFor(40).then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
    mac.then(CORE).isTbReadyBecause("in use by Final Cut Pro (pid 712)");

    mac.mac.closeAll();
    mac.runFor(4).then(CORE).isMountedVia(TB).isNotTbReady();
  }

  @Test
  void indexersOfMacOsDoNotHoldARecovery() {
    mac.mountedVia(FALLBACK).opens(CORE, "mds_stores").opens(CORE, "mdworker_shared");
    mac.tap.before(call -> letGoBefore(call));

    mac.runFor(40);

    mac.then(CORE).isMountedVia(TB);
  }

  /** Lets indexers close their files on a volume that is being unmounted. */
  private void letGoBefore(String call) {
    if (call.equals("unmount CORE")) {
      mac.mac.closeAll();
    }
  }

  @Test
  void unknownOpenFilesAreNotNone() {
    mac.mountedVia(FALLBACK).mac.faults().lsofFails(true);

    mac.runFor(60);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
  }

  @Test
  void aHangingLookIsNotNoneEither() {
    mac.mountedVia(FALLBACK).mac.faults().lsofHangs(true);

    mac.runFor(120);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
  }

  @Test
  void aFileOpenedAtTheLastMomentStopsTheRecovery() {
    mac.mountedVia(FALLBACK);
    mac.tap.after(call -> openAfterTheFirstLook(call));

    mac.runFor(40);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
  }

  private void openAfterTheFirstLook(String call) {
    if (call.equals("lsof CORE") && mac.tap.calls(call) == 1) {
      mac.opens(CORE, "Final Cut Pro");
    }
  }

  @Test
  void aRecoveryIsNeverForced() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim");
    mac.settings.lsofRecheck = false;

    mac.runFor(300);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
    assertEquals(0, mac.tap.calls("force"));
  }

  @Test
  void withoutTheRecheckTheShareGoesBackWhenTheFirstLookFindsNoOpenFiles() {
    mac.settings.lsofRecheck = false;
    mac.mountedVia(FALLBACK);

    mac.runFor(36);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void withoutTheRecheckClosedFilesAreNotNoticed() {
    mac.settings.lsofRecheck = false;
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(40);

    mac.mac.closeAll();
    mac.runFor(60);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReadyBecause("in use by vim (pid 712)");
  }

  @Test
  void withoutAutoFailbackAnIdleShareWaitsForTheUser() {
    mac.settings.autoFailback = false;
    mac.mountedVia(FALLBACK);

    mac.runFor(300);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
  }

  @Test
  void withoutAutoFailbackAShareWhoseFilesWereSeenToCloseGoesBack() {
    mac.settings.autoFailback = false;
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(40).then(CORE).isTbReady();

    mac.mac.closeAll();
    mac.runFor(4);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void withoutAutoFailbackAndRecheckTheShareStaysWhateverTheFilesDo() {
    mac.settings.autoFailback = false;
    mac.settings.lsofRecheck = false;
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(40);

    mac.mac.closeAll();
    mac.runFor(120);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady();
  }

  @Test
  void aFlappingThunderboltNeverMovesTheShareBack() {
    mac.mountedVia(FALLBACK);

    for (int i = 0; i < 20; i++) {
      mac.pullThunderbolt().runFor(4).plugInThunderbolt().runFor(6);
    }

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void tbReadyEndsWhenThunderboltGoes() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(40).then(CORE).isTbReady();

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isNotTbReady().isMountedVia(FALLBACK);
  }
}

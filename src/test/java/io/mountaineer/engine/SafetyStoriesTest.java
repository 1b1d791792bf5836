package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.ShareReport.MountState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetyStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void anotherServersMountAtTheVolumePathIsReportedAndNeverTouched() {
    mac.mac.mountByHand("office.example", "CORE", mac.volume(CORE));

    mac.runFor(60).pullThunderbolt().runFor(60);

    assertEquals(List.of("office.example/CORE at CORE"), mac.mounts());
    mac.then(CORE)
        .wasNeverUnmounted()
        .hasError("is in use by another mount, //office.example/CORE");
  }

  @Test
  void anotherShareAtTheVolumePathIsReportedAndNeverTouched() {
    mac.mac.mountByHand("10.10.10.1", "Photos", mac.volume(CORE));

    mac.runFor(60);

    assertEquals(List.of("10.10.10.1/Photos at CORE"), mac.mounts());
    assertEquals(MountState.FOREIGN, mac.status().mountState());
  }

  @Test
  void whenTheForeignMountIsGoneTheShareIsMounted() {
    mac.mac.mountByHand("office.example", "CORE", mac.volume(CORE));
    mac.runFor(10).then(CORE).hasError("is in use by another mount");

    mac.mac.eject(mac.volume(CORE));
    mac.runFor(4);

    mac.then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aForeignMountIsNotTakenAwayByTheUsersUnmountEither() {
    mac.mac.mountByHand("office.example", "CORE", mac.volume(CORE));

    mac.act(new UnmountShare(true));

    assertEquals(List.of("office.example/CORE at CORE"), mac.mounts());
  }

  @Test
  void whileTheMountTableCannotBeReadNothingIsChanged() {
    mac.mountedVia(TB).mac.faults().mountTableUnreadable(true);

    mac.pullThunderbolt().runFor(60);

    mac.then(CORE).wasNeverUnmounted().hasError("the mount table cannot be read");
    mac.mac.faults().mountTableUnreadable(false);
    mac.cycle().then(CORE).isMountedVia(FALLBACK).hasNoError();
  }

  @Test
  void theUsersRequestsWaitForTheMountTableToo() {
    mac.mountedVia(TB).mac.faults().mountTableUnreadable(true);

    mac.act(new UnmountShare(true));
    mac.act(new SwitchShare(FALLBACK, true));

    mac.then(CORE).wasNeverUnmounted();
  }

  @Test
  void aMountTableThatGoesBlindInTheUnmountStopsTheMount() {
    mac.mountedVia(TB);
    mac.tap.before(call -> blindAfter(call, "force CORE"));

    mac.pullThunderbolt().cycle();

    assertEquals(0, mac.tap.calls("mount macmini.local"));
    mac.mac.faults().mountTableUnreadable(false);
    mac.runFor(6).then(CORE).isMountedVia(FALLBACK);
  }

  private void blindAfter(String call, String wanted) {
    if (call.equals(wanted)) {
      mac.mac.faults().mountTableUnreadable(true);
    }
  }

  @Test
  void anUnmountThatLiesIsFoundOutAndNothingIsMountedBesideIt() {
    mac.mountedVia(TB).mac.faults().unmountLies(true);

    mac.pullThunderbolt().runFor(60);

    mac.then(CORE).isMountedVia(TB).hasError("not proven to be unmounted");
    assertEquals(0, mac.tap.calls("mount macmini.local"));
  }

  @Test
  void aLyingUnmountIsNotRepeatedInEveryCycle() {
    mac.mountedVia(TB).mac.faults().unmountLies(true);

    mac.pullThunderbolt().runFor(60);

    long tries = mac.tap.calls("force CORE");
    assertTrue(tries > 1 && tries <= 5, mac::log);
  }
}

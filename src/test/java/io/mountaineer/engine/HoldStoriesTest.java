package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Hold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void anUnmountedShareStaysAwayUntilTheUserMountsIt() {
    mac.mountedVia(TB);

    mac.act(new UnmountShare(false));
    mac.runFor(120).then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);

    mac.act(new Operation.MountShare());
    mac.runFor(10).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anUnmountedShareStaysAwayOverRestartSleepAndNetworkChange() {
    mac.mountedVia(TB).act(new UnmountShare(false));

    mac.restart().runFor(4);
    mac.time.sleep(Duration.ofHours(8));
    mac.runFor(4).pullThunderbolt().runFor(4).plugInThunderbolt().runFor(4);

    mac.then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void unmountingWhatIsNotMountedKeepsItAwayToo() {
    mac.pullThunderbolt().pullFallback();
    mac.act(new UnmountShare(false));

    mac.plugInThunderbolt().plugInFallback().runFor(60);

    mac.then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void anUnmountThatMeetsOpenFilesLeavesTheShareAutomatic() {
    mac.mountedVia(TB).opens(CORE, "vim").act(new UnmountShare(false));

    mac.pullThunderbolt().runFor(4);

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void aForcedUnmountTakesTheShareFromUnderOpenFiles() {
    mac.mountedVia(TB).opens(CORE, "vim");

    mac.act(new UnmountShare(true));

    mac.then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
    mac.then(CORE).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aSwitchEndsAHoldToo() {
    mac.mountedVia(TB).act(new UnmountShare(false));

    mac.act(new SwitchShare(TB, false));
    mac.runFor(10);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aPinnedShareStaysOnFallbackUntilTheUserSwitchesBack() {
    mac.mountedVia(TB).act(new SwitchShare(FALLBACK, false));
    mac.runFor(120).then(CORE).isMountedVia(FALLBACK);
    mac.then(CORE).isTbReadyBecause("pinned to fallback by you");

    mac.act(new SwitchShare(TB, false));
    mac.runFor(10);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE).isNotTbReady();
  }

  @Test
  void aPinnedShareIsMountedViaFallbackWhenBothAnswer() {
    mac.mountedVia(TB).act(new SwitchShare(FALLBACK, false));

    mac.mac.eject(mac.volume(CORE));
    mac.restart().looksTwice();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }

  @Test
  void aPinnedShareLeavesADeadFallbackAllTheSame() {
    mac.mountedVia(TB).act(new SwitchShare(FALLBACK, false));

    mac.pullFallback().cycle();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void holdsAreLoggedWhenTheyBeginAndEnd() {
    mac.mountedVia(TB).act(new UnmountShare(false));
    mac.runFor(20).act(new Operation.MountShare());

    List<Long> logged = List.of(mac.logged("hold_set"), mac.logged("hold_cleared"));

    assertEquals(List.of(1L, 1L), logged);
  }
}

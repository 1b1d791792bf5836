package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Hold;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EjectStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void anEjectInFinderIsRespectedUntilTheNetworkChanges() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));

    mac.runFor(60).then(CORE).isNotMounted().isHeld(Hold.EJECTED).hasNoError();

    mac.pullFallback().runFor(4).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anEjectIsForgottenWhenTheMonitorStartsAnew() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(60).then(CORE).isHeld(Hold.EJECTED);

    mac.restart().cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anEjectIsForgottenAfterSleep() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(60).then(CORE).isHeld(Hold.EJECTED);

    mac.time.sleep(Duration.ofHours(1));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void anEjectIsForgottenWhenTheUserMountsByHand() {
    mac.mountedVia(TB).runFor(10).mac.eject(mac.volume(CORE));
    mac.runFor(10).then(CORE).isHeld(Hold.EJECTED);

    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void withoutRespectForEjectsAVanishedMountIsMadeAgainByTheSameInterface() {
    mac.settings.respectEject = false;
    mac.mountedVia(FALLBACK).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
    assertEquals(0, mac.logged("failover"));
  }

  @Test
  void aMountThatVanishedTogetherWithAHostIsMadeAgain() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.pullFallback().cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatVanishedWhileItsHostWasAwayIsNotTakenForAnEject() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatVanishedWhileNobodyWatchedCloselyIsMadeAgain() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.time.pause(mac.settings.interval.multipliedBy(3));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void onlyAMonitorTakesAVanishedMountForAnEject() {
    mac.mountedVia(TB).runFor(10);

    mac.mac.eject(mac.volume(CORE));
    mac.act(new Verb.Reconcile());

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aMountThatVanishedWhileItWasSilentIsMadeAgain() {
    mac.mountedVia(TB).runFor(16).tb().statfsHangs(true);
    mac.cycle();

    mac.tb().statfsHangs(false);
    mac.mac.eject(mac.volume(CORE));
    mac.cycle();

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aSwitchOfTheUserIsNotTakenForAnEject() {
    mac.mountedVia(TB).runFor(10);

    mac.act(new Verb.SwitchShare(FALLBACK, false));
    mac.runFor(10);

    mac.then(CORE).isMountedVia(FALLBACK).isHeld(Hold.PINNED);
  }
}

package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Mounter.UnmountResult;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedRecoveryStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aBusyUnmountAfterACleanLookKeepsTheShareOnFallback() {
    mac.mountedVia(FALLBACK);
    mac.tap.mounter(real -> OddMounter.stubborn(real, new UnmountResult.Busy("Resource busy")));

    mac.runFor(120);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
    long tries = mac.tap.calls("unmount CORE");
    assertTrue(tries > 1 && tries <= 5, () -> tries + " tries:\n" + mac.log());
  }

  @Test
  void aRecoveryThatCannotMountGoesBackToFallback() {
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.UNKNOWN);

    mac.runFor(36);

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE").isTbReady();
  }

  @Test
  void aFailedRecoveryIsNotTriedAgainInEveryCycle() {
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.UNKNOWN).runFor(36);

    mac.runFor(50).then(CORE).wasUnmountedBy("unmounted CORE");

    mac.mountsWork(TB).runFor(20).then(CORE).isMountedVia(TB);
  }

  @Test
  void aRecoveryWithNoWayBackLeavesTheShareToTheNextCycles() {
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.UNKNOWN).mountsFail(FALLBACK, Kind.UNKNOWN);
    mac.runFor(32).then(CORE).isNotMounted().hasError("cannot go back");

    mac.mountsWork(TB).mountsWork(FALLBACK).runFor(60);

    mac.then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aLoginRefusedOnTheWayBackIsNotTriedAgainByItself() {
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.UNKNOWN).mountsFail(FALLBACK, Kind.LOGIN_REFUSED);
    mac.runFor(32).then(CORE).isNotMounted().hasError("cannot go back");
    long tries = mac.tap.calls("mount macmini.local");

    mac.pullThunderbolt().runFor(600);

    mac.then(CORE).isNotMounted();
    assertEquals(tries, mac.tap.calls("mount macmini.local"));
  }

  @Test
  void anUnmountThatFailsLeavesTheShareOnFallback() {
    Failure failure = Failure.of(Kind.UNKNOWN, "Unmount failed");
    mac.mountedVia(FALLBACK);
    mac.tap.mounter(real -> OddMounter.stubborn(real, new UnmountResult.Failed(failure)));

    mac.runFor(40);

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady().wasNeverUnmounted();
    assertEquals(0, mac.tap.calls("mount 10.10.10.1"));
  }
}

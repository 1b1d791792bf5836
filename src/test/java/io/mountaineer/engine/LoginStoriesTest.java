package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Failure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    mac.settings.interval = Duration.ofSeconds(20);
  }

  @Test
  void aRefusedLoginIsNotTriedAgainByItself() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).runFor(29 * 60);

    mac.then(CORE).isNotMounted().hasError("10.10.10.1 says login_refused");
    assertEquals(1, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aRefusedLoginIsTriedAgainAfterHalfAnHour() {
    mac.mountsFail(TB, Kind.LOGIN_REFUSED).runFor(29 * 60);

    mac.runFor(2 * 60);

    assertEquals(2, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void eachHostIsAskedOnceByItself() {
    mac.mountsFail(TB, Kind.LOGIN_REFUSED).mountsFail(FALLBACK, Kind.LOGIN_REFUSED).runFor(600);

    mac.then(CORE).isNotMounted();
    assertEquals(1, mac.tap.calls("mount 10.10.10.1"));
    assertEquals(1, mac.tap.calls("mount macmini.local"));
  }

  @Test
  void aThunderboltThatRefusesTheLoginLeavesTheFallback() {
    mac.mountsFail(TB, Kind.LOGIN_REFUSED).runFor(60);

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(1, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aRefusedLoginIsTriedAgainWhenTheUserActs() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).runFor(60);
    mac.mountsWork(TB);

    mac.act(new Verb.MountShare());

    mac.then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aFallbackThatRefusesTheLoginLeavesTheShareUnmountedAndSaysWhy() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.LOGIN_REFUSED);

    mac.pullThunderbolt().runFor(600);

    mac.then(CORE).isNotMounted().hasError("macmini.local says login_refused");
    assertEquals(1, mac.tap.calls("mount macmini.local"));
  }

  @Test
  void aFallbackKnownToRefuseTheLoginIsNoReasonToTearAMountDown() {
    mac.mountedVia(TB).mountsFail(FALLBACK, Kind.LOGIN_REFUSED).pullThunderbolt().runFor(20);
    mac.plugInThunderbolt().runFor(20).then(CORE).isMountedVia(TB);

    mac.pullThunderbolt().runFor(60);

    mac.then(CORE).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aRecoveryThatWasRefusedTheLoginLeavesAWorkingFallbackAlone() {
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.LOGIN_REFUSED);

    mac.runFor(29 * 60);

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
    mac.then(CORE).isTbReadyBecause("Thunderbolt's host refused the login");
  }
}

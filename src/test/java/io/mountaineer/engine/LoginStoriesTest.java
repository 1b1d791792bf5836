package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.MEDIA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginStoriesTest {

  /** By the account that the simulated mount table shows, which is none. */
  private static final Share NAMELESS =
      new Share("CORE", "", "10.10.10.1", "macmini.local", "CORE");

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
  void aRefusedLoginIsTriedAgainWhenThePasswordInTheKeychainChanges() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).runFor(300);
    assertEquals(1, mac.tap.calls("mount 10.10.10.1"));

    mac.mac.host("10.10.10.1").savesAnotherPassword();
    mac.mountsWork(TB).runFor(120);

    mac.then(CORE).isMountedVia(TB).hasNoError();
    assertEquals(2, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aPasswordThatIsRefusedTooBarsAgain() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).runFor(300);

    mac.mac.host("10.10.10.1").savesAnotherPassword();
    mac.runFor(20 * 60);

    assertEquals(2, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aOneShotCycleNoticesTheOtherPasswordToo() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).act(new Operation.Reconcile());
    mac.mac.host("10.10.10.1").savesAnotherPassword();
    mac.mountsWork(TB).time.pause(Duration.ofSeconds(90));

    mac.act(new Operation.Reconcile());

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void theKeychainIsAskedOnceAMinuteAndOnlyWhileAHostIsBarred() {
    mac.settings.interval = Duration.ofSeconds(2);
    mac.mountedVia(TB).pullFallback().runFor(300);
    assertEquals(0, mac.tap.calls("login"));

    mac.mac.eject(mac.volume(CORE));
    mac.mountsFail(TB, Kind.LOGIN_REFUSED).act(new Operation.MountShare());
    mac.runFor(600);

    long asked = mac.tap.calls("login 10.10.10.1");
    assertTrue(asked >= 9 && asked <= 11, asked + " looks");
  }

  @Test
  void aKeychainThatCannotBeReadChangesNothing() {
    mac.pullFallback().mountsFail(TB, Kind.LOGIN_REFUSED).runFor(60);

    mac.mac.host("10.10.10.1").savesAnotherPassword();
    mac.tap.mounter(OddMounter::withoutSavedLogin);
    mac.mountsWork(TB).runFor(300);

    mac.then(CORE).isNotMounted();
  }

  @Test
  void anAnswerThatIsNotUnderstoodMayBeARefusalAndIsNotRepeatedAtOnce() {
    mac.pullFallback().mountsFail(TB, Kind.UNKNOWN).act(new Operation.MountShare());

    assertEquals(1, mac.tap.calls("mount 10.10.10.1"));
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

    mac.act(new Operation.MountShare());

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
  void aDeadMountIsKeptWhereNoPasswordIsSavedForTheNext() {
    mac.manages(NAMELESS).mountedVia(TB).pullFallback().runFor(20);
    mac.tb().savedPassword(false).statfsFailsWith(Optional.of("Device not configured"));

    mac.runFor(120);

    mac.then(NAMELESS).wasNeverUnmounted().hasError("no saved password for 10.10.10.1");
    assertEquals(0, mac.tap.calls("mount 10.10.10.1"));
  }

  @Test
  void aMountOfAnotherShareStandsForASavedPassword() {
    mac.manages(NAMELESS).mountedVia(TB).pullFallback().runFor(20);
    mountMediaByHand();
    mac.tb().savedPassword(false).statfsFailsWith(Optional.of("Device not configured"));
    mac.tap.after(call -> revivedBy(call, "force CORE"));

    mac.runFor(20);

    mac.then(NAMELESS).isMountedVia(TB).wasUnmountedBy("unmounted by force CORE").hasNoError();
  }

  private void revivedBy(String call, String moment) {
    if (call.equals(moment)) {
      mac.tb().statfsFailsWith(Optional.empty());
    }
  }

  @Test
  void aLoginThatEndedBeforeTheSecondTryOpensNoPasswordWindow() {
    mac.manages(NAMELESS).pullFallback().tb().savedPassword(false);
    mountMediaByHand();
    mac.mountsFail(TB, Kind.UNREACHABLE).tap.after(this::loggedOutBy);

    mac.act(new Operation.Reconcile());

    mac.then(NAMELESS).isNotMounted().hasError("no saved password for 10.10.10.1");
    assertEquals(2, mac.tap.calls("mount 10.10.10.1"));
  }

  private void loggedOutBy(String call) {
    if (call.equals("mount 10.10.10.1/CORE") && mac.tap.calls(call) == 1) {
      mac.mac.eject(mac.volume(MEDIA));
      mac.mountsWork(TB);
    }
  }

  private void mountMediaByHand() {
    mac.mac.mountByHand("10.10.10.1", "MEDIA", mac.volume(MEDIA));
  }

  @Test
  void aRecoveryThatWasRefusedTheLoginLeavesAWorkingFallbackAlone() {
    mac.mountedVia(FALLBACK).mountsFail(TB, Kind.LOGIN_REFUSED);

    mac.runFor(29 * 60);

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted CORE");
    mac.then(CORE).isTbReadyBecause("the Thunderbolt address refused the login");
  }
}

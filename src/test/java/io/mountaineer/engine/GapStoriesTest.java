package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Hold;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.platform.Mounter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time in which a share was not watched, which proves nothing about it. */
class GapStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aShareThatComesBackIntoTheConfigIsWatchedFromThenOn() {
    mac.manages(CORE, VAULT).mountedVia(FALLBACK).runFor(20);
    mac.manages(VAULT).pullThunderbolt().runFor(20);

    mac.plugInThunderbolt().manages(CORE, VAULT).runFor(20);
    mac.then(CORE).isMountedVia(FALLBACK);

    mac.runFor(20).then(CORE).isMountedVia(TB);
  }

  @Test
  void timeInWhichAnotherProcessHeldTheShareIsNoPartOfTheWindow() throws Exception {
    mac.manages(CORE, VAULT).mountedVia(FALLBACK).runFor(10);
    var lock =
        (LockAttempt.Held) mac.another().locks.share(mac.volume(CORE), "CORE").tryAcquire("verify");
    mac.runFor(18);
    lock.lock().close();

    mac.runFor(28).then(CORE).isMountedVia(FALLBACK);
    mac.then(VAULT).isMountedVia(TB);

    mac.runFor(6).then(CORE).isMountedVia(TB);
  }

  @Test
  void aShareThatIsFreeAgainIsServedSoonHoweverLongTheInterval() throws Exception {
    mac.settings.interval = Duration.ofHours(1);
    var lock =
        (LockAttempt.Held) mac.another().locks.share(mac.volume(CORE), "CORE").tryAcquire("verify");
    mac.in(Duration.ofSeconds(20), () -> lock.lock().close());

    mac.runFor(30);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void whileNoShareIsFreeTheMountTableIsNotRead() throws Exception {
    mac.mountedVia(TB).runFor(20);
    var lock =
        (LockAttempt.Held) mac.another().locks.share(mac.volume(CORE), "CORE").tryAcquireSilently();
    mac.tap.forget();

    mac.cycle();
    assertEquals(0, mac.tap.calls("mount table"));

    lock.lock().close();
    mac.cycle();
    assertEquals(1, mac.tap.calls("mount table"));
  }

  @Test
  void anEjectInATimeThatAnotherProcessHeldTheShareIsNotInferred() throws Exception {
    mac.mountedVia(TB).runFor(20);
    var lock =
        (LockAttempt.Held) mac.another().locks.share(mac.volume(CORE), "CORE").tryAcquireSilently();
    mac.runFor(4).mac.eject(mac.volume(CORE));
    lock.lock().close();

    mac.runFor(4).then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aHoldOfAnEjectOutlivesAGap() throws Exception {
    mac.mountedVia(TB).runFor(20).mac.eject(mac.volume(CORE));
    mac.runFor(10).then(CORE).isHeld(Hold.EJECTED);
    var lock =
        (LockAttempt.Held) mac.another().locks.share(mac.volume(CORE), "CORE").tryAcquire("verify");
    mac.runFor(10);
    lock.lock().close();

    mac.runFor(10).then(CORE).isNotMounted().isHeld(Hold.EJECTED);
  }

  @Test
  void anUnmountOfOursThatCompletesLateIsNoEject() {
    mac.settings.window = Duration.ofSeconds(4);
    mac.tap.mounter(GapStoriesTest::late);
    mac.mountedVia(FALLBACK).runFor(6).then(CORE).isMountedVia(FALLBACK);
    mac.in(Duration.ofSeconds(20), () -> mac.mac.eject(mac.volume(CORE)));
    mac.tap.mounter(real -> real);

    mac.runFor(40);

    mac.then(CORE).isHeld(Hold.NONE).isMountedVia(FALLBACK);
  }

  /** Returns a mounter whose unmount runs into its limit and goes on unseen. */
  private static Mounter late(Mounter real) {
    Failure late = Failure.of(Kind.TIMED_OUT, "diskutil did not end in time");
    return OddMounter.stubborn(real, new Mounter.UnmountResult.Failed(late));
  }

  @Test
  void cronGetsThroughAWindow() {
    onFallback();

    cronAfter(Duration.ofMinutes(15));

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void runsOfCronThatAreTooFarApartDoNot() {
    onFallback();

    cronAfter(Duration.ofMinutes(20));
    mac.then(CORE).isMountedVia(FALLBACK);

    cronAfter(Duration.ofMinutes(5));
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aBootOrASleepBetweenRunsOfCronBeginsTheWindow() {
    onFallback();

    mac.time.sleep(Duration.ofMinutes(4));
    cronAfter(Duration.ofMinutes(1));
    mac.then(CORE).isMountedVia(FALLBACK);

    cronAfter(Duration.ofMinutes(5));
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aClockSetBackBetweenRunsOfCronBeginsTheWindow() {
    onFallback();

    mac.time.turnWallClock(Duration.ofMinutes(-3));
    cronAfter(Duration.ofMinutes(5));

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void whatAMonitorSawBeforeItWasKilledIsNoPartOfTheWindowOfACommand() {
    mac.mountedVia(FALLBACK).runFor(20);

    mac.restart().time.pause(Duration.ofMinutes(2));
    cronAfter(Duration.ZERO);
    mac.then(CORE).isMountedVia(FALLBACK);

    cronAfter(Duration.ofMinutes(1));
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aMonitorThatIsSilentWatchesNoWindow() {
    mac.mountedVia(FALLBACK).runFor(20);
    mac.pullThunderbolt().time.pause(Duration.ofMinutes(30));
    mac.plugInThunderbolt().time.pause(Duration.ofMinutes(30));

    cronAfter(Duration.ZERO);
    mac.then(CORE).isMountedVia(FALLBACK);

    cronAfter(Duration.ofMinutes(1));
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aMonitorThatIsSuspendedWatchesNoWindowFromThenOn() {
    mac.mountedVia(FALLBACK).runFor(16).suspendMonitor();

    cronAfter(Duration.ofSeconds(20));

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aCommandBesideAMonitorBeginsNoWindow() {
    mac.mountedVia(FALLBACK).runFor(20).act(new Operation.Reconcile());

    mac.runFor(12);

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void cronOnThunderboltWritesNothing() throws Exception {
    mac.mac.mountByHand("10.10.10.1", "CORE", mac.volume(CORE));
    cronAfter(Duration.ZERO);
    TreeSnapshot before = TreeSnapshot.of(mac.home.state());

    cronAfter(Duration.ofMinutes(5));

    assertEquals(before, TreeSnapshot.of(mac.home.state()));
  }

  private void onFallback() {
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    cronAfter(Duration.ZERO);
  }

  private void cronAfter(Duration delay) {
    mac.time.pause(delay);
    mac.act(new Operation.Reconcile());
  }
}

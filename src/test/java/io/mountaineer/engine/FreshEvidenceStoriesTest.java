package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Outcome;
import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence from before a stop, a sleep or a slow program, which takes no mount away after it. */
class FreshEvidenceStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aFailoverWithSlowPreconditionsForcesNothingIfItsHostAnswersAgain() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").pullThunderbolt();
    inPreconditions(() -> passes(Duration.ofSeconds(5), () -> mac.plugInThunderbolt()));

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted().hasError("10.10.10.1 answers again");
    mac.runFor(6).then(CORE).isMountedVia(TB).wasNeverUnmounted().hasNoError();
  }

  @Test
  void aCableThatIsBackWhileMacOsRefusesItsHostLeavesTheMountAsItIs() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").pullThunderbolt();
    mac.tb().privacyRefusesJava(true).privacyRefusesApple(true);
    inPreconditions(() -> passes(Duration.ofSeconds(5), () -> mac.plugInThunderbolt()));

    mac.cycle();

    mac.then(CORE)
        .isMountedVia(TB)
        .wasNeverUnmounted()
        .hasError("10.10.10.1 is no longer known to be down");
  }

  @Test
  void aSleepBetweenVerdictAndForceIsNoticed() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").pullThunderbolt();
    inPreconditions(
        () -> {
          mac.time.sleep(Duration.ofSeconds(4));
          mac.plugInThunderbolt();
        });

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aHostStillSilentAfterASleepSinceItsVerdictGetsTheGraceOfTheWake() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").pullThunderbolt();
    AtomicInteger sleeps = new AtomicInteger();
    inPreconditions(
        () -> {
          if (sleeps.incrementAndGet() == 1) {
            mac.time.sleep(Duration.ofHours(1));
          }
        });

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
    mac.runFor(60).then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aFailoverWhoseHostIsStillDownAfterSlowPreconditionsGoesOn() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").pullThunderbolt();
    inPreconditions(() -> passes(Duration.ofSeconds(5), () -> {}));

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE");
  }

  @Test
  void aFailoverWhoseTargetDiedMeanwhileLeavesTheMountAsItIs() {
    mac.mountedVia(TB).pullThunderbolt();
    inPreconditions(() -> passes(Duration.ofSeconds(5), () -> mac.pullFallback()));

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aFailoverRightAfterItsVerdictAsksNoHostAgain() {
    mac.mountedVia(TB).tb().goes(Link.BLACK_HOLE);
    AtomicReference<Long> asked = new AtomicReference<>();
    inPreconditions(() -> asked.set(questions()));
    AtomicReference<Long> askedBeforeForce = new AtomicReference<>();
    before("force CORE", () -> askedBeforeForce.set(questions()));

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
    assertEquals(asked.get(), askedBeforeForce.get());
  }

  @Test
  void aProcessStoppedInTheLastQuestionAsksOnceMore() {
    mac.mountedVia(TB).opens(CORE, "Final Cut Pro").pullThunderbolt();
    inPreconditions(
        () -> {
          passes(Duration.ofSeconds(5), () -> {});
          after(
              "probe 10.10.10.1",
              () -> passes(Duration.ofSeconds(20), () -> mac.plugInThunderbolt()));
        });

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aSlowMountTableMakesNoVerdictOlderThanItIs() {
    mac.mountedVia(TB).tb().goes(Link.BLACK_HOLE);
    mac.pullFallback().runFor(40);
    mac.plugInFallback();
    after("mount table", () -> passes(Duration.ofSeconds(5), () -> mac.plugInThunderbolt()));

    mac.cycle();

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void aSwitchSuspendedInItsLookUnmountsNothingIfItsTargetDied() {
    mac.mountedVia(FALLBACK);
    after("lsof CORE", () -> passes(Duration.ofSeconds(20), () -> mac.pullThunderbolt()));

    Outcome outcome = mac.act(new SwitchShare(TB, false)).outcome();

    assertEquals(
        "10.10.10.1 no longer answers; the mount was not touched",
        assertInstanceOf(Outcome.Failed.class, outcome).failure().message());
    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aForcedSwitchWhoseTargetDiedMeanwhileUnmountsNothing() {
    mac.mountedVia(FALLBACK);
    inPreconditions(() -> passes(Duration.ofSeconds(20), () -> mac.pullThunderbolt()));

    mac.act(new SwitchShare(TB, true));

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aSwitchToAHostThatMacOsRefusesGoesOnAfterSlowPreconditions() {
    mac.mountedVia(FALLBACK).tb().privacyRefusesJava(true).privacyRefusesApple(true);
    inPreconditions(() -> passes(Duration.ofSeconds(20), () -> {}));

    mac.act(new SwitchShare(TB, false));

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aSwitchToARefusedHostUnmountsNothingIfItsCableWentMeanwhile() {
    mac.mountedVia(FALLBACK).tb().privacyRefusesJava(true).privacyRefusesApple(true);
    inPreconditions(() -> passes(Duration.ofSeconds(20), () -> mac.pullThunderbolt()));

    mac.act(new SwitchShare(TB, false));

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aFileOpenedWhileASwitchWasSuspendedInItsLookIsRespected() {
    mac.mountedVia(FALLBACK);
    after("lsof CORE", () -> passes(Duration.ofSeconds(20), () -> mac.opens(CORE, "vim")));

    Outcome outcome = mac.act(new SwitchShare(TB, false)).outcome();

    assertEquals(
        "in use by vim (pid 712)", assertInstanceOf(Outcome.Busy.class, outcome).files() + "");
    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aSlowLookAtOpenFilesIsRepeatedOnceAndThenBelieved() {
    mac.mountedVia(FALLBACK);
    mac.tap.before(call -> passesIf(call.equals("lsof CORE"), Duration.ofSeconds(3)));

    mac.act(new SwitchShare(TB, false));

    mac.then(CORE).isMountedVia(TB);
    assertEquals(2, mac.tap.calls("lsof CORE"));
  }

  @Test
  void aDeadMountThatWorksAgainAfterSlowPreconditionsIsNotForced() {
    mac.mountedVia(TB).opens(CORE, "vim").tb().statfsHangs(true);
    inPreconditions(() -> passes(Duration.ofSeconds(30), () -> mac.tb().statfsHangs(false)));

    mac.runFor(60);

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void anUnmountByForceOfTheUserAsksNoHost() {
    mac.mountedVia(TB).opens(CORE, "vim").pullThunderbolt();
    after("lsof -b CORE", () -> passes(Duration.ofSeconds(5), () -> mac.plugInThunderbolt()));

    mac.act(new UnmountShare(true));

    mac.then(CORE).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void anUnmountOfALostMountWhoseHostAnswersAgainCutsNothingOff() {
    mac.mountedVia(TB).opens(CORE, "vim").pullThunderbolt().pullFallback();
    after("lsof -b CORE", () -> passes(Duration.ofSeconds(5), () -> mac.plugInThunderbolt()));

    mac.act(new UnmountShare(false));

    mac.then(CORE).isMountedVia(TB).wasNeverUnmounted();
  }

  private long questions() {
    return mac.tap.calls("probe ") + mac.tap.calls("nc ");
  }

  /** Stops this process, after which the world is another one. */
  private void passes(Duration time, Runnable happening) {
    mac.time.pause(time);
    happening.run();
  }

  private void passesIf(boolean isSo, Duration time) {
    if (isSo) {
      mac.time.pause(time);
    }
  }

  private void before(String call, Runnable happening) {
    mac.tap.before(once(call, happening));
  }

  private void after(String call, Runnable happening) {
    mac.tap.after(once(call, happening));
  }

  private static Consumer<String> once(String call, Runnable happening) {
    AtomicReference<Runnable> left = new AtomicReference<>(happening);
    return made -> {
      if (made.equals(call)) {
        Optional.ofNullable(left.getAndSet(null)).ifPresent(Runnable::run);
      }
    };
  }

  /** Lets something happen, once, while the preconditions of an act are asked for. */
  private void inPreconditions(Runnable happening) {
    mac.tap.mounter(real -> OddMounter.interrupted(real, happening));
  }
}

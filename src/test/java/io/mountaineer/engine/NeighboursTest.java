package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.MEDIA;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Failure of one share, which leaves the others alone; with real threads where it must be. */
@Timeout(60)
class NeighboursTest {

  private static final int SECONDS = 20;

  @TempDir Path folder;
  private final ThreadedWorkers crew = new ThreadedWorkers();
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder).manages(CORE, VAULT);
  }

  @Test
  void aMountThatHangsDoesNotStopTheNextShare() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch mounted = new CountDownLatch(1);
    mac.tap.before(call -> waitIf(call.equals("mount 10.10.10.1/CORE"), hanging));
    mac.tap.after(call -> countIf(call.equals("mount 10.10.10.2/VAULT"), mounted));
    EngineUnderTest program = lookedOnce();

    program.monitor.cycle();

    assertTrue(mounted.await(SECONDS, TimeUnit.SECONDS), "VAULT waits for CORE");
    assertEquals(0, mac.mountsOf(CORE).size());
    hanging.countDown();
    crew.awaitEnd();
    mac.then(CORE).isMountedVia(TB);
  }

  /** Returns a monitor whose next cycle makes the first mounts. */
  private EngineUnderTest lookedOnce() throws Exception {
    EngineUnderTest program = mac.another(crew);
    program.monitor.cycle();
    crew.awaitEnd();
    mac.time.pause(Duration.ofSeconds(2));
    return program;
  }

  @Test
  void laterCyclesLeaveOutAShareThatHangs() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    mac.tap.before(call -> beginAndWaitIf(call.equals("mount 10.10.10.1/CORE"), begun, hanging));
    EngineUnderTest program = lookedOnce();

    program.monitor.cycle();
    assertTrue(begun.await(SECONDS, TimeUnit.SECONDS), "CORE never began");
    program.monitor.cycle();
    program.monitor.cycle();

    assertEquals(1, mac.tap.calls("mount 10.10.10.1/CORE"));
    hanging.countDown();
    crew.awaitEnd();
    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void sharesOfOneDeadServerAreReleasedAtTheSameTime() throws Exception {
    mac.manages(CORE, MEDIA).mountedVia(TB).pullThunderbolt();
    CountDownLatch both = new CountDownLatch(2);
    // Each release waits for the other to begin: one after another, neither would end.
    mac.tap.before(call -> meetIf(call.startsWith("force"), both));
    EngineUnderTest program = mac.another(crew);

    OperationReport report = program.execute(new Operation.Reconcile());

    crew.awaitEnd();
    assertEquals(0, both.getCount());
    assertEquals(2, report.shares().size());
    mac.then(CORE).isMountedVia(FALLBACK);
    mac.then(MEDIA).isMountedVia(FALLBACK);
  }

  @Test
  void aRefusedMountOfOneShareIsNoErrorOfTheOther() {
    Failure failure = Failure.of(Kind.SHARE_NOT_FOUND, "no such share");
    mac.mac.host("10.10.10.2").mountsFailWith(Optional.of(failure));

    mac.runFor(10);

    mac.then(VAULT).isNotMounted().hasError("no such share");
    mac.then(CORE).isMountedVia(TB).hasNoError();
  }

  @Test
  void aDefectMetByOneShareIsReportedAndLeavesTheOtherAlone() {
    mac.forgivingDefects().tap.before(call -> failIf(call.equals("mount 10.10.10.1/CORE")));

    mac.looksTwice();

    mac.then(VAULT).isMountedVia(TB);
    assertEquals(1, mac.logged("defect"));
  }

  @Test
  void aDefectThatComesBackInEveryCycleIsLoggedOnce() {
    mac.forgivingDefects().tap.before(call -> failIf(call.equals("mount 10.10.10.1/CORE")));

    mac.runFor(20);

    assertEquals(1, mac.logged("defect"));
  }

  @Test
  void aDeadServerLeavesTheShareOfAnotherServerAlone() {
    mac.mountedVia(TB);

    mac.pullThunderbolt().runFor(20);

    mac.then(CORE).isMountedVia(FALLBACK);
    mac.then(VAULT).isMountedVia(TB).wasNeverUnmounted();
  }

  @Test
  void twoSharesOfOneServerMoveTogether() {
    mac.manages(CORE, MEDIA).mountedVia(TB).pullThunderbolt().cycle();
    mac.plugInThunderbolt().opens(MEDIA, "vim");

    mac.runFor(36);

    mac.then(CORE).isMountedVia(TB);
    mac.then(MEDIA).isMountedVia(FALLBACK).isTbReady();
  }

  private static void failIf(boolean matches) {
    if (matches) {
      throw new IllegalStateException("a defect");
    }
  }

  private static void countIf(boolean matches, CountDownLatch latch) {
    if (matches) {
      latch.countDown();
    }
  }

  private static void beginAndWaitIf(boolean matches, CountDownLatch begun, CountDownLatch end) {
    countIf(matches, begun);
    waitIf(matches, end);
  }

  private static void meetIf(boolean matches, CountDownLatch latch) {
    countIf(matches, latch);
    waitIf(matches, latch);
  }

  private static void waitIf(boolean matches, CountDownLatch latch) {
    try {
      assertTrue(!matches || latch.await(SECONDS, TimeUnit.SECONDS), "waited in vain");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.mountaineer.engine;

import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Share;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that no code expects: a JVM in pieces, in the middle of a cycle or of an act. */
class FatalErrorsTest {

  private static final String NO_THREAD = "unable to create native thread";

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder).forgivingDefects().manages(CORE, VAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe", "mount table", "df", "force CORE", "mount macmini", "nc"})
  void anErrorAnywhereInACycleGivesEveryLockBackAndEndsTheMonitor(String where) {
    mac.mountedVia(TB).pullThunderbolt();
    throwsAt(where, () -> new OutOfMemoryError(NO_THREAD));

    UnfitProcessException end = assertThrows(UnfitProcessException.class, this::runOn, where);

    assertTrue(end.getMessage().contains(NO_THREAD), end.getMessage());
    assertEquals(1, mac.logged("process_unfit"));
    assertFree(CORE, VAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe", "mount table", "df"})
  void anErrorInACommandGivesEveryLockBackAndIsRemembered(String where) {
    mac.mountedVia(TB);
    throwsAt(where, () -> new NoClassDefFoundError("io/mountaineer/core/Outcome"));
    EngineUnderTest program = mac.another();

    try {
      program.execute(new Operation.MountShare());
      assertTrue(program.reconciler.fitness().fault().isPresent(), where);
    } catch (NoClassDefFoundError e) {
      assertEquals("io/mountaineer/core/Outcome", e.getMessage());
    }

    assertFree(CORE, VAULT);
  }

  @Test
  void anErrorThatAWorkerWrapsCountsAsWell() {
    throwsAt(
        "mount table", () -> new IllegalStateException("calling mount", new StackOverflowError()));

    assertThrows(UnfitProcessException.class, this::runOn);
  }

  @Test
  void aWorkerThatCannotBeStartedGivesTheLocksBack() {
    EngineUnderTest program = mac.another(new NoThreads());
    program.monitor.cycle();
    program.monitor.stop();

    assertThrows(UnfitProcessException.class, program.monitor::run);

    assertFree(CORE, VAULT);
  }

  @Test
  void threeCyclesInARowThatEndAsADefectEndTheMonitor() {
    throwsAt("mount table", () -> new IllegalStateException("a defect"));

    assertThrows(UnfitProcessException.class, this::runOn);

    assertEquals(3, mac.logged("defect"));
  }

  @Test
  void aDefectNowAndThenDoesNotEndTheMonitor() {
    AtomicBoolean odd = new AtomicBoolean();
    mac.tap.before(
        call -> {
          if (call.equals("mount table") && odd.getAndSet(!odd.get())) {
            throw new IllegalStateException("a defect");
          }
        });

    mac.runFor(300);

    assertEquals(Optional.empty(), mac.program().reconciler.fitness().fault());
  }

  @Test
  void aDefectThatMeetsOneShareDoesNotEndTheWatchOverItsNeighbour() {
    mac.mountedVia(TB);
    throwsAt("df CORE", () -> new IllegalStateException("a defect"));

    mac.runFor(300);

    assertEquals(Optional.empty(), mac.program().reconciler.fitness().fault());
    mac.then(VAULT).isMountedVia(TB);
  }

  @Test
  void tasksThatWereBegunAreWaitedForBeforeAnErrorIsThrown() throws Exception {
    Workers workers = Workers.threads("test", 4);
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean done = new AtomicBoolean();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    tasks.add(
        () -> {
          go.countDown();
          throw new OutOfMemoryError(NO_THREAD);
        });
    tasks.add(
        () -> {
          go.await();
          done.set(true);
          return true;
        });

    assertThrows(RuntimeException.class, () -> workers.all(tasks));

    assertTrue(done.get());
  }

  /** Makes some cycles of the monitor, then ends it. */
  private void runOn() {
    mac.runFor(20);
    mac.program().monitor.stop();
    mac.program().monitor.run();
  }

  private void throwsAt(String start, Supplier<? extends Throwable> thrown) {
    mac.tap.before(
        call -> {
          if (call.startsWith(start)) {
            FatalErrorsTest.<RuntimeException>sneak(thrown.get());
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private void assertFree(Share... shares) {
    mac.tap.before(call -> {});
    EngineUnderTest other = mac.another();
    for (Share share : shares) {
      try {
        LockAttempt got = other.lockOf(share).acquire("test", Duration.ZERO);
        assertTrue(got instanceof LockAttempt.Held, share.name() + " is still locked");
        ((LockAttempt.Held) got).lock().close();
      } catch (FileException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** System that has no thread to give. */
  private static final class NoThreads implements Workers {

    @Override
    public void start(Runnable task) {
      throw new OutOfMemoryError(NO_THREAD);
    }

    @Override
    public <T> CompletableFuture<T> begin(Callable<T> task) {
      return Workers.inline().begin(task);
    }
  }
}

package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.platform.Liveness.Result;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DfTest {

  private static final Path SHARED = Path.of("/Volumes/shared");
  private static final String HEADER =
      "Filesystem 1024-blocks Used Available Capacity iused ifree %iused  Mounted on\n";

  private final ScriptedRunner runner = new ScriptedRunner();
  private boolean abandoned;
  private final Df liveness = new Df(runner, command -> abandoned);

  @Test
  void aMountThatReportsItsSizeIsAlive() {
    runner.exits("df", 0, HEADER + Transcript.of("df-01-smbfs-line").text(), "");

    assertEquals(Result.alive(), liveness.check(SHARED));
  }

  @Test
  void whatPrivacyControlsRefuseComesFromALiveMount() {
    String refusal = Transcript.of("tcc-01-list-refused-stat-allowed").line(1);
    runner.fails("df", 1, refusal);

    assertEquals(Result.refusal(refusal), liveness.check(SHARED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Volumes/A b (old)", "/Volumes/Bu\u0308ro", "/Volumes/100% 5 5% /x"})
  void findsHardNamesInTheLastColumn(String path) {
    runner.exits("df", 0, HEADER + "//j@nas/x 100 50 50 50% 18 20 47% " + path + "\n", "");

    assertEquals(Result.alive(), liveness.check(Path.of(path)));
    assertEquals(List.of("-k", path), runner.arguments("df"));
  }

  @Test
  void comparesNamesHoweverUmlautsAreComposed() {
    runner.exits("df", 0, HEADER + "//j@nas/x 1 1 1 50% 1 2 3% /Volumes/Bu\u0308ro\n", "");

    assertEquals(Result.alive(), liveness.check(Path.of("/Volumes/B\u00fcro")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dev/disk3s5 100 50 50 50% 18 20 47% /System/Volumes/Data",
        "/dev/disk3s1s1 100 50 50 50% 18 20 47% /",
        "//mneedham@punedc02/other 100 50 50 50% /Volumes/other"
      })
  void anAnswerOfAnotherFileSystemIsNoAnswer(String line) {
    runner.exits("df", 0, HEADER + line + "\n", "");

    assertEquals(Result.silent(), liveness.check(SHARED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Device not configured",
        "Socket is not connected",
        "Input/output error",
        "Stale NFS file handle",
        "Operation timed out",
        "Host is down"
      })
  void aDefiniteErrorIsDeath(String error) {
    runner.fails("df", 1, "df: /Volumes/shared: " + error);

    assertEquals(Result.dead(error), liveness.check(SHARED));
  }

  @Test
  void successMayComeFromACacheAndARefusalMayNot() {
    runner.exits("df", 0, Transcript.of("df-02-dead-mount-answers-from-cache").text(), "");
    assertEquals(true, liveness.check(Path.of("/Volumes/CORE")).mayBeCached());

    runner.fails("df", 1, "df: /Volumes/CORE: Operation not permitted");
    assertEquals(false, liveness.check(Path.of("/Volumes/CORE")).mayBeCached());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Operation not permitted", "Permission denied", "Invalid argument"})
  void aRefusalIsAnAnswer(String error) {
    runner.fails("df", 1, "df: /Volumes/shared: " + error);

    assertEquals(Result.refusal("df: /Volumes/shared: " + error), liveness.check(SHARED));
  }

  @ParameterizedTest
  @CsvSource({"No such file or directory", "No route to host", "Broken pipe"})
  void anErrorOfTheNetworkSaysNothing(String error) {
    runner.fails("df", 1, "df: /Volumes/shared: " + error);

    assertEquals(Result.silent(), liveness.check(SHARED));
  }

  @Test
  void isNotFooledByTheNameOfAMount() {
    runner.fails("df", 1, "df: /Volumes/a: Host is down: Operation not permitted");

    assertEquals(
        Result.refusal("df: /Volumes/a: Host is down: Operation not permitted"),
        liveness.check(Path.of("/Volumes/a: Host is down")));
  }

  @Test
  void aToolThatDiedSaysNothing() {
    runner.exits("df", 137, "", "");

    assertEquals(Result.silent(), liveness.check(SHARED));
  }

  @Test
  void noAnswerInTimeIsSilence() {
    runner.hangs("df");

    assertEquals(Result.silent(), liveness.check(SHARED));
  }

  @Test
  void aMissingToolNeverMakesAMountDead() {
    assertEquals(Result.unknown("df not found in /usr/bin"), liveness.check(SHARED));
  }

  @Test
  void startsNoSecondChildWhileTheFirstCannotBeKilled() {
    runner.answers("df", () -> new Exited(0, "", ""));
    abandoned = true;

    assertEquals(Result.silent(), liveness.check(SHARED));
    assertFalse(runner.called("df"));
  }

  @Test
  void checksAgainOnceTheStuckChildIsGone() {
    runner.answers("df", () -> new TimedOut("", "", false));
    liveness.check(SHARED);
    runner.succeeds("df");

    assertEquals(Result.alive(), liveness.check(SHARED));
  }

  @Test
  void aSecondCallerOfARunningDfIsSilentWithIt() throws Exception {
    assertEquals(1, started(new TimedOut("", "", false), Result.silent()));
  }

  /** The first may have been about a mount that another has replaced meanwhile. */
  @Test
  void aSecondCallerOfARunningDfTakesNoOtherAnswerOver() throws Exception {
    assertEquals(2, started(new Exited(0, "", ""), Result.alive()));
  }

  /** Returns how many df are started by two that ask at the same time, of which each gets this. */
  private int started(CommandResult answer, Result expected) throws Exception {
    AtomicReference<Result> second = new AtomicReference<>();
    Thread joins = new Thread(() -> second.set(liveness.check(SHARED)));
    AtomicInteger started = new AtomicInteger();
    runner.answers(
        "df",
        () -> {
          if (started.incrementAndGet() == 1) {
            startAndAwaitItsWait(joins);
          }
          return answer;
        });

    assertEquals(expected, liveness.check(SHARED));
    joins.join();
    assertEquals(expected, second.get());
    return started.get();
  }

  private static void startAndAwaitItsWait(Thread other) {
    other.start();
    while (other.isAlive() && other.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}

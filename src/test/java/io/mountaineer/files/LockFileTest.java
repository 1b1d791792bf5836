package io.mountaineer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.LocalTimes;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.LockAttempt.HeldByOther;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LockFileTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long MY_PID = ProcessHandle.current().pid();

  @TempDir Path directory;

  private final VirtualTime time = new VirtualTime();

  private Home home;
  private LockFile core;

  @BeforeEach
  void setUp() throws IOException {
    home = new Home(directory, directory.resolve("log"));
    home.ensure();
    core = share("Core");
  }

  @Test
  void aSecondAttemptReportsTheHolder() throws IOException {
    held(core.tryAcquire("mount of Core"));

    HeldByOther other = assertInstanceOf(HeldByOther.class, core.tryAcquire("switch of Core"));

    assertEquals(
        Optional.of(new LockHolder(MY_PID, VirtualTime.START, "mount of Core")), other.holder());
    assertEquals(
        "pid " + MY_PID + " (mount of Core, since " + LocalTimes.full(VirtualTime.START) + ")",
        other.name());
  }

  @Test
  void aLockGivenBackIsFree() throws IOException {
    HeldLock first = held(core.tryAcquire("first"));
    first.close();
    HeldLock second = held(core.tryAcquire("second"));

    first.close(); // A second time; the lock is no longer the first one's.

    assertInstanceOf(HeldByOther.class, core.tryAcquire("third"));
    second.close();
    held(core.tryAcquire("fourth"));
  }

  @Test
  void aSignOfLifeSetsTheTimeOfTheFileAndKeepsTheLock() throws IOException {
    HeldLock lock = held(core.tryAcquire("monitor"));
    time.pause(Duration.ofHours(3));

    lock.touch();

    assertEquals(Optional.of(VirtualTime.START.plus(Duration.ofHours(3))), core.lastTouched());
    try (Child other = Child.start("hold", directory, "Core")) {
      assertEquals('-', other.read());
    }
  }

  @Test
  void theHolderIsReadWithoutTakingTheLock() throws IOException {
    try (Child other = Child.start("hold", directory, "Core")) {
      assertEquals('+', other.read());

      assertEquals(other.pid(), core.announcedHolder().orElseThrow().pid());
    }
  }

  @Test
  void aKilledHolderIsNone() throws Exception {
    try (Child other = Child.start("hold", directory, "Core")) {
      assertEquals('+', other.read());
      other.kill();

      assertEquals(Optional.empty(), core.announcedHolder());
    }
  }

  @Test
  void locksOfDifferentSharesDoNotMeet() throws IOException {
    held(core.tryAcquire("mount of Core"));

    held(share("Media").tryAcquire("mount of Media"));
  }

  @Test
  void waitingEndsAtTheLimit() throws IOException {
    held(core.tryAcquire("mount of Core"));

    assertInstanceOf(HeldByOther.class, core.acquire("switch of Core", LIMIT));

    assertEquals(LIMIT, time.passed());
  }

  @Test
  void waitingEndsSoonAfterTheLockIsFree() throws IOException {
    HeldLock first = held(core.tryAcquire("mount of Core"));
    Duration work = Duration.ofSeconds(3);
    time.duringAPause(
        () -> {
          if (time.passed().compareTo(work) >= 0) {
            first.close();
          }
        });

    held(core.acquire("switch of Core", LIMIT));

    assertTrue(time.passed().minus(work).toMillis() <= 10, time.passed().toString());
  }

  @Test
  void anInterruptedThreadDoesNotWait() throws IOException {
    held(core.tryAcquire("mount of Core"));
    Thread.currentThread().interrupt();

    LockAttempt got = core.acquire("switch of Core", LIMIT);

    assertTrue(Thread.interrupted(), "and stays interrupted");
    assertInstanceOf(HeldByOther.class, got);
    assertEquals(Duration.ZERO, time.passed());
  }

  @Test
  void anInterruptedThreadLosesNoLock() throws IOException {
    Thread.currentThread().interrupt();

    HeldLock lock = held(core.tryAcquire("mount of Core"));
    core.tryAcquire("switch of Core");
    share("Core").tryAcquire("verify of Core");

    assertTrue(Thread.interrupted());
    assertTrue(OtherHolder.asSeenByAChild(home, "Core"));
    Thread.currentThread().interrupt();
    lock.close();
    assertTrue(Thread.interrupted());
    assertFalse(OtherHolder.asSeenByAChild(home, "Core"));
  }

  @Test
  void aSecondObjectOfThisProcessNeitherGetsTheLockNorBreaksIt() throws IOException {
    held(core.tryAcquire("mount of Core"));

    HeldByOther other = assertInstanceOf(HeldByOther.class, share("Core").tryAcquire("switch"));

    assertEquals(Optional.of(MY_PID), other.holder().map(LockHolder::pid));
    assertTrue(OtherHolder.asSeenByAChild(home, "Core"));
  }

  @Test
  void aLockDiesWithItsProcess() throws Exception {
    try (Child child = OtherHolder.byAChild(home, "Core")) {
      HeldByOther other = assertInstanceOf(HeldByOther.class, core.acquire("mount", LIMIT));
      assertEquals(Optional.of(child.pid()), other.holder().map(LockHolder::pid));

      child.kill();

      assertEquals(MY_PID, held(core.tryAcquire("mount")).holder().pid());
      other = assertInstanceOf(HeldByOther.class, core.tryAcquire("switch"));
      assertEquals(Optional.of(MY_PID), other.holder().map(LockHolder::pid));
    }
  }

  @Test
  void aDeadProcessIsNeverNamed() throws IOException {
    try (Child child = OtherHolder.byAChild(home, "Core")) {
      Files.writeString(file(), "pid=999999999\nsince=2026-01-31T12:00:00Z\nwhat=mount\n");

      HeldByOther other = assertInstanceOf(HeldByOther.class, core.tryAcquire("switch"));

      assertEquals(Optional.empty(), other.holder(), "held by " + child.pid());
      assertEquals("another process", other.name());
    }
  }

  @Test
  void aHalfWrittenHolderIsNoHolder() {
    String whole = new LockHolder(MY_PID, VirtualTime.START, "mount of\nCore=x").text();

    assertEquals("mount of Core=x", LockHolder.parse(whole).orElseThrow().what());
    for (int length = 0; length < whole.length(); length++) {
      assertEquals(Optional.empty(), LockHolder.parse(whole.substring(0, length)));
    }
    assertEquals(Optional.empty(), LockHolder.parse(whole.replace("since=", "since=x")));
  }

  @Test
  void theFileIsForItsOwnerOnlyAndStays() throws IOException {
    held(core.tryAcquire("mount of Core")).close();

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void aClearedDirectoryDoesNotLeaveTwoHolders() throws IOException {
    held(core.tryAcquire("mount of Core")).close();
    Files.delete(file());

    held(core.tryAcquire("mount of Core"));

    assertTrue(OtherHolder.asSeenByAChild(home, "Core"));
  }

  @Test
  void aLockThatCannotBeIsAnError() throws IOException {
    Files.delete(home.locks());

    var failure = assertThrows(FileException.class, () -> core.acquire("mount of Core", LIMIT));

    assertTrue(failure.getMessage().endsWith(": no such file or directory"), failure.getMessage());
    home.ensure();
    held(core.tryAcquire("mount of Core"));
  }

  /** The lock of a share as a newly started process gets it. */
  private LockFile share(String name) {
    return ChildProgram.share(new Locks(home.locks(), time), name);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(home.locks())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("volume-"))
          .reduce((one, two) -> assertInstanceOf(Path.class, null))
          .orElseThrow();
    }
  }

  private static HeldLock held(LockAttempt got) {
    return assertInstanceOf(Held.class, got).lock();
  }
}

package io.mountaineer.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.MountUnderWay;
import io.mountaineer.state.Acquisition.Held;
import io.mountaineer.state.Acquisition.HeldByOther;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MountNoteTest {

  private static final Instant SINCE = Instant.parse("2026-01-31T12:00:00Z");
  private static final MountUnderWay BY_LAN = new MountUnderWay("macmini.local", SINCE);

  @TempDir Path directory;

  private final VirtualTime time = new VirtualTime();
  private Home home;
  private LockFile core;
  private Lock last;

  @BeforeEach
  void setUp() throws IOException {
    home = new Home(directory, directory.resolve("log"));
    home.ensure();
    core = share();
  }

  @Test
  void aMountThatWasBegunIsKnownToTheNextHolder() throws IOException {
    held(core.tryAcquire("reconcile")).mountBegins(new MountUnderWay("macmini.local", SINCE));
    assertEquals(Optional.of(BY_LAN), core.underWay());
    last.close();

    assertEquals(Optional.of(BY_LAN), held(core.tryAcquireSilently()).underWay());
    last.close();
    assertEquals(Optional.of(BY_LAN), core.underWay());
    assertEquals(Optional.empty(), core.heldBy());
  }

  @Test
  void aMountThatWaitsForAPersonMayLandLaterThanOthers() throws IOException {
    MountUnderWay asked = MountUnderWay.by("macmini.local", SINCE, Duration.ofSeconds(120));
    held(core.tryAcquire("mount")).mountBegins(asked);

    assertEquals(Optional.of(asked), MountNote.parse(text()));
    assertTrue(asked.mayStillLand(SINCE.plusSeconds(150)));
    assertFalse(asked.mayStillLand(SINCE.plusSeconds(151)));
    assertFalse(BY_LAN.mayStillLand(SINCE.plusSeconds(61)));
  }

  @Test
  void aMountThatIsBegunWhileAnotherMayLandIsOneOfSeveral() throws IOException {
    Lock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE.plusSeconds(40)));
    MountUnderWay second =
        new MountUnderWay("macmini.local", SINCE.plusSeconds(40)).asOneOfSeveral();
    assertEquals(Optional.of(second), MountNote.parse(text()));

    lock.mountEnded();
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE.plusSeconds(61)));

    assertFalse(lock.underWay().orElseThrow().isOneOfSeveral());
  }

  @Test
  void theEndOfOneMountLeavesTheNoteOfAnEarlierOne() throws IOException {
    Lock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE.plusSeconds(40)));
    lock.onlyUnderWay(Optional.of(BY_LAN));
    lock.close();

    assertEquals(Optional.of(BY_LAN), held(core.tryAcquireSilently()).underWay());
  }

  @Test
  void aMountThatHasLandedIsForgotten() throws IOException {
    Lock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    lock.mountEnded();
    lock.close();

    assertEquals(Optional.empty(), core.underWay());
    assertEquals(Optional.empty(), held(core.tryAcquire("status")).underWay());
  }

  @Test
  void theNoteOutlivesAKilledProcess() throws Exception {
    try (Child child = Child.start("mount", home.root(), "Core", "macmini.local")) {
      assertEquals('+', child.read());
      HeldByOther other = assertInstanceOf(HeldByOther.class, core.tryAcquire("mount"));
      assertEquals(Optional.of(child.pid()), other.holder().map(LockHolder::pid));
      assertEquals(Optional.of(BY_LAN), core.underWay());

      child.kill();

      assertEquals(Optional.of(BY_LAN), held(core.tryAcquireSilently()).underWay());
    }
  }

  @Test
  void readingTheNoteTakesNoLockAwayAndChangesNothing() throws IOException {
    Lock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    Object mark = lock.mark();

    assertEquals(Optional.of(BY_LAN), core.underWay());
    assertEquals(Optional.of(BY_LAN), share().underWay());

    assertEquals(mark, lock.mark());
    assertTrue(HeldLock.asSeenByAChild(home, "Core"));
  }

  @Test
  void aLockThatWasNeverTakenHasNoNoteAndGetsNoFile() throws IOException {
    assertEquals(Optional.empty(), core.underWay());

    try (Stream<Path> files = Files.list(home.locks())) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theHolderIsNamedBesideTheNote() throws IOException {
    Lock lock = held(core.tryAcquireSilently());
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    assertEquals(Optional.empty(), LockHolder.parse(text()));
    lock.announce("failover");

    // As any version reads it: one before this one knows no note.
    assertEquals("failover", LockHolder.parse(text()).orElseThrow().what());
    assertEquals(Optional.of(BY_LAN), MountNote.parse(text()));
  }

  @Test
  void aKillBetweenTheTwoStepsOfAWriteLosesNeitherHolderNorNote() {
    String holder = LockHolder.me("switch", SINCE).text();
    String covered = holder + MountNote.text(BY_LAN) + "\n\n\n";

    assertEquals("switch", LockHolder.parse(covered).orElseThrow().what());
    assertEquals(Optional.of(BY_LAN), MountNote.parse(covered));
  }

  @Test
  void aShorterTextLeavesNothingOfALongerOne() throws IOException {
    Lock lock = held(core.tryAcquire("a very long thing to do with it, and more than that"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    lock.mountBegins(new MountUnderWay("m", SINCE));
    String longer = text();
    lock.close();

    assertNotEquals(longer, text());
    assertEquals(MountNote.text(new MountUnderWay("m", SINCE).asOneOfSeveral()), text());
  }

  @Test
  void aHalfWrittenNoteIsNoNote() {
    String whole = MountNote.text(new MountUnderWay("mac\nmini=x", SINCE));

    assertEquals("mac mini=x", MountNote.parse(whole).orElseThrow().host());
    for (int length = 0; length < whole.length(); length++) {
      assertEquals(Optional.empty(), MountNote.parse(whole.substring(0, length)));
    }
    assertEquals(Optional.empty(), MountNote.parse(whole.replace("since=", "since=x")));
  }

  @Test
  void aMountMayLandForAMinuteAndNoLonger() {
    assertTrue(BY_LAN.mayStillLand(SINCE));
    assertTrue(BY_LAN.mayStillLand(SINCE.plusSeconds(60)));
    assertFalse(BY_LAN.mayStillLand(SINCE.plusSeconds(61)));
  }

  @Test
  void aClockSetBackDoesNotKeepAShareAway() {
    assertTrue(BY_LAN.mayStillLand(SINCE.minusSeconds(60)));
    assertFalse(BY_LAN.mayStillLand(SINCE.minusSeconds(61)));
  }

  private LockFile share() {
    return ChildProgram.share(new Locks(home.locks(), time), "Core");
  }

  private String text() throws IOException {
    try (Stream<Path> files = Files.list(home.locks())) {
      Path volume =
          files
              .filter(file -> file.getFileName().toString().startsWith("volume-"))
              .findFirst()
              .orElseThrow();
      // Read by a child of the file system, not by this process: closing it would end its locks.
      Process cat = new ProcessBuilder("cat", volume.toString()).start();
      return new String(cat.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private Lock held(Acquisition got) {
    last = assertInstanceOf(Held.class, got).lock();
    return last;
  }
}

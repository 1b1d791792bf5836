package io.mountaineer.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Interface;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.MountUnderWay.Login;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.LockAttempt.HeldByOther;
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
  private static final Login EVAN = new Login("evan", 445);
  private static final MountUnderWay BY_LAN = new MountUnderWay("macmini.local", SINCE);

  @TempDir Path directory;

  private final VirtualTime time = new VirtualTime();
  private Home home;
  private LockFile core;
  private HeldLock last;

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
    MountUnderWay asked = MountUnderWay.by("macmini.local", EVAN, SINCE, Duration.ofSeconds(120));
    held(core.tryAcquire("mount")).mountBegins(asked);

    assertEquals(Optional.of(asked), noted(text()));
    assertTrue(asked.mayStillLand(SINCE.plusSeconds(150)));
    assertFalse(asked.mayStillLand(SINCE.plusSeconds(151)));
    assertFalse(BY_LAN.mayStillLand(SINCE.plusSeconds(61)));
  }

  @Test
  void aMountThatIsBegunWhileAnotherMayLandIsOneOfSeveral() throws IOException {
    HeldLock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE.plusSeconds(40)));
    MountUnderWay second =
        new MountUnderWay("macmini.local", SINCE.plusSeconds(40)).asOneOfSeveral();
    assertEquals(Optional.of(second), noted(text()));

    lock.mountEnded();
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    time.pause(Duration.ofSeconds(61));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE.plusSeconds(61)));

    assertFalse(lock.underWay().orElseThrow().isOneOfSeveral());
  }

  @Test
  void theEndOfOneMountLeavesTheNoteOfAnEarlierOne() throws IOException {
    HeldLock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE.plusSeconds(40)));
    lock.onlyUnderWay(Optional.of(BY_LAN));
    lock.close();

    assertEquals(Optional.of(BY_LAN), held(core.tryAcquireSilently()).underWay());
  }

  @Test
  void aMountThatHasLandedIsForgotten() throws IOException {
    HeldLock lock = held(core.tryAcquire("reconcile"));
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
    HeldLock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    Object mark = lock.mark();

    assertEquals(Optional.of(BY_LAN), core.underWay());
    assertEquals(Optional.of(BY_LAN), share().underWay());

    assertEquals(mark, lock.mark());
    assertTrue(OtherHolder.asSeenByAChild(home, "Core"));
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
    HeldLock lock = held(core.tryAcquireSilently());
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    assertEquals(Optional.empty(), LockHolder.parse(text()));
    lock.announce("failover");

    // As any version reads it: one before this one knows no note.
    assertEquals("failover", LockHolder.parse(text()).orElseThrow().what());
    assertEquals(Optional.of(BY_LAN), noted(text()));
  }

  @Test
  void aKillBetweenTheTwoStepsOfAWriteLosesNeitherHolderNorNote() {
    String holder = LockHolder.me("switch", SINCE).text();
    String covered = holder + text(BY_LAN) + "\n\n\n";

    assertEquals("switch", LockHolder.parse(covered).orElseThrow().what());
    assertEquals(Optional.of(BY_LAN), noted(covered));
  }

  @Test
  void aShorterTextLeavesNothingOfALongerOne() throws IOException {
    HeldLock lock = held(core.tryAcquire("a very long thing to do with it, and more than that"));
    lock.mountBegins(new MountUnderWay("macmini.local", SINCE));
    lock.mountBegins(new MountUnderWay("m", SINCE));
    String longer = text();
    lock.close();

    assertNotEquals(longer, text());
    MountNote second = MountNote.of(new MountUnderWay("m", SINCE).asOneOfSeveral(), time);
    assertEquals(second.text(), text());
  }

  @Test
  void aHalfWrittenNoteIsNoNote() {
    MountUnderWay mount =
        MountUnderWay.by("mac\nmini=x", EVAN, SINCE, Duration.ofSeconds(120)).asOneOfSeveral();
    String whole = MountNote.of(mount, time).text();

    assertEquals("mac mini=x", noted(whole).orElseThrow().host());
    for (int length = 0; length < whole.length(); length++) {
      assertEquals(Optional.empty(), noted(whole.substring(0, length)));
    }
    assertEquals(Optional.empty(), noted(whole.replace("since=", "since=x")));
  }

  @Test
  void aSleepMakesAMountThatMayLandNoOlder() throws IOException {
    held(core.tryAcquire("reconcile")).mountBegins(BY_LAN);
    last.close();
    time.pause(Duration.ofSeconds(20));
    time.step(Duration.ofHours(8));

    assertTrue(core.underWay().orElseThrow().mayStillLand(time.now()));
    assertEquals(time.now().minusSeconds(20), share().underWay().orElseThrow().since());

    time.pause(Duration.ofSeconds(41));
    assertFalse(share().underWay().orElseThrow().mayStillLand(time.now()));
  }

  @Test
  void aClockThatIsSetBackForgetsNoMountThatMayLand() throws IOException {
    held(core.tryAcquire("reconcile")).mountBegins(BY_LAN);
    last.close();
    time.pause(Duration.ofSeconds(20));
    time.step(Duration.ofHours(-8));

    assertEquals(time.now().minusSeconds(20), share().underWay().orElseThrow().since());
  }

  @Test
  void aNoteOfAnotherStartOfTheComputerGoesByTheClock() {
    MountNote note = new MountNote(BY_LAN, Optional.of(Duration.ofHours(3).toNanos()));
    time.pause(Duration.ofSeconds(5));

    assertEquals(Optional.of(BY_LAN), note.at(time));
    MountNote before = new MountNote(BY_LAN, Optional.of(-Duration.ofHours(3).toNanos()));
    assertEquals(Optional.of(BY_LAN), before.at(time));
  }

  @Test
  void anotherAccountOrPortAsksForAnotherMount() {
    Share share = new Share("CORE", "evan", "10.10.10.1", "macmini.local", "CORE");
    Settings settings = Settings.defaults(directory);
    MountUnderWay mount = MountUnderWay.by("MACMINI.local", EVAN, SINCE, Duration.ofSeconds(30));

    assertTrue(mount.isBy(Interface.FALLBACK, share, settings));
    assertFalse(mount.isBy(Interface.TB, share, settings));
    assertTrue(BY_LAN.isBy(Interface.FALLBACK, share, settings));
    for (Login other : List.of(new Login("guest", 445), new Login("evan", 1445))) {
      MountUnderWay another = MountUnderWay.by("macmini.local", other, SINCE, Duration.ZERO);
      assertFalse(another.isBy(Interface.FALLBACK, share, settings), other::toString);
    }
  }

  @Test
  void aMountMayLandForAMinuteAndNoLonger() {
    assertTrue(BY_LAN.mayStillLand(SINCE));
    assertTrue(BY_LAN.mayStillLand(SINCE.plusSeconds(60)));
    assertFalse(BY_LAN.mayStillLand(SINCE.plusSeconds(61)));
  }

  @Test
  void aNoteByTheClockAloneAndFarAheadOfItKeepsNoShareAway() {
    MountNote note = new MountNote(BY_LAN, Optional.empty());
    time.step(Duration.ofSeconds(-60));
    assertEquals(Optional.of(BY_LAN), note.at(time));

    time.step(Duration.ofSeconds(-1));
    assertEquals(Optional.empty(), note.at(time));
  }

  @Test
  void aCycleThatBeganBeforeASleepKnowsOfTheMountToo() throws IOException {
    HeldLock lock = held(core.tryAcquire("reconcile"));
    lock.mountBegins(BY_LAN);
    time.pause(Duration.ofSeconds(35));
    Instant cycle = time.now();
    time.step(Duration.ofMinutes(13));

    assertTrue(lock.underWay().orElseThrow().mayStillLand(cycle));
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

  private HeldLock held(LockAttempt got) {
    last = assertInstanceOf(Held.class, got).lock();
    return last;
  }

  private Optional<MountUnderWay> noted(String text) {
    return MountNote.parse(text).map(MountNote::mount);
  }

  /** As the version before wrote it, but for what that left out. */
  private static String text(MountUnderWay mount) {
    return new MountNote(mount, Optional.empty()).text();
  }
}

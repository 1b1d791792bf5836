package io.mountaineer.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.ShareState;
import io.mountaineer.files.Blockade;
import io.mountaineer.files.Child;
import io.mountaineer.files.ChildProgram;
import io.mountaineer.files.FileException;
import io.mountaineer.files.Home;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.Locks;
import io.mountaineer.files.OtherHolder;
import io.mountaineer.files.VirtualTime;
import io.mountaineer.standin.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

  private static final String NEWER = "{\"schema_version\":2,\"shares\":{}}";

  @TempDir Path directory;

  private final VirtualTime time = new VirtualTime();
  private final List<String> reported = new ArrayList<>();
  private final ShareState seen = new RandomStates(1).share();

  private Home home;
  private Locks locks;
  private StateFile file;

  @BeforeEach
  void setUp() throws IOException {
    home = new Home(directory.resolve("home"), directory.resolve("log"));
    home.ensure();
    locks = new Locks(home.locks(), time);
    file = newStateFile();
  }

  @Test
  void aMissingOrEmptyFileIsTheEmptyState() throws IOException {
    assertEquals(State.EMPTY, file.load());

    Files.createFile(home.state());

    assertEquals(State.EMPTY, file.load());
    assertEquals(List.of(), reported);
  }

  @Test
  void whatIsRememberedIsReadByTheNextRun() {
    file.update("Core", share -> seen);
    file.update(state -> state.withMonitorSeenAt(VirtualTime.START));

    State next = newStateFile().load();

    assertEquals(seen, next.of("Core"));
    assertEquals(Optional.of(VirtualTime.START), next.monitorSeenAt());
  }

  @Test
  void namesAreKeptAsGiven() {
    Set<String> names = new TreeSet<>(RandomStates.HOSTILE);
    names.removeAll(List.of("Core", "Bu\u0308ro")); // other spellings of names before them
    names.forEach(name -> file.update(name, share -> seen));

    assertEquals(List.copyOf(names), names(newStateFile()));
  }

  @Test
  void aNameWrittenInOtherCaseIsTheSameShare() {
    file.update("Core", share -> seen);

    assertEquals(seen, newStateFile().load().of("CORE"));
    file.update("CORE", share -> seen.withHold(Hold.EJECTED));

    assertEquals(List.of("CORE"), names(newStateFile()));
  }

  @Test
  void aDroppedShareIsForgotten() {
    file.update("Core", share -> seen);
    file.update("Media", share -> seen);

    file.drop("Core");

    assertEquals(List.of("Media"), names(newStateFile()));
    assertInstanceOf(SaveResult.Unchanged.class, file.drop("Core"));
  }

  @Test
  void nothingIsWrittenWhenNothingChanged() throws IOException {
    file.update("Core", share -> seen);
    List<Object> before = stamps();

    assertInstanceOf(SaveResult.Unchanged.class, file.update("Core", share -> seen));
    assertInstanceOf(SaveResult.Unchanged.class, file.update("Media", share -> ShareState.NEW));
    assertInstanceOf(SaveResult.Unchanged.class, newStateFile().update(state -> state));

    assertEquals(before, stamps());
  }

  @Test
  void readingNeverWrites() throws IOException {
    for (String content : List.of("", "{}", "{ broken", NEWER)) {
      Files.writeString(home.state(), content);
      List<Object> before = stamps();

      assertEquals(State.EMPTY, newStateFile().load());

      assertEquals(before, stamps(), content);
      assertEquals(content, Files.readString(home.state()));
    }
  }

  @Test
  void readingMakesNoHome() {
    Home none = new Home(directory.resolve("none"), directory.resolve("log"));
    Locks unused = new Locks(none.locks(), time);

    StateFile elsewhere = new StateFile(none.state(), unused.state(), time, reported::add);

    assertEquals(State.EMPTY, elsewhere.load());
    assertFalse(Files.exists(none.root()));
  }

  @Test
  void anUnchangedFileIsNotParsedAgain() {
    file.update("Core", share -> seen);
    StateFile reader = newStateFile();

    assertSame(reader.load(), reader.load());
  }

  @Test
  void aChangeIsSeenEvenIfSizeAndTimeAreTheSame() throws IOException {
    Files.writeString(home.state(), "{\"shares\":{\"Core\":{\"mount_failures\":1}}}");
    FileTime then = Files.getLastModifiedTime(home.state());
    assertEquals(1, file.load().of("Core").attempts().mount().failures());

    Files.writeString(home.state(), "{\"shares\":{\"Core\":{\"mount_failures\":2}}}");
    Files.setLastModifiedTime(home.state(), then);

    assertEquals(2, file.load().of("Core").attempts().mount().failures());
  }

  @Test
  void aFileThatCannotBeReadIsReportedOnce() throws IOException {
    Files.writeString(home.state(), "{\n oops");

    file.load();
    file.load();

    String failure = home.state() + ": not JSON in line 2; ignored and not changed";
    assertEquals(List.of(failure), reported);
    assertEquals(Optional.of(failure), file.problem());
    Files.writeString(home.state(), "{}");
    file.load();
    assertEquals(Optional.empty(), file.problem());
  }

  @Test
  void aBrokenFileIsSetAsideAndRebuilt() throws IOException {
    Files.writeString(home.state(), "{ oops");

    assertInstanceOf(SaveResult.Written.class, file.update("Core", share -> seen));

    assertEquals(seen, newStateFile().load().of("Core"));
    assertEquals("{ oops", Files.readString(aside("state.json.bad-20260131T120000Z")));
    assertEquals(
        List.of(
            home.state() + ": not JSON in line 1; set aside as state.json.bad-20260131T120000Z"),
        reported);
  }

  @Test
  void aFileThatEndsAtAnyByteIsSetAsideAsItWasAndRebuilt() throws IOException {
    file.update("Core", share -> seen);
    byte[] whole = Files.readAllBytes(home.state());
    for (int end = 1; end < whole.length - 1; end++) {
      byte[] torn = Arrays.copyOf(whole, end);
      Files.write(home.state(), torn);
      reported.clear();

      assertInstanceOf(SaveResult.Written.class, newStateFile().update("Core", share -> seen));

      assertEquals(seen, newStateFile().load().of("Core"));
      assertEquals(1, reported.size(), reported.toString());
      Path aside =
          home.state().resolveSibling(reported.get(0).replaceFirst(".* set aside as ", ""));
      assertArrayEquals(torn, Files.readAllBytes(aside));
      Files.delete(aside);
    }
  }

  @Test
  void aNewerSchemaIsSetAsideAndRebuilt() throws IOException {
    Files.writeString(home.state(), NEWER);

    file.update("Core", share -> seen);

    assertEquals(NEWER, Files.readString(aside("state.json.bad-20260131T120000Z")));
    assertEquals(List.of("Core"), names(newStateFile()));
    assertTrue(reported.get(0).contains("newer version (schema 2)"), reported.get(0));
  }

  @Test
  void anEarlierFileSetAsideIsKept() throws IOException {
    Files.writeString(home.state(), "first");
    file.update("Core", share -> seen);
    Files.writeString(home.state(), "second");
    file.update("Core", share -> seen);

    assertEquals("first", Files.readString(aside("state.json.bad-20260131T120000Z")));
    assertEquals("second", Files.readString(aside("state.json.bad-20260131T120000Z-2")));
  }

  @Test
  void aFullDiskLeavesTheOldFileWholeAndTheCycleGoesOn() throws IOException {
    file.update("Core", share -> seen);
    String before = Files.readString(home.state());
    Blockade full = Blockade.of(home.state());

    SaveResult failed = file.update("Media", share -> seen);

    assertInstanceOf(SaveResult.NotSaved.class, failed);
    assertEquals(seen, failed.state().of("Media"));
    assertEquals(before, Files.readString(home.state()));
    assertEquals(seen, file.load().of("Media"), "remembered in memory");
    assertFalse(file.isSaved());
    file.update("Media", share -> new RandomStates(2).share());
    assertEquals(1, reported.size(), "reported once: " + reported);
    assertEquals(reported.get(0), file.problem().orElseThrow());

    full.lift();

    assertInstanceOf(SaveResult.Written.class, file.update("Media", share -> share), "caught up");
    assertTrue(file.isSaved());
    assertEquals(file.load(), newStateFile().load());
    assertEquals(Optional.empty(), file.problem());
  }

  @Test
  void aFullDiskDoesNotSetTheBrokenFileAsideAgainAndAgain() throws IOException {
    Files.writeString(home.state(), "{ oops");
    Blockade full = Blockade.of(home.state());

    file.update("Core", share -> seen);
    file.update("Core", share -> new RandomStates(2).share());
    full.lift();
    file.update("Core", share -> seen);

    assertEquals(seen, newStateFile().load().of("Core"));
    try (Stream<Path> files = Files.list(home.root())) {
      assertEquals(1, files.filter(each -> each.toString().contains("bad-")).count());
    }
  }

  @Test
  void whatAnotherProcessWroteMeanwhileCountsMoreThanWhatWasNotSaved() throws IOException {
    Blockade full = Blockade.of(home.state());
    file.update("Core", share -> seen);
    full.lift();
    newStateFile().update("Core", ChildProgram::withOneMoreFailure);

    assertEquals(1, file.load().of("Core").attempts().mount().failures());
    assertTrue(file.isSaved());
    assertEquals(Optional.empty(), file.problem(), "there is nothing left to save");
  }

  @Test
  void somethingElseInThePlaceOfTheFileIsLeftAlone() throws IOException {
    Files.createDirectory(home.state());

    SaveResult failed = file.update("Core", share -> seen);

    assertInstanceOf(SaveResult.NotSaved.class, failed);
    assertTrue(Files.isDirectory(home.state()));
    assertEquals(seen, file.load().of("Core"));
  }

  @Test
  void aHomeThatCannotBeMadeIsNoReasonToStop() throws IOException {
    Path inTheWay = Files.createFile(directory.resolve("file"));
    Home impossible = new Home(inTheWay.resolve("home"), directory.resolve("log"));
    LockFile lock = new Locks(impossible.locks(), time).state();
    StateFile nowhere = new StateFile(impossible.state(), lock, time, reported::add);

    assertThrows(FileException.class, impossible::ensure);
    assertInstanceOf(SaveResult.NotSaved.class, nowhere.update("Core", share -> seen));
    assertEquals(seen, nowhere.load().of("Core"));
  }

  @Test
  void aStoppedHolderOfTheLockIsNamedAfterFiveSeconds() throws IOException {
    try (Child holder = OtherHolder.byAChild(home, "state")) {
      SaveResult failed = file.update("Core", share -> seen);

      String why = assertInstanceOf(SaveResult.NotSaved.class, failed).why();
      assertTrue(why.contains("locked by pid " + holder.pid() + " (holding on"), why);
      assertEquals(5, time.passed().toSeconds());
    }
  }

  @Test
  void changesThatWaitForEachOtherAreWrittenTogether() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Thread first = new Thread(() -> file.update("Core", share -> after(held)));
    first.start();
    Await.until("it is under way", () -> first.getState() == Thread.State.TIMED_WAITING);

    List<CompletableFuture<SaveResult>> updates = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String name = "Share " + i;
      CompletableFuture<SaveResult> update = new CompletableFuture<>();
      updates.add(update);
      threads.add(new Thread(() -> update.complete(file.update(name, share -> seen))));
    }
    threads.forEach(Thread::start);
    Await.until(
        "all wait",
        () -> threads.stream().allMatch(each -> each.getState() == Thread.State.BLOCKED));
    held.countDown();

    for (CompletableFuture<SaveResult> update : updates) {
      SaveResult.Written written =
          assertInstanceOf(SaveResult.Written.class, update.get(30, TimeUnit.SECONDS));
      assertEquals(21, written.state().shares().size());
    }
    assertEquals(21, names(newStateFile()).size());
  }

  private ShareState after(CountDownLatch held) {
    try {
      assertTrue(held.await(30, TimeUnit.SECONDS));
      return seen;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailingChangeLeavesTheLockFree() {
    assertThrows(
        IllegalStateException.class,
        () ->
            file.update(
                state -> {
                  throw new IllegalStateException();
                }));

    assertInstanceOf(SaveResult.Written.class, file.update("Core", share -> seen));
  }

  private StateFile newStateFile() {
    return new StateFile(home.state(), locks.state(), time, reported::add);
  }

  private Path aside(String name) {
    return home.root().resolve(name);
  }

  private static List<String> names(StateFile file) {
    return List.copyOf(file.load().shares().keySet());
  }

  /** Name, identity and time of everything in the home. */
  private List<Object> stamps() throws IOException {
    List<Object> stamps = new ArrayList<>();
    try (Stream<Path> files = Files.walk(home.root())) {
      for (Path each : files.sorted().toList()) {
        var attributes = Files.readAttributes(each, BasicFileAttributes.class);
        Instant changed = attributes.lastModifiedTime().toInstant();
        stamps.addAll(List.of(each, attributes.fileKey(), changed));
      }
    }
    return stamps;
  }
}

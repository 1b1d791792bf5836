package io.mountaineer.history;

import static io.mountaineer.history.Happened.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.files.AppendFile;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.sim.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

  @TempDir Path folder;
  private Path path;
  private HistoryFile file;

  @BeforeEach
  void begin() {
    path = folder.resolve("history.jsonl");
    file = another(HistoryFile.FULL);
  }

  /** Returns the file as another process has it. */
  private HistoryFile another(long full) {
    VirtualClock time = new VirtualClock(Happened.NOON);
    return new HistoryFile(new AppendFile(path, full), new Locks(folder, time).history(), time);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    HistoryEvent event =
        new HistoryEvent(
            "",
            Happened.NOON,
            Optional.of("CÖRE \"1\"\n"),
            "failover",
            Optional.of("tb"),
            Optional.of("fallback"),
            Optional.of("10.10.10.1 is down"),
            Optional.of(Duration.ofMillis(1200)),
            Optional.of(Duration.ofDays(40)),
            List.of(new Holder("Final Cut Pro", 712, 2, "/Volumes/CORE/film.mov")),
            Map.of("path", "/Volumes/CORE"));

    HistoryEvent written = file.append(event);

    assertEquals(List.of(written), file.read(each -> true));
    assertEquals(event.withId(written.id()), written);
    assertEquals(1, Files.readString(path).lines().count());
  }

  @Test
  void onlyTheUserMayReadIt() throws IOException {
    file.append(at(0, "mount", "none", "tb"));

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void aTornLineCostsItselfOnly() throws IOException {
    file.append(at(0, "mount", "none", "tb"));
    Files.writeString(path, "{\"id\":\"17", StandardOpenOption.APPEND);

    file.append(at(1, "failover", "tb", "fallback"));

    assertEquals(List.of("mount", "failover"), events());
    assertTrue(ids().get(0) < ids().get(1));
  }

  @Test
  void aLineThatOnlyLacksItsEndIsKept() throws IOException {
    file.append(at(0, "mount", "none", "tb"));
    String text = Files.readString(path);
    Files.writeString(path, text.strip());

    file.append(at(1, "failover", "tb", "fallback"));

    assertEquals(List.of("mount", "failover"), events());
  }

  @Test
  void idsRiseThoughTheClockIsSetBack() throws IOException {
    file.append(at(0, "mount", "none", "tb"));
    file.append(at(-3600, "failover", "tb", "fallback"));
    file.append(at(-3600, "recovery", "fallback", "tb"));

    List<Long> ids = ids();
    assertTrue(ids.get(0) < ids.get(1) && ids.get(1) < ids.get(2), ids::toString);
  }

  @Test
  void idsRiseOverTheEndOfAFile() throws IOException {
    HistoryFile small = another(1);
    small.append(at(0, "mount", "none", "tb"));
    small.append(at(-3600, "failover", "tb", "fallback"));

    List<Long> ids = ids();
    assertTrue(ids.get(0) < ids.get(1), ids::toString);
    assertTrue(Files.exists(folder.resolve("history.jsonl.1")));
  }

  @Test
  void twoFilesAreKept() throws IOException {
    HistoryFile small = another(1);
    for (int i = 0; i < 5; i++) {
      small.append(at(i, "mount", "none", "tb"));
    }

    assertEquals(2, ids().size());
    assertEquals(
        List.of("history.jsonl", "history.jsonl.1", "history.lock"),
        List.of(folder.toFile().list()).stream().sorted().toList());
  }

  @Test
  void manyWritersAtOnceLoseNothingAndMixNothing() throws Exception {
    List<Callable<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      HistoryFile own =
          new HistoryFile(path, new Locks(folder, Clock.system()).history(), Clock.system());
      writers.add(
          () -> {
            for (int i = 0; i < 25; i++) {
              own.append(at(0, "mount", "none", "tb"));
            }
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (var done : pool.invokeAll(writers)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }

    List<Long> ids = ids();
    assertEquals(100, ids.size());
    assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
  }

  @Test
  void aLinkInItsPlaceIsNeverFollowed() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine\n");
    Files.createSymbolicLink(path, elsewhere);

    assertThrows(FileException.class, () -> file.append(at(0, "mount", "none", "tb")));
    assertThrows(FileException.class, () -> file.read(each -> true));
    assertEquals("mine\n", Files.readString(elsewhere));
    assertEquals(Map.of(), file.lastChanges());
  }

  @Test
  void aPipeInItsPlaceHoldsUpNobody() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThrows(FileException.class, () -> file.append(at(0, "mount", "none", "tb")));
          assertThrows(FileException.class, () -> file.read(each -> true));
        });
  }

  @Test
  void aLockThatIsNeverGivenBackEndsInAnError() throws IOException {
    VirtualClock time = new VirtualClock(Happened.NOON);
    Locks locks = new Locks(folder, time);
    assertTrue(locks.history().tryAcquire("suspended") instanceof Held);

    assertThrows(
        FileException.class,
        () -> new HistoryFile(path, locks.history(), time).append(at(0, "mount", "none", "tb")));
    assertFalse(Files.exists(path));
    assertTrue(Duration.between(Happened.NOON, time.now()).toSeconds() <= 3);
  }

  @Test
  void whatIsNoEventIsPassedOver() throws IOException {
    Files.writeString(
        path,
        """
        not JSON
        {}
        {"id":"1","at":"yesterday","event":"mount"}
        {"id":"2","at":"2026-01-05T12:00:00Z","event":"mount","ms":"soon"}
        [1]

        {"id":"3","at":"2026-01-05T12:00:00Z","event":"mount","new":{"a":1},"ms":99999999999}
        """);

    file.append(at(0, "failover", "tb", "fallback"));

    assertEquals(List.of("mount", "failover"), events());
  }

  @Test
  void aVeryLongEventIsShortened() throws IOException {
    Map<String, String> details =
        IntStream.range(0, 20)
            .boxed()
            .collect(Collectors.toMap(i -> "key" + i, i -> "\u0001".repeat(1900)));

    file.append(at(0, "failover", "tb", "fallback", Optional.empty(), details));

    assertTrue(Files.size(path) <= HistoryJson.LONGEST_LINE);
    assertEquals(List.of("failover"), events());
  }

  @Test
  void theLastChangeOfEachShareIsFound() throws IOException {
    file.append(at(0, "mount", "none", "tb"));
    file.append(at(1, "failover", "tb", "fallback"));
    file.append(at(2, "tb_ready", "", ""));

    assertEquals("failover", file.lastChanges().get("CORE").event());
    assertEquals(Map.of("CORE", file.read(e -> true).get(1)), file.lastChanges());
  }

  private List<String> events() throws IOException {
    return file.read(each -> true).stream().map(HistoryEvent::event).toList();
  }

  private List<Long> ids() throws IOException {
    return file.read(each -> true).stream().map(each -> Long.valueOf(each.id())).toList();
  }
}

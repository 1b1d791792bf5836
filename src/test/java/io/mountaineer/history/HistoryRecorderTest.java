package io.mountaineer.history;

import static io.mountaineer.history.Happened.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryRecorderTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final List<HistoryEvent> passedOn = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private HistoryFile file;

  @BeforeEach
  void begin() {
    file =
        new HistoryFile(
            folder.resolve("history.jsonl"),
            new Locks(folder, Clock.system()).history(),
            Clock.system());
  }

  @Test
  void anEventIsWrittenAndThenPassedOnWithItsId() throws IOException {
    HistoryRecorder recorder = recorder();

    recorder.record(at(0, "mount", "none", "tb"));
    recorder.drain(LONG);

    assertEquals(file.read(each -> true), passedOn);
    assertEquals(1, passedOn.size());
  }

  @Test
  void anEventThatCannotBeWrittenIsPassedOnAllTheSameAndCounted() throws IOException {
    Path place = Files.createDirectory(folder.resolve("history.jsonl"));
    HistoryRecorder recorder = recorder();

    recorder.record(at(0, "mount", "none", "tb"));
    recorder.record(at(1, "failover", "tb", "fallback"));
    recorder.drain(LONG);
    Files.delete(place);
    recorder.record(at(2, "recovery", "fallback", "tb"));
    recorder.drain(LONG);

    assertEquals(3, passedOn.size());
    assertTrue(passedOn.stream().noneMatch(each -> each.id().isEmpty()));
    assertTrue(problems.get(0).contains("not a regular file"), problems::toString);
    List<HistoryEvent> written = file.read(each -> true);
    assertEquals(
        List.of("recovery", "history_lost"), written.stream().map(HistoryEvent::event).toList());
    assertTrue(written.get(1).cause().orElseThrow().startsWith("2 events"));
  }

  @Test
  void aListenerThatThrowsCostsItselfOneEvent() throws IOException {
    HistoryRecorder recorder =
        new HistoryRecorder(
            file,
            List.of(
                event -> {
                  throw new IllegalStateException("defect");
                },
                passedOn::add),
            problem -> problem.ifPresent(problems::add));

    recorder.record(at(0, "mount", "none", "tb"));
    recorder.record(at(1, "failover", "tb", "fallback"));
    recorder.drain(LONG);

    assertEquals(2, passedOn.size());
    assertEquals(2, file.read(each -> true).size());
  }

  @Test
  void nothingEverWaitsForAWriterThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    Path nowhere = folder.resolve("missing");
    HistoryRecorder recorder =
        new HistoryRecorder(
            new HistoryFile(nowhere, new Locks(nowhere, Clock.system()).history(), Clock.system()),
            List.of(
                event -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }),
            problem -> {});

    assertTimeoutPreemptively(
        LONG,
        () -> {
          for (int i = 0; i < 3 * HistoryRecorder.CAPACITY; i++) {
            recorder.record(at(i, "mount", "none", "tb"));
          }
          recorder.drain(Duration.ofMillis(10));
        });
    never.countDown();
  }

  private HistoryRecorder recorder() {
    return new HistoryRecorder(
        file, List.of(passedOn::add), problem -> problem.ifPresent(problems::add));
  }

  @Test
  void aProblemIsOverWithTheFirstEventThatIsWritten() {
    List<Optional<String>> all = new CopyOnWriteArrayList<>();
    HistoryRecorder recorder = new HistoryRecorder(file, List.of(), all::add);

    recorder.record(at(0, "mount", "none", "tb"));
    recorder.drain(LONG);

    assertEquals(List.of(Optional.empty()), all);
  }
}

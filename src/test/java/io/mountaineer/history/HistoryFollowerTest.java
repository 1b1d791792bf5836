package io.mountaineer.history;

import static io.mountaineer.history.Happened.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.AppendFile;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.sim.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFollowerTest {

  @TempDir Path folder;
  private HistoryFile file;
  private HistoryFollower follower;

  private void with(long full) {
    VirtualClock time = new VirtualClock(Happened.NOON);
    AppendFile lines = new AppendFile(folder.resolve("history.jsonl"), full);
    file = new HistoryFile(lines, new Locks(folder, time).history(), time);
    follower = file.follow();
  }

  @AfterEach
  void close() throws IOException {
    follower.close();
  }

  @Test
  void itBeginsWithWhatIsThereAndGoesOn() throws IOException {
    with(HistoryFile.FULL);
    assertEquals(List.of(), next());

    happens("mount");
    happens("failover");
    assertEquals(List.of("mount", "failover"), next());
    assertEquals(List.of(), next());

    happens("recovery");
    assertEquals(List.of("recovery"), next());
  }

  @Test
  void aFileThatIsSetAsideLosesNothingAndDoublesNothing() throws IOException {
    with(600); // two events or three
    happens("one");
    assertEquals(List.of("one"), next());

    for (String each : List.of("two", "three", "four", "five")) {
      happens(each);
      assertEquals(List.of(each), next());
    }
  }

  @Test
  void aWholeFileThatCameAndWentBetweenTwoLooksIsRead() throws IOException {
    with(1); // each event has a file of its own
    happens("one");
    assertEquals(List.of("one"), next());

    happens("two");
    happens("three");

    assertEquals(List.of("two", "three"), next());
    assertEquals(List.of(), next());
  }

  @Test
  void anOlderFileAloneIsReadOnce() throws IOException {
    with(HistoryFile.FULL);
    happens("one");
    Files.move(folder.resolve("history.jsonl"), folder.resolve("history.jsonl.1"));

    assertEquals(List.of("one"), next());
    happens("two");
    assertEquals(List.of("two"), next());
  }

  @Test
  void bothFilesCountFromTheBeginning() throws IOException {
    with(1);
    happens("one");
    happens("two");

    assertEquals(List.of("one", "two"), next());
  }

  @Test
  void aPartOfALineWaitsForItsRest() throws IOException {
    with(HistoryFile.FULL);
    happens("one");
    String line = Files.readString(folder.resolve("history.jsonl")).replace("one", "two");
    next();

    write(line.substring(0, 30));
    assertEquals(List.of(), next());
    write(line.substring(30));

    assertEquals(List.of("two"), next());
  }

  @Test
  void aFileThatIsDeletedOrEmptiedIsBegunAgain() throws IOException {
    with(HistoryFile.FULL);
    happens("one");
    happens("two");
    next();

    Files.delete(folder.resolve("history.jsonl"));
    assertEquals(List.of(), next());
    happens("three");
    assertEquals(List.of("three"), next());

    Files.writeString(folder.resolve("history.jsonl"), "");
    next();
    happens("four");
    assertEquals(List.of("four"), next());
  }

  private void happens(String event) throws IOException {
    file.append(at(0, event, "tb", "fallback"));
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("history.jsonl"), text, StandardOpenOption.APPEND);
  }

  private List<String> next() throws IOException {
    return follower.next().stream().map(HistoryEvent::event).toList();
  }
}

package io.mountaineer.history;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.AppendFile;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockFile;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * File of the history, with the one before it. Several processes append; a lock keeps the ids
 * unique and in order. Lines that cannot be read are passed over.
 */
public final class HistoryFile {

  /** Size at which the file becomes the older one. */
  public static final long FULL = 5 << 20;

  /** The lock is held for milliseconds; only a suspended process holds it longer. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  /** Part of the file that is read to find the last id. */
  private static final int TAIL = 4 * HistoryJson.LONGEST_LINE;

  /** Part of the file that is read to find the last change of each share: hundreds of events. */
  private static final int RECENT = 256 << 10;

  /** Lines below which a file has hardly begun, so that the one before it counts too. */
  private static final int FEW = 200;

  private final AppendFile file;
  private final LockFile lock;
  private final Clock time;

  public HistoryFile(Path path, LockFile lock, Clock time) {
    this(new AppendFile(path, FULL), lock, time);
  }

  HistoryFile(AppendFile file, LockFile lock, Clock time) {
    this.file = file;
    this.lock = lock;
    this.time = time;
  }

  /**
   * Appends an event and returns it with its id.
   *
   * @throws FileException if it could not be written; takes no more than some seconds
   */
  HistoryEvent append(HistoryEvent event) throws FileException {
    if (!(lock.acquire("history", LOCK_TIMEOUT) instanceof LockAttempt.Held mine)) {
      throw new FileException(file.path(), "another process holds its lock");
    }
    try {
      HistoryEvent numbered = event.withId(nextId(event));
      file.append(HistoryJson.line(numbered));
      return numbered;
    } finally {
      mine.lock().close();
    }
  }

  /**
   * Microseconds, so that ids rise too where the file was deleted; after a clock that was set back
   * the last id counts on.
   */
  private String nextId(HistoryEvent event) throws FileException {
    long byClock = event.at().toEpochMilli() * 1000;
    long last = lastId(file.path()).or(() -> lastIdOrNone(file.older())).orElse(0L);
    return String.valueOf(Math.max(byClock, last + 1));
  }

  private static Optional<Long> lastIdOrNone(Path path) {
    try {
      return lastId(path);
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> lastId(Path path) throws FileException {
    List<String> lines = tail(path, TAIL);
    for (int at = lines.size() - 1; at >= 0; at--) {
      Optional<Long> id = HistoryJson.parse(lines.get(at)).flatMap(HistoryFile::number);
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> number(HistoryEvent event) {
    return event.id().matches("[0-9]{1,18}")
        ? Optional.of(Long.parseLong(event.id()))
        : Optional.empty();
  }

  /** Returns the last lines of a file, the first of them perhaps cut. */
  private static List<String> tail(Path path, int bytes) throws FileException {
    return AppendFile.tail(path, bytes).lines().toList();
  }

  /**
   * Returns all events in the order of the file that a reader wants.
   *
   * @throws FileException if there is a file that cannot be read
   */
  public List<HistoryEvent> read(Predicate<HistoryEvent> isWanted) throws FileException {
    for (int tries = 0; ; tries++) {
      Optional<Object> before = AppendFile.keyOf(file.path());
      List<HistoryEvent> events = new ArrayList<>();
      read(file.older(), isWanted, events);
      read(file.path(), isWanted, events);
      // A file that was set aside meanwhile would be there twice, or not at all.
      if (tries == 2 || before.equals(AppendFile.keyOf(file.path()))) {
        return events;
      }
    }
  }

  private static void read(
      Path path, Predicate<HistoryEvent> isWanted, Collection<HistoryEvent> into)
      throws FileException {
    Optional<FileChannel> opened = AppendFile.open(path);
    if (opened.isEmpty()) {
      return;
    }
    try (FileChannel channel = opened.get()) {
      byte[] all = Channels.newInputStream(channel).readNBytes(2 * (int) FULL);
      new String(all, StandardCharsets.UTF_8)
          .lines()
          .flatMap(line -> HistoryJson.parse(line).stream())
          .filter(isWanted)
          .forEach(into::add);
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  /**
   * Returns the last change of each share, by its name, as far as it is among the most recent
   * events; cheap enough for every {@code status}. A file that cannot be read has none.
   */
  public Map<String, HistoryEvent> lastChanges() {
    Map<String, HistoryEvent> last = new HashMap<>();
    try {
      List<String> lines = tail(file.path(), RECENT);
      if (lines.size() < FEW) {
        tail(file.older(), RECENT).forEach(line -> putChange(line, last));
      }
      lines.forEach(line -> putChange(line, last));
    } catch (FileException e) {
      return Map.of();
    }
    return last;
  }

  /** Most lines are no changes: they are not worth to be parsed. */
  private static void putChange(String line, Map<String, HistoryEvent> last) {
    boolean mayBe =
        HistoryEvent.CHANGES.stream().anyMatch(each -> line.contains("\"" + each + "\""));
    if (mayBe) {
      HistoryJson.parse(line)
          .filter(HistoryEvent::isChange)
          .ifPresent(event -> event.share().ifPresent(share -> last.put(share, event)));
    }
  }

  /** Returns a follower that begins with the first event of the file. */
  public HistoryFollower follow() {
    return new HistoryFollower(file);
  }
}

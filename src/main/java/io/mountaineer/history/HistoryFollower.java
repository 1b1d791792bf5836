package io.mountaineer.history;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.AppendFile;
import io.mountaineer.files.FileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reader of the history that goes on where it was: through a file that is set aside meanwhile, one
 * that is deleted, and lines of which only a part is there yet.
 */
public final class HistoryFollower implements AutoCloseable {

  private static final int BLOCK = 64 << 10;

  /** A file is set aside once in thousands of events. */
  private static final int ATTEMPTS = 5;

  private final AppendFile file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Optional<FileChannel> open = Optional.empty();
  private Optional<Object> key = Optional.empty();
  private boolean hasBegun;

  HistoryFollower(AppendFile file) {
    this.file = file;
  }

  /** File that was opened, and the key that it had under its path then. */
  private record Opened(FileChannel channel, Object key) {}

  /**
   * Returns the events since the last call, in the order of the file; in the first call all.
   *
   * @throws FileException if there is a file that cannot be read
   */
  public List<HistoryEvent> next() throws FileException {
    List<HistoryEvent> events = new ArrayList<>();
    try {
      drain(events);
      Optional<Object> now = AppendFile.keyOf(file.path());
      if (!hasBegun || now.isPresent() && !now.equals(key)) {
        hasBegun = true;
        goOn(events);
      }
    } catch (IOException e) {
      throw FileException.at(file.path(), e);
    }
    return events;
  }

  /**
   * Goes on with the file that has taken the place of the one that is open. The newest is opened
   * first: what was set aside before that is the older file then, and read before it.
   */
  private void goOn(List<HistoryEvent> events) throws IOException {
    Optional<Opened> newest = opened(file.path());
    drain(events); // what came between the last look and the moment it was set aside
    Optional<Opened> older = opened(file.older());
    if (older.isPresent()) {
      boolean isMissed =
          !key.equals(older.map(Opened::key))
              && !newest.map(Opened::key).equals(older.map(Opened::key));
      if (isMissed) {
        begin(older.get());
        drain(events);
      } else {
        older.get().channel().close();
      }
    }
    if (newest.isPresent()) {
      begin(newest.get());
      drain(events);
    }
  }

  /**
   * Opens a file with its own key; empty if there is none, or it is being replaced again and again.
   */
  private static Optional<Opened> opened(Path path) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Object> before = AppendFile.keyOf(path);
      Optional<FileChannel> channel = AppendFile.open(path);
      if (channel.isEmpty()) {
        return Optional.empty();
      }
      if (before.isPresent() && before.equals(AppendFile.keyOf(path))) {
        return Optional.of(new Opened(channel.get(), before.get()));
      }
      channel.get().close();
    }
    return Optional.empty();
  }

  private void begin(Opened next) throws IOException {
    close();
    open = Optional.of(next.channel());
    key = Optional.of(next.key());
    line.reset();
  }

  private void drain(List<HistoryEvent> events) throws IOException {
    if (open.isEmpty()) {
      return;
    }
    FileChannel channel = open.get();
    if (channel.size() < channel.position()) {
      channel.position(0); // emptied by hand
      line.reset();
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    while (channel.read(block.clear()) > 0) {
      take(block.flip(), events);
    }
  }

  /** A line without its end stays until the rest of it comes; one that never ends is given up. */
  private void take(ByteBuffer block, List<HistoryEvent> events) {
    while (block.hasRemaining()) {
      byte next = block.get();
      if (next == '\n') {
        HistoryJson.parse(line.toString(StandardCharsets.UTF_8)).ifPresent(events::add);
        line.reset();
      } else if (line.size() <= HistoryJson.LONGEST_LINE) {
        line.write(next);
      }
    }
  }

  @Override
  public void close() throws FileException {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
      open = Optional.empty();
    } catch (IOException e) {
      throw FileException.at(file.path(), e);
    }
  }
}

package io.mountaineer.history;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.files.AppendFile;
import io.mountaineer.files.FileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reader of the history that goes on where it was: through a file that is set aside meanwhile, one
 * that is deleted, and lines of which only a part is there yet.
 */
public final class HistoryFollower implements AutoCloseable {

  private static final int BLOCK = 64 << 10;

  private final AppendFile file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private Optional<FileChannel> open = Optional.empty();
  private Optional<Object> key = Optional.empty();
  private boolean hasBegun;

  HistoryFollower(AppendFile file) {
    this.file = file;
  }

  /**
   * Returns the events since the last call, in the order of the file; in the first call all.
   *
   * @throws FileException if there is a file that cannot be read
   */
  public List<HistoryEvent> next() throws FileException {
    List<HistoryEvent> events = new ArrayList<>();
    try {
      if (!hasBegun) {
        hasBegun = true;
        begin(AppendFile.open(file.older()), AppendFile.keyOf(file.older()));
      }
      drain(events);
      Optional<Object> now = AppendFile.keyOf(file.path());
      if (now.isPresent() && !now.equals(key)) {
        drain(events); // what came between the last look and the moment it was set aside
        begin(AppendFile.open(file.path()), now);
        drain(events);
      }
    } catch (IOException e) {
      throw FileException.at(file.path(), e);
    }
    return events;
  }

  private void begin(Optional<FileChannel> next, Optional<Object> nextKey) throws IOException {
    close();
    open = next;
    key = nextKey;
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

package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The programs of a stand-in Mac that tell of events. */
final class StandInFeeds {

  private final Path root;

  StandInFeeds(Path root) {
    this.root = root;
  }

  /** Both are there and listen: what happens from now on is told. */
  StandInFeeds awaitBoth() {
    pid("scutil");
    pid("notifyutil");
    return this;
  }

  /** A key of the network changes, such as {@code Interface/bridge0/Link}. */
  void networkChanged(String key) {
    tell("scutil", key);
  }

  void mountTableChanged() {
    tell("notifyutil", "com.apple.system.kernel.unmount");
  }

  /** The process of a tool, once it listens. */
  ProcessHandle process(String tool) {
    return ProcessHandle.of(pid(tool)).orElseThrow();
  }

  /** The pid of a tool, once it listens; of its last life if it has ended. */
  long pid(String tool) {
    Path file = root.resolve("feeds").resolve(tool);
    Await.until(tool + " listens", () -> Files.exists(file));
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(String tool, String line) {
    Path events = root.resolve("events").resolve(tool);
    try {
      Files.writeString(events, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Programs of a stand-in Mac that report events. */
final class StandInFeeds {

  private final Path root;

  StandInFeeds(Path root) {
    this.root = root;
  }

  /** Waits until both are there and listen: events from now on are reported. */
  StandInFeeds awaitBoth() {
    pid("scutil");
    pid("notifyutil");
    return this;
  }

  /** Changes a key of the network, such as {@code Interface/bridge0/Link}. */
  void networkChanged(String key) {
    send("scutil", key);
  }

  void mountTableChanged() {
    send("notifyutil", "com.apple.system.kernel.unmount");
  }

  /** Returns the process of a tool, once it listens. */
  ProcessHandle process(String tool) {
    return ProcessHandle.of(pid(tool)).orElseThrow();
  }

  /** Returns the pid of a tool, once it listens; of its last life if it has ended. */
  long pid(String tool) {
    Path file = root.resolve("feeds").resolve(tool);
    Await.until(tool + " listens", () -> Files.exists(file));
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(String tool, String line) {
    Path events = root.resolve("events").resolve(tool);
    try {
      Files.writeString(events, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.mountaineer.config.edit;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.edit.ConfigEditor.Saved;
import io.mountaineer.core.Share;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A second process that edits a config: {@code main <folder> <name> <how many shares to add>}. */
final class EditingProgram {

  private static final Clock WALL =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) {
          LockSupport.parkNanos(duration.toNanos());
        }
      };

  private EditingProgram() {}

  static Process start(Path folder, String name, int count) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    String main = EditingProgram.class.getName();
    List<String> argv =
        List.of(
            java, "-XX:TieredStopAtLevel=1", "-cp", classes, main, folder + "", name, "" + count);
    return new ProcessBuilder(argv)
        .redirectError(Redirect.INHERIT)
        .redirectOutput(Redirect.INHERIT)
        .start();
  }

  public static void main(String[] args) {
    // One for all edits: a lock file that is opened twice in a process may lose its lock.
    ConfigEditor editor = editor(Path.of(args[0]));
    for (int number = 0; number < Integer.parseInt(args[2]); number++) {
      String name = args[1] + number;
      Share share = new Share(name, "ann", "one.local", "two.local", name);
      ConfigEditor.Result result = editor.edit(ConfigEdit.addShare(share));
      if (!(result instanceof Saved)) {
        throw new IllegalStateException(result.toString());
      }
    }
  }

  static ConfigEditor editor(Path folder) {
    return new ConfigEditor(
        new ConfigFile(folder.resolve("config.toml"), Path.of("/Users/ann")),
        locks(folder).config());
  }

  /** Takes the lock as another editor holds it. */
  static Held holdLock(Path folder) throws IOException {
    return (Held) locks(folder).config().tryAcquire("editing for the test");
  }

  private static Locks locks(Path folder) {
    return new Locks(folder, WALL);
  }

  /** Returns an editor whose clock runs through the wait at once. */
  static ConfigEditor editorThatGivesUp(Path folder) {
    Clock fast =
        new Clock() {
          private long nanos;

          @Override
          public Instant now() {
            return Instant.EPOCH;
          }

          @Override
          public long nanos() {
            return nanos;
          }

          @Override
          public void pause(Duration duration) {
            nanos += duration.toNanos();
          }
        };
    return new ConfigEditor(
        new ConfigFile(folder.resolve("config.toml"), Path.of("/Users/ann")),
        new Locks(folder, fast).config());
  }
}

package io.mountaineer.config.edit;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigFile.UnreadableConfig;
import io.mountaineer.config.edit.ConfigEdit.Edited;
import io.mountaineer.core.Config;
import io.mountaineer.files.AtomicFile;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.LockFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Set;

/**
 * Editor of the config file. It is read, edited and replaced under a lock, so that no edit of
 * another process is lost; a symlink stays one, and the file keeps its mode.
 */
public final class ConfigEditor {

  /** Result of editing the file. */
  public sealed interface Result permits Saved, EditRefusal, Locked, Failed {}

  /**
   * Success: the edit is in the file.
   *
   * @param config content of the file now
   * @param changed false when the file said so before; it was not written then
   */
  public record Saved(Config config, boolean changed) implements Result {}

  /**
   * Edit of another process that did not end in time.
   *
   * @param holder process that makes it, for a message
   */
  public record Locked(String holder) implements Result {}

  /** File that cannot be read or written; it is as it was. */
  public record Failed(String message) implements Result {}

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ConfigFile file;
  private final LockFile lock;

  /**
   * @param lock lock of the config; the directory of its file must exist
   */
  public ConfigEditor(ConfigFile file, LockFile lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Makes the edit; where no file is, the default config is written before. */
  public Result edit(ConfigEdit edit) {
    try {
      LockAttempt got = lock.acquire("editing the config", LIMIT);
      return got instanceof Held held
          ? editAndRelease(edit, held.lock())
          : new Locked(((HeldByOther) got).name());
    } catch (FileException failure) {
      return new Failed("the config cannot be edited: " + failure.getMessage());
    } catch (UnreadableConfig unreadable) {
      return new Failed(unreadable.getMessage());
    } catch (IOException failed) {
      return new Failed("the first config could not be written: " + failed.getMessage());
    }
  }

  /** Returns the result that an edit would have now; changes nothing and takes no lock. */
  public Result rehearse(ConfigEdit edit) {
    try {
      String text = file.text();
      ConfigEdit.Result result = edit.applyTo(text, file.userHome());
      return result instanceof Edited edited
          ? new Saved(edited.config(), !edited.text().equals(text))
          : (EditRefusal) result;
    } catch (UnreadableConfig unreadable) {
      return new Failed(unreadable.getMessage());
    }
  }

  private Result editAndRelease(ConfigEdit edit, HeldLock held)
      throws IOException, UnreadableConfig {
    try {
      file.createIfMissing();
      String text = file.text();
      ConfigEdit.Result result = edit.applyTo(text, file.userHome());
      return result instanceof Edited edited
          ? saved(edited, !edited.text().equals(text))
          : (EditRefusal) result;
    } finally {
      held.close();
    }
  }

  private Result saved(Edited edited, boolean changed) throws IOException {
    if (changed) {
      Path path = file.path();
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
      if (!mode.contains(PosixFilePermission.OWNER_WRITE)) {
        return new Failed("the config is read-only: " + path);
      }
      new AtomicFile(path, mode).replaceDurably(edited.text().getBytes(StandardCharsets.UTF_8));
    }
    return new Saved(edited.config(), changed);
  }
}

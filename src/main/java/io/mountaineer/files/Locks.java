package io.mountaineer.files;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.platform.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Locks of one home. A process makes one of these and keeps it, so that each lock file is open
 * once.
 */
public final class Locks {

  /** 128 bits: two names that meet by chance would wait for each other, nothing worse. */
  private static final int HASH_BYTES = 16;

  private final Path directory;
  private final Clock time;
  private final Map<String, LockFile> files = new ConcurrentHashMap<>();
  private final Map<Path, LockFile> volumes = new ConcurrentHashMap<>();

  public Locks(Path directory, Clock time) {
    this.directory = directory;
    this.time = time;
  }

  /**
   * Returns the lock that is held while something is done to a share: check, unmount, mount, link.
   * Named by the volume path, which is what must not be mounted twice: an entry can be renamed
   * while a move of it is under way.
   *
   * @param formerName name of the share's entry. The version before this one named the lock by it,
   *     so that lock is taken too, until no such version runs (one release)
   */
  public LockFile share(Path volumePath, String formerName) {
    LockFile lock = volumes.computeIfAbsent(volumePath, this::volume);
    lock.setFormer(file("share-" + hash(formerName)));
    return lock;
  }

  private LockFile volume(Path path) {
    return file("volume-" + hash(path.toString()));
  }

  /** Returns the lock that is held while the state is changed and written: for milliseconds. */
  public LockFile state() {
    return file("state");
  }

  /** Returns the lock that the one process with the engine holds as long as it lives. */
  public LockFile monitor() {
    return file("monitor");
  }

  /** Returns the lock that is held while a line is appended to the history: for milliseconds. */
  public LockFile history() {
    return file("history");
  }

  /** Returns the lock that is held while the config is read, edited and written. */
  public LockFile config() {
    return file("config");
  }

  private LockFile file(String name) {
    return files.computeIfAbsent(name, key -> new LockFile(directory.resolve(key + ".lock"), time));
  }

  /** A path may be longer than a file name can be, and holds slashes; hence a hash. */
  private static String hash(String name) {
    try {
      byte[] text = CanonicalName.of(name).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

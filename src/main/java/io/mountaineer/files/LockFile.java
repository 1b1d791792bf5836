package io.mountaineer.files;

import io.mountaineer.core.MountUnderWay;
import io.mountaineer.files.LockAttempt.Held;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.platform.Clock;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lock between processes and between the threads of one; its directory must exist. It is not
 * reentrant: a second attempt by the holder reports the holder itself.
 *
 * <p>The file is opened once and stays open: closing any descriptor of a file drops all locks of
 * the process on it, so a failed try of one object could take the lock away from another. And the
 * file is never deleted: a process that waits on the deleted file and one that makes a new file
 * would both get the lock.
 */
public final class LockFile {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  /**
   * A hundred tries a second cost next to nothing for the seconds a wait may last. Rarer ones miss
   * the gaps of a process that takes the lock again and again: with 50 ms one waited in vain for 5
   * s.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(10);

  private final Path path;
  private final Clock time;

  // Guarded by this.
  private Optional<LockFile> former = Optional.empty();
  private LockChannel channel;
  private FileLock locked;
  private HeldLock current;
  private Optional<HeldLock> currentFormer = Optional.empty();
  private Optional<MountNote> note = Optional.empty();
  private Optional<MountNote> unwritten = Optional.empty();
  private Optional<Object> mark = Optional.empty();

  LockFile(Path path, Clock time) {
    this.path = path;
    this.time = time;
  }

  /**
   * Sets the lock that versions before this one take for the same thing: from its next acquisition
   * on it is taken too, always after this one, and never waited for while this one is held. It is
   * another one once the config gives the same thing another name.
   */
  synchronized void setFormer(LockFile other) {
    former = Optional.of(other);
  }

  /**
   * Takes the lock if it is free.
   *
   * @param purpose what the holder does meanwhile, named to others that find it locked
   * @throws FileException if there can be no lock file, as on a read-only disk
   */
  public LockAttempt tryAcquire(String purpose) throws FileException {
    return tryOnce(purpose, true);
  }

  /**
   * Takes the lock if it is free, and writes nothing: for the monitor, which takes every lock in
   * every cycle. Others that find it locked cannot name the holder.
   *
   * @throws FileException if there can be no lock file, as on a read-only disk
   */
  public LockAttempt tryAcquireSilently() throws FileException {
    return tryOnce("watching", false);
  }

  /**
   * Returns the present holder, named or not: a full disk keeps a holder from writing its name.
   * Empty if the lock is free or was never taken. Changes nothing.
   */
  public Optional<HeldByOther> heldBy() throws FileException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    LockAttempt got = tryAcquireSilently();
    if (got instanceof Held mine) {
      mine.lock().close();
      return Optional.empty();
    }
    return Optional.of((HeldByOther) got);
  }

  /**
   * Reads which mount the last holder left under way. Takes nothing and changes nothing, so it says
   * nothing about what the present holder is about to write.
   */
  public synchronized Optional<MountUnderWay> underWay() throws FileException {
    try {
      return lastNote().flatMap(last -> last.at(time));
    } catch (IOException e) {
      throw FileException.at(path, e);
    }
  }

  private Optional<MountNote> lastNote() throws IOException {
    if (current != null) {
      return note;
    }
    if (channel == null && !Files.exists(path)) {
      return unwritten;
    }
    openChannel();
    return readNote();
  }

  private synchronized LockAttempt tryOnce(String purpose, boolean named) throws FileException {
    if (current != null) {
      return new HeldByOther(Optional.of(current.holder()));
    }
    try {
      return lockFile()
          ? withFormer(purpose, named)
          : new HeldByOther(LockHolder.parse(channel.read()));
    } catch (FileException e) {
      releaseAll();
      throw e;
    } catch (IOException e) {
      releaseAll();
      throw FileException.at(path, e);
    }
  }

  private LockAttempt withFormer(String purpose, boolean named) throws IOException {
    if (former.isPresent()) {
      LockAttempt older = former.get().tryOnce(purpose, named);
      if (older instanceof HeldByOther) {
        locked.release();
        return older;
      }
      currentFormer = Optional.of(((Held) older).lock());
    }
    note = readNote();
    current = new HeldLock(LockHolder.me(purpose, time.now()), this, named);
    mark = Optional.empty();
    if (named) {
      write(current);
    }
    return new Held(current);
  }

  /** Leaves nothing held by an acquisition that failed in the middle. */
  private void releaseAll() {
    currentFormer.ifPresent(HeldLock::close);
    currentFormer = Optional.empty();
    if (channel != null) {
      closeChannel();
    }
  }

  /**
   * Takes the lock as soon as it is free, asking ever less often. Gives up at the limit, or at once
   * if the thread is interrupted.
   *
   * @throws FileException if there can be no lock file, as on a read-only disk
   */
  public LockAttempt acquire(String purpose, Duration limit) throws FileException {
    long start = time.nanos();
    while (true) {
      LockAttempt got = tryAcquire(purpose);
      Duration waited = Duration.ofNanos(time.nanos() - start);
      Duration left = limit.minus(waited);
      if (got instanceof Held
          || left.isNegative()
          || left.isZero()
          || Thread.currentThread().isInterrupted()) {
        return got;
      }
      time.pause(shorter(left, pauseAfter(waited)));
    }
  }

  synchronized void release(HeldLock lock) {
    if (current != lock) {
      return;
    }
    current = null;
    currentFormer.ifPresent(HeldLock::close);
    currentFormer = Optional.empty();
    try {
      if (lock.isNamed()) {
        channel.write(noteText());
      }
      locked.release();
    } catch (IOException e) {
      closeChannel(); // Ends the lock all the same.
    }
  }

  /** Locks the file that is at the path now, not one that was deleted since it was opened. */
  private boolean lockFile() throws IOException {
    openChannel();
    Optional<FileLock> lock = channel.tryLock();
    locked = lock.orElse(null);
    return lock.isPresent();
  }

  private void openChannel() throws IOException {
    if (channel != null && !channel.isStillAt(path)) {
      closeChannel();
    }
    if (channel == null) {
      channel = LockChannel.open(path);
    }
  }

  synchronized void announce(HeldLock lock) {
    if (current == lock) {
      currentFormer.ifPresent(older -> older.announce(lock.holder().what()));
      write(lock);
    }
  }

  synchronized void note(HeldLock lock, Optional<MountUnderWay> mount) {
    if (current == lock) {
      note = mount.map(each -> MountNote.of(each, time));
      write(lock);
    }
  }

  synchronized Optional<MountUnderWay> noteOf(HeldLock lock) {
    return current == lock ? note.flatMap(last -> last.at(time)) : Optional.empty();
  }

  private Optional<MountNote> readNote() throws IOException {
    return MountNote.parse(channel.read()).or(() -> unwritten);
  }

  private String noteText() {
    return note.map(MountNote::text).orElse("");
  }

  private void write(HeldLock lock) {
    mark = Optional.empty();
    try {
      channel.write((lock.isNamed() ? lock.holder().text() : "") + noteText());
      unwritten = Optional.empty();
    } catch (IOException e) {
      // On a full disk the lock holds without the name of its holder, and this process alone knows
      // of the mount.
      unwritten = note;
    }
  }

  /**
   * Returns another value after each time that the lock was taken by name. It is read once while
   * the lock is held, when only its holder writes.
   */
  synchronized Object mark() {
    if (mark.isEmpty()) {
      mark = Optional.of(newMark());
    }
    return mark.get();
  }

  private Object newMark() {
    try {
      Object older = currentFormer.map(HeldLock::mark).orElse("");
      return List.of(channel.lastWritten(path), older);
    } catch (IOException e) {
      return new Object();
    }
  }

  /**
   * Sets the time by the path and {@code utimes}: {@code Files.setLastModifiedTime} opens and
   * closes the file, and with any descriptor of it every lock of this process would be gone. Where
   * it fails, a sign of life is missing, nothing worse.
   */
  synchronized void touch(HeldLock lock) {
    if (current == lock) {
      mark = Optional.empty();
      path.toFile().setLastModified(time.now().toEpochMilli());
    }
  }

  /** Returns the time of the holder's last sign of life; empty if that is not known. */
  public Optional<Instant> lastTouched() {
    try {
      return Optional.of(Files.getLastModifiedTime(path).toInstant());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the process that has announced that it holds the lock, without a try to take it: a look
   * must not keep the monitor from a share. A name that a killed process left behind is no holder,
   * even where another process has its number now.
   */
  public Optional<LockHolder> announcedHolder() {
    try {
      Optional<LockHolder> holder = readAnnounced().filter(LockHolder::isPlausible);
      return holder.or(() -> formerNow().flatMap(LockFile::announcedHolder));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private synchronized Optional<LockFile> formerNow() {
    return former;
  }

  private synchronized Optional<LockHolder> readAnnounced() throws IOException {
    if (current != null) {
      return Optional.of(current.holder()).filter(mine -> current.isNamed());
    }
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    openChannel();
    return LockHolder.parse(channel.read());
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      // The descriptor is gone in any case.
    }
    channel = null;
  }

  private static Duration pauseAfter(Duration waited) {
    Duration share = waited.dividedBy(8);
    return share.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : shorter(share, LONGEST_PAUSE);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

package io.mountaineer.files;

import io.mountaineer.core.MountUnderWay;
import java.time.Instant;
import java.util.Optional;

/** Lock that is held, until {@link #close} or the end of this process. */
public final class HeldLock implements AutoCloseable {

  private final LockFile file;
  private volatile LockHolder holder;
  private volatile boolean named;

  HeldLock(LockHolder holder, LockFile file, boolean named) {
    this.holder = holder;
    this.file = file;
    this.named = named;
  }

  /** Returns this process, as others see it. */
  public LockHolder holder() {
    return holder;
  }

  /** Names to others what is done now, unless a name was given already. */
  public void announce(String purpose) {
    if (!named) {
      holder = new LockHolder(holder.pid(), holder.since(), purpose);
      named = true;
      file.announce(this);
    }
  }

  /**
   * Writes down that a mount is about to be begun; must come before the mount tool is started. The
   * note outlives this lock and this process, until {@link #mountEnded}.
   */
  public void mountBegins(MountUnderWay mount) {
    boolean several = underWay().filter(earlier -> earlier.mayStillLand(mount.since())).isPresent();
    file.note(this, Optional.of(several ? mount.asOneOfSeveral() : mount));
  }

  /** Writes down that the mount that was begun last counts from this later moment on. */
  public void mountGoesOn(Instant since) {
    underWay()
        .filter(mount -> mount.since().isBefore(since))
        .map(mount -> mount.goesOnFrom(since))
        .ifPresent(mount -> file.note(this, Optional.of(mount)));
  }

  /** Removes the note: the mount has appeared, or is known never to appear. */
  public void mountEnded() {
    onlyUnderWay(Optional.empty());
  }

  /** Removes the note, and leaves the one of a mount that was begun before. */
  public void onlyUnderWay(Optional<MountUnderWay> earlier) {
    if (!underWay().equals(earlier)) {
      file.note(this, earlier);
    }
  }

  /**
   * Returns the mount that is noted as under way, by this holder or by one before it. Whether it
   * may still appear is for {@link MountUnderWay#mayStillLand} to say.
   */
  public Optional<MountUnderWay> underWay() {
    return file.noteOf(this);
  }

  boolean isNamed() {
    return named;
  }

  /**
   * Returns a mark that equals an earlier one as long as no process took the lock by name in
   * between: so a monitor notices that a command acted on a share, even one that was killed in the
   * middle.
   */
  public Object mark() {
    return file.mark();
  }

  /** Shows that the holder is alive: sets the time of the lock file, and writes nothing. */
  public void touch() {
    file.touch(this);
  }

  /** Gives the lock back, from any thread; a second call does nothing. */
  @Override
  public void close() {
    file.release(this);
  }
}

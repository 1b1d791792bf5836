package io.mountaineer.state;

/** A lock that is held. It ends with {@link #close} or with this process, whatever comes first. */
public final class Lock implements AutoCloseable {

  private final LockFile file;
  private volatile LockHolder holder;
  private volatile boolean named;

  Lock(LockHolder holder, LockFile file, boolean named) {
    this.holder = holder;
    this.file = file;
    this.named = named;
  }

  /** This process, as others see it. */
  public LockHolder holder() {
    return holder;
  }

  /** Tells others what is done now, unless they were told something already. */
  public void announce(String what) {
    if (!named) {
      holder = new LockHolder(holder.pid(), holder.since(), what);
      named = true;
      file.announce(holder);
    }
  }

  boolean isNamed() {
    return named;
  }

  /**
   * Equals an earlier mark as long as nobody took the lock by name in between: so a monitor notices
   * that a command acted on a share, even one that was killed in the middle.
   */
  public Object mark() {
    return file.mark();
  }

  /** Gives the lock back; any thread may, and a second time does nothing. */
  @Override
  public void close() {
    file.release(this);
  }
}

package io.mountaineer.state;

/** A lock that is held. It ends with {@link #close} or with this process, whatever comes first. */
public final class Lock implements AutoCloseable {

  private final LockHolder holder;
  private final LockFile file;

  Lock(LockHolder holder, LockFile file) {
    this.holder = holder;
    this.file = file;
  }

  /** This process, as others see it. */
  public LockHolder holder() {
    return holder;
  }

  /** Gives the lock back; any thread may, and a second time does nothing. */
  @Override
  public void close() {
    file.release(this);
  }
}

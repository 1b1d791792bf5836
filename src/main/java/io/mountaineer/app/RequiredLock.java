package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.LockAttempt.HeldByOther;
import io.mountaineer.files.LockFile;
import io.mountaineer.files.Locks;
import java.time.Duration;
import java.util.function.Function;

/** Lock that a use case cannot go on without. */
public final class RequiredLock {

  private static final Duration FOR_SHARE = Duration.ofSeconds(10);

  private RequiredLock() {}

  /**
   * Waits for a lock.
   *
   * @param purpose shown to those that wait for the lock meanwhile
   * @param refusal the failure if another process keeps it
   * @param left what was left as it was if there is no lock; empty when nothing was about to change
   */
  public static HeldLock acquire(
      LockFile file,
      String purpose,
      Duration timeout,
      Function<HeldByOther, UserError> refusal,
      String left) {
    try {
      LockAttempt attempt = file.acquire(purpose, timeout);
      if (attempt instanceof LockAttempt.Held held) {
        return held.lock();
      }
      throw refusal.apply((HeldByOther) attempt);
    } catch (FileException e) {
      throw UserError.noLock(e, left);
    }
  }

  /**
   * Waits for the lock of a share of which something leaves the config: a monitor that read the
   * config before must not make it again in between.
   */
  static HeldLock ofShare(Locks locks, Config config, Share share, String purpose, String left) {
    return acquire(
        locks.share(share.volumePath(config.settings()), share.name()),
        purpose,
        FOR_SHARE,
        other ->
            new UserError(
                UserError.Kind.LOCKED,
                "another mountaineer works on " + share.name() + ": " + other.name() + "; " + left,
                "try again when that is done"),
        left);
  }
}

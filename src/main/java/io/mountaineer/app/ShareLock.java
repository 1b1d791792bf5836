package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.files.FileException;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.Locks;
import java.time.Duration;

/**
 * The lock of a share for who takes something of it out of the config: a monitor that read the
 * config before must not make it again in between.
 */
final class ShareLock {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private ShareLock() {}

  /**
   * Waits for the lock.
   *
   * @param what for whoever waits for it then
   * @param left what was left as it was, should somebody else keep it
   */
  static HeldLock acquire(Locks locks, Config config, Share share, String what, String left) {
    try {
      LockAttempt got =
          locks.share(share.volumePath(config.settings()), share.name()).acquire(what, PATIENCE);
      if (got instanceof LockAttempt.Held mine) {
        return mine.lock();
      }
      throw new UserError(
          ExitCode.LOCKED,
          "another mountaineer acts on "
              + (share.name() + ": " + ((LockAttempt.HeldByOther) got).name() + "; " + left),
          "try again when that is done");
    } catch (FileException e) {
      throw UserError.noLock(e, left);
    }
  }
}

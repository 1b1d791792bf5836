package io.mountaineer.cli;

import io.mountaineer.config.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Links;
import io.mountaineer.state.Acquisition;
import io.mountaineer.state.FileTrouble;
import io.mountaineer.state.Lock;
import java.io.IOException;
import java.time.Duration;

/** Takes a share out of the config, its link away, and what is remembered of it. */
final class FavoriteRemoval {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

  private final Session session;
  private final Config config;
  private final Share share;

  FavoriteRemoval(Session session, Config config, Share share) {
    this.session = session;
    this.config = config;
    this.share = share;
  }

  /** Before anything is unmounted for a share that would then have to stay. */
  void refuseIfImpossible() {
    new ConfigChange(session).refuseIfImpossible(edit());
  }

  /** Takes it out of the config and leaves the rest as it is. */
  void fromConfig() {
    new ConfigChange(session).make(edit());
  }

  /**
   * Removes all of it, under the share's lock: a monitor that still goes by the old config must not
   * mount it again in between.
   *
   * @return how its link stands then
   */
  LinkStatus completely() {
    Lock lock = lock();
    try {
      fromConfig();
      LinkStatus link = removeLink();
      session.states().drop(share.name());
      return link;
    } finally {
      lock.close();
    }
  }

  private ConfigEdit edit() {
    return ConfigEdit.removeShare(share.name());
  }

  private LinkStatus removeLink() {
    Links links = session.links();
    try {
      return links.remove(share.stableLink(config.settings()));
    } catch (IOException e) {
      Logging.warn("the link could not be removed: " + e);
      return links.status(share.stableLink(config.settings()));
    }
  }

  private Lock lock() {
    try {
      Acquisition got =
          session.locks().share(share.name()).acquire("favorites remove", LOCK_PATIENCE);
      if (got instanceof Acquisition.Held mine) {
        return mine.lock();
      }
      throw new UserError(
          ExitCode.LOCKED,
          "another mountaineer acts on "
              + (share.name() + ": " + ((Acquisition.HeldByOther) got).name())
              + "; it is unmounted and stays a favorite",
          "try again when that is done");
    } catch (FileTrouble e) {
      throw new UserError(
          ExitCode.FAILED,
          "no lock can be had: " + e.getMessage() + "; nothing was changed",
          "check the rights and the free space of that folder");
    }
  }
}

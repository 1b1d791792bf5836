package io.mountaineer.cli;

import io.mountaineer.config.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Links;
import io.mountaineer.state.Lock;
import java.io.IOException;

/** Takes a share out of the config, its link away, and what is remembered of it. */
final class FavoriteRemoval {

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
   * Removes all of it, under the share's lock.
   *
   * @return how its link stands then
   */
  LinkStatus completely() {
    String left = "it is unmounted and stays a favorite";
    try (Lock lock = ShareLock.acquire(session, share.name(), "favorites remove", left)) {
      lock.announce("removal");
      fromConfig();
      LinkStatus link = removeLink();
      session.states().drop(share.name());
      return link;
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
}

package io.mountaineer.app;

import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Links;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Locks;
import io.mountaineer.state.StateFile;

/** Removal of a share from the config, of its link, and of what is remembered of it. */
public final class FavoriteRemoval {

  private final ConfigService configs;
  private final Locks locks;
  private final Links links;
  private final StateFile states;

  public FavoriteRemoval(ConfigService configs, Locks locks, Links links, StateFile states) {
    this.configs = configs;
    this.locks = locks;
    this.links = links;
    this.states = states;
  }

  /** Checks that it can be done, before a share is unmounted that would then have to stay. */
  void refuseIfImpossible(Share share) {
    configs.refuseIfImpossible(edit(share));
  }

  /** Takes it out of the config and leaves the rest. */
  void fromConfig(Share share) {
    configs.make(edit(share));
  }

  /** Returns the state of its link, which is left alone. */
  LinkStatus link(Config config, Share share) {
    return links.status(share.stableLink(config.settings()));
  }

  /**
   * Removes all of it, under the share's lock.
   *
   * @return the state of its link afterwards
   */
  LinkStatus completely(Config config, Share share) {
    String left = "it is unmounted and still configured";
    try (HeldLock lock = RequiredLock.ofShare(locks, config, share, "favorites remove", left)) {
      lock.announce("removal");
      fromConfig(share);
      LinkStatus link = links.removeIfPossible(share.stableLink(config.settings()));
      states.drop(share.name());
      return link;
    }
  }

  private static ConfigEdit edit(Share share) {
    return ConfigEdit.removeShare(share.name());
  }
}

package io.mountaineer.app;

import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Links;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Locks;
import io.mountaineer.state.StateFile;

/** Takes a share out of the config, its link away, and what is remembered of it. */
public final class FavoriteRemoval {

  private final ConfigService change;
  private final Locks locks;
  private final Links links;
  private final StateFile states;

  public FavoriteRemoval(ConfigService change, Locks locks, Links links, StateFile states) {
    this.change = change;
    this.locks = locks;
    this.links = links;
    this.states = states;
  }

  /** Before anything is unmounted for a share that would then have to stay. */
  void refuseIfImpossible(Share share) {
    change.refuseIfImpossible(edit(share));
  }

  /** Takes it out of the config and leaves the rest as it is. */
  void fromConfig(Share share) {
    change.make(edit(share));
  }

  /**
   * Removes all of it, under the share's lock.
   *
   * @return how its link stands then
   */
  LinkStatus completely(Config config, Share share) {
    String left = "it is unmounted and stays a favorite";
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

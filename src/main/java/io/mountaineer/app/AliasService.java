package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.AliasInspector;
import io.mountaineer.engine.Links;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Locks;
import java.io.IOException;
import java.util.List;

/** Use cases of aliases, the symlinks to folders of shares. */
public final class AliasService {

  private final ConfigService configs;
  private final Locks locks;
  private final Links links;
  private final AliasInspector inspector;

  public AliasService(ConfigService configs, Locks locks, Links links, AliasInspector inspector) {
    this.configs = configs;
    this.locks = locks;
    this.links = links;
    this.inspector = inspector;
  }

  /**
   * Writes an alias to the config and makes its link.
   *
   * @param wanted its name and folder are such as the config allows
   * @return its state afterwards
   * @throws UserError if it cannot be written or its place is taken; nothing was changed then
   */
  public AliasReport add(Config config, Alias wanted) {
    if (links.status(wanted.link(config.settings())) == LinkStatus.FOREIGN) {
      throw new UserError(
          Kind.FAILED,
          wanted.path()
              + " exists already and is not a link made by mountaineer. Nothing was changed",
          "move it away, or choose another place with --alias-path");
    }
    Config saved = configs.make(ConfigEdit.addAlias(wanted)).config();
    Alias alias = saved.alias(wanted.name()).orElseThrow();
    links.repair(alias.link(saved.settings()));
    return inspector.look(saved, List.of(alias)).get(0);
  }

  /**
   * Takes an alias out of the config, and its link away if that is ours.
   *
   * @return the state of its place afterwards
   * @throws UserError if it cannot be done; it says what was changed
   */
  public LinkStatus remove(Config config, Alias alias) {
    Share share = config.share(alias.share()).orElseThrow();
    try (HeldLock lock =
        RequiredLock.ofShare(locks, config, share, "alias remove", "nothing was changed")) {
      lock.announce("removal of an alias");
      configs.make(ConfigEdit.removeAlias(alias.name()));
      return links.remove(alias.link(config.settings()));
    } catch (IOException e) {
      throw new UserError(
          Kind.FAILED,
          alias.name() + " is out of the config, but " + alias.path() + " cannot be removed: " + e,
          "remove it by hand");
    }
  }
}

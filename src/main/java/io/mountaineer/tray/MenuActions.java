package io.mountaineer.tray;

import io.mountaineer.app.ConfigService;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.tray.menu.TrayAction;
import java.util.function.Supplier;

/** Dispatcher of the menu's actions. */
final class MenuActions {

  private final Supplier<Config> configs;
  private final ConfigService config;
  private final ShareActions shares;
  private final FavoriteActions favorites;
  private final AliasActions aliases;
  private final BackgroundActions background;
  private final FinderOpener finder;
  private final TrayScreen screen;

  MenuActions(
      Supplier<Config> configs,
      ConfigService config,
      ShareActions shares,
      FavoriteActions favorites,
      AliasActions aliases,
      BackgroundActions background,
      FinderOpener finder,
      TrayScreen screen) {
    this.configs = configs;
    this.config = config;
    this.shares = shares;
    this.favorites = favorites;
    this.aliases = aliases;
    this.background = background;
    this.finder = finder;
    this.screen = screen;
  }

  /** Starts the action of a menu entry; returns at once. */
  void choose(TrayAction action) {
    if (action instanceof TrayAction.SwitchShare change) {
      shares.switchTo(change.share(), change.to(), false);
    } else if (action instanceof TrayAction.MountShare mount) {
      shares.mount(mount.share());
    } else if (action instanceof TrayAction.UnmountShare unmount) {
      shares.unmount(unmount.share(), false);
    } else if (action instanceof TrayAction.OpenShare open) {
      openShare(open.share());
    } else if (action instanceof TrayAction.BrowseFolders browse) {
      aliases.browse(browse.share());
    } else if (action instanceof TrayAction.OpenAlias open) {
      aliases.open(open.alias());
    } else if (action instanceof TrayAction.RemoveAlias remove) {
      aliases.remove(remove.alias());
    } else if (action instanceof TrayAction.RemoveFavorite remove) {
      favorites.remove(remove.share());
    } else if (action instanceof TrayAction.SetFlag set) {
      set(set);
    } else {
      choose((TrayAction.Common) action);
    }
  }

  private void choose(TrayAction.Common action) {
    switch (action) {
      case ADD_FAVORITE -> screen.addFavorite(favorites);
      case MOUNT_ALL -> shares.mountAll();
      case UNMOUNT_ALL -> shares.unmountAll();
      case OPEN_SHARES_FOLDER ->
          background.start(
              "Open Shares Folder",
              () -> finder.open("Open Shares Folder", configs.get().settings().sharesRoot()));
      default -> throw new IllegalArgumentException("not about shares: " + action);
    }
  }

  private void openShare(String name) {
    background.start(
        name,
        () -> {
          Config config = configs.get();
          for (Share share : config.share(name).stream().toList()) {
            finder.open(name, share.stablePath(config.settings()));
          }
        });
  }

  /** Does as {@code config set}: only that line of the file changes. */
  private void set(TrayAction.SetFlag set) {
    GlobalKey key = GlobalKey.typed(set.key()).orElseThrow();
    background.start(set.key(), () -> config.make(ConfigEdit.set(key, set.on() ? "on" : "off")));
  }
}

package io.mountaineer.tray;

import io.mountaineer.app.ConfigService;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.tray.menu.TrayAction;
import java.util.function.Supplier;

/** What is done for each line of the menu. Returns at once, whatever it is. */
final class MenuActions {

  private final Supplier<Config> configs;
  private final ConfigService change;
  private final ShareActions shares;
  private final FavoriteActions favorites;
  private final AliasActions aliases;
  private final BackgroundActions errands;
  private final FinderOpener showing;
  private final TrayScreen screen;

  MenuActions(
      Supplier<Config> configs,
      ConfigService change,
      ShareActions shares,
      FavoriteActions favorites,
      AliasActions aliases,
      BackgroundActions errands,
      FinderOpener showing,
      TrayScreen screen) {
    this.configs = configs;
    this.change = change;
    this.shares = shares;
    this.favorites = favorites;
    this.aliases = aliases;
    this.errands = errands;
    this.showing = showing;
    this.screen = screen;
  }

  void choose(TrayAction action) {
    if (action instanceof TrayAction.SwitchShare move) {
      shares.switchTo(move.share(), move.to(), false);
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
    } else if (action instanceof TrayAction.SetSwitch set) {
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
          errands.start(
              "Open Shares Folder",
              () -> showing.show("Open Shares Folder", configs.get().settings().sharesRoot()));
      default -> throw new IllegalArgumentException("not about shares: " + action);
    }
  }

  private void openShare(String name) {
    errands.start(
        name,
        () -> {
          Config config = configs.get();
          for (Share share : config.share(name).stream().toList()) {
            showing.show(name, share.stablePath(config.settings()));
          }
        });
  }

  /** As {@code config set}: only that line of the file changes. */
  private void set(TrayAction.SetSwitch set) {
    GlobalKey key = GlobalKey.typed(set.key()).orElseThrow();
    errands.start(set.key(), () -> change.make(ConfigEdit.set(key, set.on() ? "on" : "off")));
  }
}

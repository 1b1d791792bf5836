package io.mountaineer.tray;

import io.mountaineer.app.ConfigService;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.edit.ConfigEdit;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.tray.menu.TrayAction;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Dispatcher of the menu's actions on shares and settings. */
final class MenuActions {

  private final Supplier<Config> configs;
  private final ConfigService config;
  private final ShareActions shares;
  private final HandoverActions handover;
  private final FavoriteActions favorites;
  private final AliasActions aliases;
  private final BackgroundActions background;
  private final FinderOpener finder;
  private final TrayScreen screen;

  MenuActions(
      Supplier<Config> configs,
      ConfigService config,
      ShareActions shares,
      HandoverActions handover,
      FavoriteActions favorites,
      AliasActions aliases,
      BackgroundActions background,
      FinderOpener finder,
      TrayScreen screen) {
    this.configs = configs;
    this.config = config;
    this.shares = shares;
    this.handover = handover;
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
    } else if (action instanceof TrayAction.SwitchWhenIdle request) {
      handover.switchWhenIdle(request.share(), request.to());
    } else if (action instanceof TrayAction.CancelRequest request) {
      handover.cancel(request.share());
    } else if (action instanceof TrayAction.OpenShare open) {
      withPath("Open in Finder", open.share(), path -> finder.open("Open in Finder", path));
    } else if (action instanceof TrayAction.CopyPath copy) {
      withPath("Copy Path", copy.share(), path -> screen.copy(path.toString()));
    } else if (action instanceof TrayAction.AddShortcut add) {
      aliases.browse(add.share());
    } else if (action instanceof TrayAction.OpenShortcut open) {
      aliases.open(open.alias());
    } else if (action instanceof TrayAction.RemoveShortcut remove) {
      aliases.remove(remove.alias());
    } else if (action instanceof TrayAction.RemoveShare remove) {
      favorites.remove(remove.share());
    } else if (action instanceof TrayAction.SetFlag set) {
      set(set);
    } else {
      choose((TrayAction.Common) action);
    }
  }

  private void choose(TrayAction.Common action) {
    switch (action) {
      case ADD_SHARE -> screen.addShare(favorites);
      case MOUNT_ALL -> shares.mountAll();
      case UNMOUNT_ALL -> shares.unmountAll();
      case PREPARE_TO_UNPLUG -> handover.prepareToUnplug();
      case SWITCH_ALL_BACK -> handover.switchAllBack();
      case PAUSE_FOR_AN_HOUR -> handover.pauseForAnHour();
      case PAUSE_UNTIL_TOMORROW -> handover.pauseUntilTomorrow();
      case RESUME -> handover.resume();
      case OPEN_SHARES_FOLDER ->
          background.start(
              "Open Shares Folder",
              () -> finder.open("Open Shares Folder", configs.get().settings().sharesRoot()));
      default -> throw new IllegalArgumentException("not about shares: " + action);
    }
  }

  /** Reads the config on a worker, since that may take a moment and the menu must not wait. */
  private void withPath(String title, String name, Consumer<Path> action) {
    background.start(
        title,
        () -> {
          Config current = configs.get();
          for (Share share : current.share(name).stream().toList()) {
            action.accept(share.stablePath(current.settings()));
          }
        });
  }

  /** Does as {@code config set}: only that line of the file changes. */
  private void set(TrayAction.SetFlag set) {
    GlobalKey key = GlobalKey.typed(set.key()).orElseThrow();
    background.start("Settings", () -> config.make(ConfigEdit.set(key, set.on() ? "on" : "off")));
  }
}

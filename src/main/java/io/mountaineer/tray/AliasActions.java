package io.mountaineer.tray;

import io.mountaineer.app.UseCases;
import io.mountaineer.app.UserError;
import io.mountaineer.config.NameRule;
import io.mountaineer.config.SubpathRule;
import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.FolderBrowser.Listing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Menu actions of {@code folders}, {@code alias add} and {@code alias remove}. */
final class AliasActions {

  private static final String ADD = "Add Folder Shortcut";
  private static final String OPEN = "Open Folder Shortcut";
  private static final String REMOVE = "Remove Folder Shortcut";

  private final Supplier<Config> configs;
  private final UseCases useCases;
  private final BackgroundActions background;
  private final TrayScreen screen;
  private final FinderOpener finder;

  AliasActions(
      Supplier<Config> configs,
      UseCases useCases,
      BackgroundActions background,
      TrayScreen screen,
      FinderOpener finder) {
    this.configs = configs;
    this.useCases = useCases;
    this.background = background;
    this.screen = screen;
    this.finder = finder;
  }

  /** Shows the folders of a share. */
  void browse(String share) {
    screen.browse(
        new TrayScreen.ShareFolders() {
          @Override
          public String share() {
            return share;
          }

          @Override
          public CompletableFuture<Listing> list(String subpath) {
            return background.compute(() -> listed(share, subpath));
          }

          @Override
          public CompletableFuture<Optional<String>> addAlias(String name, String subpath) {
            return background.compute(() -> add(share, name, subpath));
          }
        });
  }

  private Listing listed(String name, String subpath) {
    Config config = configs.get();
    Share share = named(config, name);
    return useCases.folders().list(share, config.settings(), subpath, false);
  }

  private Optional<String> add(String share, String name, String subpath) {
    if (name.isEmpty()) {
      return Optional.of("Enter a name for the shortcut.");
    }
    if (NameRule.violation(name).isPresent()) {
      return Optional.of(
          "Use up to 80 characters, no \"/\" or \":\", and no \"-\" or \".\" at the start.");
    }
    if (configs.get().alias(name).isPresent()) {
      return Optional.of("A shortcut of this name exists already. Choose another name.");
    }
    return SubpathRule.violation(subpath)
        .map(why -> "This folder cannot have a shortcut: its path " + why)
        .or(() -> write(share, NameRule.composed(name), subpath));
  }

  private Optional<String> write(String share, String name, String subpath) {
    try {
      Config config = configs.get();
      Share target = named(config, share);
      Alias alias =
          new Alias(
              name,
              Alias.defaultPath(name, config.settings()),
              target.name(),
              SubpathRule.normalised(subpath));
      AliasReport report = useCases.aliases().add(config, alias);
      return report.link() == LinkStatus.CORRECT
          ? Optional.empty()
          : Optional.of("The shortcut was saved, but its link could not be made. See Open Log.");
    } catch (UserError e) {
      return Optional.of(NoticeTexts.sentence(e.text()));
    }
  }

  private static Share named(Config config, String name) {
    return config
        .share(name)
        .orElseThrow(
            () ->
                new UserError(UserError.Kind.INVALID_REQUEST, name + " was removed meanwhile", ""));
  }

  /** Opens the folder of an alias; shows a notice if it is missing, which only this checks. */
  void open(String name) {
    background.start(
        OPEN,
        () -> {
          Config config = configs.get();
          for (Alias alias : config.alias(name).stream().toList()) {
            AliasReport report = useCases.inspector().look(config, List.of(alias)).get(0);
            if (report.works()) {
              finder.open(OPEN, alias.path());
            } else {
              String what = "\"" + name + "\" does not lead to a folder.";
              String path = alias.path().toString();
              screen.show(
                  Notice.failure(OPEN, what, List.of(NoticeTexts.sentence(report.detail()), path)));
            }
          }
        });
  }

  void remove(String name) {
    background.start(
        REMOVE,
        () -> {
          Config config = configs.get();
          config.alias(name).ifPresent(alias -> useCases.aliases().remove(config, alias));
        });
  }
}

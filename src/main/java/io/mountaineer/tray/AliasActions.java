package io.mountaineer.tray;

import io.mountaineer.app.ExitCode;
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

/** {@code folders}, {@code alias add} and {@code alias remove}, as the menu asks for them. */
final class AliasActions {

  private final Supplier<Config> configs;
  private final UseCases uses;
  private final BackgroundActions errands;
  private final TrayScreen screen;
  private final FinderOpener showing;

  AliasActions(
      Supplier<Config> configs,
      UseCases uses,
      BackgroundActions errands,
      TrayScreen screen,
      FinderOpener showing) {
    this.configs = configs;
    this.uses = uses;
    this.errands = errands;
    this.screen = screen;
    this.showing = showing;
  }

  void browse(String share) {
    screen.browse(
        new FolderBrowsing() {
          @Override
          public String share() {
            return share;
          }

          @Override
          public CompletableFuture<Listing> list(String subpath) {
            return errands.ask(() -> listed(share, subpath));
          }

          @Override
          public CompletableFuture<Optional<String>> addAlias(String name, String subpath) {
            return errands.ask(() -> add(share, name, subpath));
          }
        });
  }

  private Listing listed(String name, String subpath) {
    Config config = configs.get();
    Share share = named(config, name);
    return uses.folders().list(share, config.settings(), subpath, false);
  }

  private Optional<String> add(String share, String name, String subpath) {
    Optional<String> complaint =
        NameRule.complaint(name)
            .map("the name "::concat)
            .or(() -> SubpathRule.complaint(subpath).map("the folder "::concat));
    return complaint.or(() -> made(share, NameRule.composed(name), subpath));
  }

  private Optional<String> made(String share, String name, String subpath) {
    try {
      Config config = configs.get();
      Share target = named(config, share);
      Alias wanted =
          new Alias(
              name,
              Alias.defaultPath(name, config.settings()),
              target.name(),
              SubpathRule.normalised(subpath));
      AliasReport report = uses.aliases().add(config, wanted);
      return report.link() == LinkStatus.CORRECT
          ? Optional.empty()
          : Optional.of("the alias is in the config, but its link could not be made");
    } catch (UserError e) {
      return Optional.of(e.text());
    }
  }

  private static Share named(Config config, String name) {
    return config
        .share(name)
        .orElseThrow(() -> new UserError(ExitCode.USAGE, name + " is not configured any more", ""));
  }

  /** Looks at the folder only now, and says so if it is not there. */
  void open(String name) {
    errands.start(
        name,
        () -> {
          Config config = configs.get();
          for (Alias alias : config.alias(name).stream().toList()) {
            AliasReport report = uses.survey().look(config, List.of(alias)).get(0);
            if (report.works()) {
              showing.show(name, alias.path());
            } else {
              String what = alias.path() + " does not lead to a folder";
              screen.tell(Notice.trouble(name, what, List.of(report.detail())));
            }
          }
        });
  }

  void remove(String name) {
    errands.start(
        name,
        () -> {
          Config config = configs.get();
          config.alias(name).ifPresent(alias -> uses.aliases().remove(config, alias));
        });
  }
}

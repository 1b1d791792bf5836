package io.mountaineer.tray;

import io.mountaineer.app.FavoriteService;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.tray.menu.PendingAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Menu actions of {@code favorites add} and {@code favorites remove}. */
final class FavoriteActions implements TrayScreen.FavoriteForm {

  private final Supplier<Config> configs;
  private final FavoriteService favorites;
  private final ShareStatusCache cache;
  private final BackgroundActions background;
  private final TrayScreen screen;

  FavoriteActions(
      Supplier<Config> configs,
      FavoriteService favorites,
      ShareStatusCache cache,
      BackgroundActions background,
      TrayScreen screen) {
    this.configs = configs;
    this.favorites = favorites;
    this.cache = cache;
    this.background = background;
    this.screen = screen;
  }

  @Override
  public CompletableFuture<Map<String, String>> submit(Share typed) {
    return background.compute(
        () -> {
          Map<String, String> violations = favorites.violations(typed);
          if (violations.isEmpty()) {
            background.start(
                typed.name(),
                List.of(typed.name()),
                PendingAction.MOUNTING,
                () -> addAndReport(typed));
          }
          return violations;
        });
  }

  private void addAndReport(Share typed) {
    FavoriteService.Added added = favorites.add(typed);
    added.mounted().shares().forEach(cache::put);
    if (!added.mounted().isWell()) {
      Notice notice = NoticeTexts.summary(added.share().name(), added.mounted());
      List<String> details = new ArrayList<>(notice.details());
      details.addAll(advice(added));
      String headline = added.share().name() + " is a favorite now, but it could not be mounted";
      screen.show(Notice.failure(notice.title(), headline, details));
    }
  }

  private static List<String> advice(FavoriteService.Added added) {
    if (added.finderUrls().isEmpty()) {
      return List.of();
    }
    return List.of(
        "If macOS has not been told the password yet: once for each address, in Finder choose"
            + " Go > Connect to Server, open it, tick \"Remember this password in my keychain\""
            + " and eject it again. Then choose Mount.",
        String.join("\n", added.finderUrls()));
  }

  /** Asks for a confirmation first, since the aliases into the share stay. */
  void remove(String name) {
    background.start(name, () -> askToRemove(configs.get(), name));
  }

  private void askToRemove(Config config, String name) {
    for (Share found : config.share(name).stream().toList()) {
      List<String> aliases = config.aliasesOf(found).stream().map(Alias::name).toList();
      screen.removeFavorite(
          new TrayScreen.RemovalForm(name, aliases, cleanup -> remove(found, cleanup)));
    }
  }

  private void remove(Share share, boolean cleanup) {
    background.start(
        share.name(),
        List.of(share.name()),
        PendingAction.REMOVING,
        () -> removeAndReport(share, cleanup));
  }

  private void removeAndReport(Share share, boolean cleanup) {
    Config config = configs.get();
    FavoriteService.Removed removed = favorites.remove(config, share, cleanup);
    removed.unmounted().ifPresent(report -> report.shares().forEach(cache::put));
    if (!removed.removed() || removed.leftLink()) {
      String headline = removed.note(config.settings());
      List<String> details =
          removed
              .unmounted()
              .filter(report -> !report.isWell())
              .map(report -> NoticeTexts.summary(share.name(), report).details())
              .orElse(List.of());
      screen.show(Notice.failure(share.name(), headline, details));
    }
  }
}

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

/** {@code favorites add} and {@code favorites remove}, as the menu asks for them. */
final class FavoriteActions implements FavoriteForm {

  private final Supplier<Config> configs;
  private final FavoriteService favorites;
  private final ShareStatusCache known;
  private final BackgroundActions errands;
  private final TrayScreen screen;

  FavoriteActions(
      Supplier<Config> configs,
      FavoriteService favorites,
      ShareStatusCache known,
      BackgroundActions errands,
      TrayScreen screen) {
    this.configs = configs;
    this.favorites = favorites;
    this.known = known;
    this.errands = errands;
    this.screen = screen;
  }

  @Override
  public CompletableFuture<Map<String, String>> submit(Share typed) {
    return errands.ask(
        () -> {
          Map<String, String> complaints = favorites.complaints(typed);
          if (complaints.isEmpty()) {
            errands.start(
                typed.name(),
                List.of(typed.name()),
                PendingAction.MOUNTING,
                () -> addAndTell(typed));
          }
          return complaints;
        });
  }

  private void addAndTell(Share typed) {
    FavoriteService.Added added = favorites.add(typed);
    added.mounted().shares().forEach(known::take);
    if (!added.mounted().isWell()) {
      Notice notice = NoticeTexts.summary(added.share().name(), added.mounted());
      List<String> details = new ArrayList<>(notice.details());
      details.addAll(advice(added));
      String headline = added.share().name() + " is a favorite now, but it could not be mounted";
      screen.tell(Notice.trouble(notice.title(), headline, details));
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

  /** Asks first, since what depends on the share stays behind. */
  void remove(String name) {
    errands.start(name, () -> askToRemove(configs.get(), name));
  }

  private void askToRemove(Config config, String name) {
    for (Share found : config.share(name).stream().toList()) {
      List<String> aliases = config.aliasesOf(found).stream().map(Alias::name).toList();
      screen.removeFavorite(new RemovalForm(name, aliases, cleanup -> remove(found, cleanup)));
    }
  }

  private void remove(Share share, boolean cleanup) {
    errands.start(
        share.name(),
        List.of(share.name()),
        PendingAction.REMOVING,
        () -> removeAndTell(share, cleanup));
  }

  private void removeAndTell(Share share, boolean cleanup) {
    Config config = configs.get();
    FavoriteService.Removed removed = favorites.remove(config, share, cleanup);
    removed.unmounted().ifPresent(report -> report.shares().forEach(known::take));
    if (!removed.removed() || removed.leftLink()) {
      String headline = removed.note(config.settings());
      List<String> details =
          removed
              .unmounted()
              .filter(report -> !report.isWell())
              .map(report -> NoticeTexts.summary(share.name(), report).details())
              .orElse(List.of());
      screen.tell(Notice.trouble(share.name(), headline, details));
    }
  }
}

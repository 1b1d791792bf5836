package io.mountaineer.tray;

import io.mountaineer.app.AddressCheck;
import io.mountaineer.app.FavoriteService;
import io.mountaineer.app.UseCases;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.tray.menu.PendingAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Menu actions of {@code favorites add} and {@code favorites remove}. */
final class FavoriteActions implements TrayScreen.ShareForm {

  private static final String ADD = "Add Share";
  private static final String REMOVE = "Remove Share";

  /** Failures after which a password that is typed in Finder may help. */
  private static final Set<Kind> LOGIN =
      EnumSet.of(Kind.NO_PASSWORD, Kind.LOGIN_REFUSED, Kind.CANCELLED);

  private final Supplier<Config> configs;
  private final FavoriteService favorites;
  private final AddressCheck addresses;
  private final Function<Config, Discovery> discovery;
  private final ShareStatusCache cache;
  private final BackgroundActions background;
  private final TrayScreen screen;
  private final FinderOpener finder;

  FavoriteActions(
      Supplier<Config> configs,
      UseCases useCases,
      ShareStatusCache cache,
      BackgroundActions background,
      TrayScreen screen,
      FinderOpener finder) {
    this.configs = configs;
    this.favorites = useCases.favorites();
    this.addresses = useCases.addresses();
    this.discovery = useCases.discovery();
    this.cache = cache;
    this.background = background;
    this.screen = screen;
    this.finder = finder;
  }

  @Override
  public CompletableFuture<Map<String, String>> submit(Share typed) {
    return background.compute(
        () -> {
          Map<String, String> violations = favorites.violations(typed);
          if (violations.isEmpty()) {
            background.start(
                ADD, List.of(typed.name()), PendingAction.MOUNTING, () -> addAndReport(typed));
          }
          return FormWords.of(typed, violations);
        });
  }

  @Override
  public CompletableFuture<List<Suggestion>> suggestions() {
    return background.compute(
        () -> {
          Config config = configs.get();
          return Suggestion.of(discovery.apply(config), config.shares());
        });
  }

  @Override
  public CompletableFuture<AddressCheck.Result> test(String host) {
    return background.compute(() -> addresses.test(host, configs.get().settings()));
  }

  @Override
  public void openInFinder(String host, String shareName) {
    background.start(
        ADD,
        () -> finder.openUrl(ADD, favorites.finderUrl(host, shareName, configs.get().settings())));
  }

  private void addAndReport(Share typed) {
    FavoriteService.Added added = favorites.add(typed);
    added.mounted().shares().forEach(cache::put);
    if (!added.mounted().isWell()) {
      showNotMounted(added);
    } else if (added.servers().result() == Comparison.DIFFERENT) {
      String headline = added.share().name() + " was added, but its addresses differ.";
      String text = NoticeTexts.sentence(added.servers().text());
      screen.show(Notice.warning(ADD, headline, List.of(text)));
    }
  }

  private void showNotMounted(FavoriteService.Added added) {
    String name = added.share().name();
    List<String> details =
        new ArrayList<>(SummaryTexts.failed(ADD, "mounted", added.mounted()).details());
    String headline = name + " was added, but could not be mounted.";
    List<String> urls = added.finderUrls();
    if (urls.isEmpty() || added.mounted().shares().stream().noneMatch(this::lacksLogin)) {
      screen.show(Notice.warning(ADD, headline, details));
      return;
    }
    details.add(
        "macOS keeps a password for each address. Open both in Finder, and tick \"Remember this"
            + " password in my keychain\": "
            + String.join(", ", urls)
            + "\nThen eject it in Finder and choose Mount.");
    screen.ask(
        Question.safe(
            Notice.warning(ADD, headline, details),
            "Open in Finder",
            "Close",
            () -> background.start(ADD, () -> urls.forEach(url -> finder.openUrl(ADD, url)))));
  }

  private boolean lacksLogin(ShareReport report) {
    return report.outcome() instanceof Outcome.Failed failed
        && LOGIN.contains(failed.failure().kind());
  }

  /** Asks for a confirmation first, since the aliases into the share stay. */
  void remove(String name) {
    background.start(REMOVE, () -> askToRemove(configs.get(), name));
  }

  private void askToRemove(Config config, String name) {
    for (Share found : config.share(name).stream().toList()) {
      List<String> aliases = config.aliasesOf(found).stream().map(Alias::name).toList();
      screen.removeShare(
          new TrayScreen.RemovalForm(name, aliases, cleanup -> remove(found, cleanup)));
    }
  }

  private void remove(Share share, boolean cleanup) {
    background.start(
        REMOVE,
        List.of(share.name()),
        PendingAction.REMOVING,
        () -> removeAndReport(share, cleanup));
  }

  private void removeAndReport(Share share, boolean cleanup) {
    Config config = configs.get();
    FavoriteService.Removed removed = favorites.remove(config, share, cleanup);
    removed.unmounted().ifPresent(report -> report.shares().forEach(cache::put));
    if (!removed.removed() || removed.leftLink()) {
      List<String> details =
          removed
              .unmounted()
              .filter(report -> !report.isWell())
              .map(report -> SummaryTexts.failed(REMOVE, "unmounted", report).details())
              .orElse(List.of());
      String headline = NoticeTexts.sentence(removed.note(config.settings()));
      screen.show(Notice.warning(REMOVE, headline, details));
    }
  }
}

package io.mountaineer.tray.menu;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Hold;
import io.mountaineer.core.ShareReport;
import io.mountaineer.tray.menu.MenuEntry.Check;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Note;
import io.mountaineer.tray.menu.MenuEntry.Submenu;
import io.mountaineer.tray.menu.TrayModel.LastEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrayMenuTest {

  private static final Alias CUTS =
      new Alias("cuts", Path.of("/Users/evan/Shares/Links/cuts"), "core", "cuts");

  @Test
  void theIconShowsTheStateThatWeighsMost() {
    assertEquals(IconState.NOTHING_MOUNTED, TrayMenu.of(Reports.model()).icon());
    assertEquals(IconState.WELL, icon(Reports.on(TB)));
    assertEquals(IconState.ATTENTION, icon(Reports.on(TB), Reports.on(FALLBACK).named("vault")));
    assertEquals(IconState.DOWN, icon(Reports.on(FALLBACK), Reports.notMounted().named("vault")));
    assertEquals(IconState.BUSY, TrayMenu.of(acting(Reports.notMounted())).icon());
  }

  @Test
  void aShareUnmountedByTheUserIsNeverShownAsWellNorIsTheIcon() {
    for (Hold hold : List.of(Hold.UNMOUNTED, Hold.EJECTED)) {
      Reports away = Reports.notMounted().hold(hold);

      assertEquals(IconState.NOTHING_MOUNTED, icon(away));
      assertNotEquals(IconState.WELL, icon(Reports.on(TB).named("vault"), away));
      assertTrue(share(away).text().startsWith("○ core    "), share(away).text());
    }
    assertEquals(
        "○ core    Unmounted by You", share(Reports.notMounted().hold(Hold.UNMOUNTED)).text());
    assertEquals("○ core    Ejected by You", share(Reports.notMounted().hold(Hold.EJECTED)).text());
  }

  @Test
  void aShareThatIsKeptOnFallbackIsNotOnThunderbolt() {
    assertEquals(IconState.ATTENTION, icon(Reports.on(FALLBACK).hold(Hold.PINNED)));
    assertEquals(
        "◐ core    Fallback · Pinned", share(Reports.on(FALLBACK).hold(Hold.PINNED)).text());
  }

  @Test
  void aPauseOfAllSharesIsSeenInTheIconTheTooltipAndTheirLines() {
    String until = "2026-03-02T18:00:00Z";
    TrayMenu menu = menu(Reports.on(TB).paused(until), Reports.on(TB).named("v").paused(until));

    assertEquals(IconState.PAUSED, menu.icon());
    assertEquals("mountaineer: paused until 18:00.", menu.tooltip());
    assertEquals("● core    Thunderbolt · Paused", ((Submenu) menu.entries().get(0)).text());
    assertEquals(
        "mountaineer: paused until 18:00, and core is not available.",
        menu(Reports.notMounted().paused(until)).tooltip());
    assertEquals(IconState.WELL, icon(Reports.on(TB).paused(until), Reports.on(TB).named("vault")));
  }

  @Test
  void aDepartureAndARequestAreInTheLineOfTheShare() {
    assertEquals(
        "◐ core    Fallback · Departed", share(Reports.on(FALLBACK).hold(Hold.DEPARTED)).text());
    assertEquals(
        "● core    Thunderbolt · Fallback When Idle",
        share(Reports.on(TB).requested(FALLBACK)).text());
  }

  @Test
  void aShareThatDoesNotAnswerOrWhosePathIsInUseIsDown() {
    assertEquals(IconState.DOWN, icon(Reports.on(TB).silent()));
    assertEquals(IconState.DOWN, icon(Reports.notMounted().foreign()));
  }

  @Test
  void aLinkThatIsNotOursNeedsAttention() {
    assertEquals(IconState.ATTENTION, icon(Reports.on(TB).foreignLink()));
  }

  @Test
  void theTooltipIsOneSentence() {
    assertEquals("mountaineer: no shares yet.", TrayMenu.of(Reports.model()).tooltip());
    assertEquals("mountaineer: core is mounted over Thunderbolt.", menu(Reports.on(TB)).tooltip());
    assertEquals(
        "mountaineer: both shares are mounted over Thunderbolt.",
        menu(Reports.on(TB), Reports.on(TB).named("vault")).tooltip());
    assertEquals(
        "mountaineer: vault is on fallback.",
        menu(Reports.on(TB), Reports.on(FALLBACK).named("vault")).tooltip());
    assertEquals(
        "mountaineer: core is ready to switch to Thunderbolt.",
        menu(Reports.on(FALLBACK).ready("files are open")).tooltip());
    assertEquals("mountaineer: core is not available.", menu(Reports.notMounted()).tooltip());
    assertEquals(
        "mountaineer: core is unmounted.",
        menu(Reports.on(TB).named("vault"), Reports.notMounted().hold(Hold.UNMOUNTED)).tooltip());
    assertEquals(
        "mountaineer: core is mounted, with an error.",
        menu(Reports.on(TB).error("it says no")).tooltip());
  }

  @Test
  void aShareHasMarkNameAndState() {
    assertEquals("● core    Thunderbolt", share(Reports.on(TB)).text());
    assertEquals("◐ core    Fallback", share(Reports.on(FALLBACK)).text());
    assertEquals("✕ core    Not Mounted", share(Reports.notMounted()).text());
    assertEquals("✕ core    Thunderbolt · Not Responding", share(Reports.on(TB).silent()).text());
    assertEquals("✕ core    Path in Use", share(Reports.notMounted().foreign()).text());
  }

  @Test
  void belowAShareIsSinceWhenByWhichAddressAndWhatStandsInTheWay() {
    assertEquals(
        List.of("    since 09:17 · macmini.local", "    In use by Final Cut Pro (pid 712)"),
        notesBelow(
            Reports.on(FALLBACK)
                .since("2026-03-02T09:17:21Z")
                .ready("in use by Final Cut Pro (pid 712)")));
    assertEquals(
        List.of("    since 27 Feb 18:02"),
        notesBelow(Reports.notMounted().hold(Hold.UNMOUNTED).since("2026-02-27T18:02:00Z")));
    assertEquals(
        List.of("    Login refused"), notesBelow(Reports.notMounted().waitsFor("login refused")));
  }

  @Test
  void theLastChangeIsBelowAShareOnceWithTheMomentThatItBegan() {
    assertEquals(
        List.of("    Switched to fallback 09:17, 1.4 s · macmini.local"),
        notesAfter("2026-03-02T09:17:22Z"));
    assertEquals(
        List.of("    since 09:17 · macmini.local", "    Switched to fallback 09:17, 1.4 s"),
        notesAfter("2026-03-02T09:40:00Z"));
  }

  private static List<String> notesAfter(String moment) {
    TrayModel model = Reports.model(Reports.on(FALLBACK).since("2026-03-02T09:17:21Z"));
    LastEvent last = new LastEvent(Instant.parse(moment), "Switched to fallback 09:17, 1.4 s");
    return notes(
            TrayMenu.of(
                    new TrayModel(
                        model.config(),
                        List.of(),
                        model.reports(),
                        Map.of(),
                        List.of(),
                        Map.of("core", last),
                        Optional.empty(),
                        ZoneOffset.UTC))
                .entries())
        .toList();
  }

  @Test
  void tbReadyIsInTheLineOfTheShareAndItsReasonInTheSubmenu() {
    Submenu share = share(Reports.on(FALLBACK).ready("3 files are open"));

    assertEquals("▲ core    Fallback · TB Ready", share.text());
    assertTrue(share.entries().contains(new Note("TB Ready: 3 files are open")));
    assertEquals(
        "▲ core    Fallback · TB Ready",
        share(Reports.on(FALLBACK).readyByDecision("3 files are open")).text());
  }

  @Test
  void aLongErrorIsWholeInTheSubmenu() {
    String error =
        "127.0.10.1 has no share named Nope; check share_name in the config, or look at the"
            + " server's File Sharing settings for the name it has there";
    String shown = String.join(" ", notes(share(Reports.on(TB).error(error)).entries()).toList());

    assertEquals("Last error: " + error, shown);
  }

  @Test
  void noLineIsTooLongNorEndsInHalfACharacter() {
    Reports odd = Reports.on(TB).error("no\nroute " + "\uD83D\uDCC1".repeat(400));
    List<MenuEntry> entries = TrayMenu.of(Reports.model(odd)).entries();

    Stream.concat(notes(entries), notes(((Submenu) entries.get(0)).entries()))
        .forEach(
            line -> {
              assertTrue(line.codePointCount(0, line.length()) <= 77, line);
              assertFalse(line.matches("(?s).*[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF]).*"), line);
            });
    assertTrue(notes(((Submenu) entries.get(0)).entries()).toList().size() <= 8);
  }

  @Test
  void aPendingSwitchStandsFirst() {
    Item first = (Item) share(Reports.on(FALLBACK).ready("held")).entries().get(0);

    assertEquals("⚡ Switch to Thunderbolt", first.text());
    assertEquals(new TrayAction.SwitchShare("core", TB), first.action());
  }

  @Test
  void switchToThunderboltIsThereOnlyWhereThunderboltIsReachableAndNotOn() {
    String text = "⚡ Switch to Thunderbolt";
    assertTrue(item(share(Reports.on(FALLBACK)), text).isPresent());
    assertTrue(item(share(Reports.on(FALLBACK).ready("held").down(TB)), text).isEmpty());
    assertTrue(item(share(Reports.on(FALLBACK).down(TB)), text).isEmpty());
    assertTrue(item(share(Reports.on(TB)), text).isEmpty());
    assertTrue(item(share(Reports.notMounted()), text).isEmpty());
  }

  @Test
  void theAddressesAreARadioPairAndADisabledOneSaysWhy() {
    List<Check> pair = checks(share(Reports.on(TB).down(FALLBACK)));

    assertEquals(
        List.of("Thunderbolt    10.10.10.1", "Fallback    macmini.local · Not Reachable"),
        pair.stream().map(Check::text).toList());
    assertEquals(List.of(true, false), pair.stream().map(Check::on).toList());
    assertEquals(List.of(true, false), pair.stream().map(Check::enabled).toList());
    assertEquals(
        List.of(true, true), checks(share(Reports.on(TB))).stream().map(Check::enabled).toList());
    assertEquals(
        List.of(false, true), checks(share(Reports.on(FALLBACK))).stream().map(Check::on).toList());
  }

  @Test
  void noAddressIsMarkedWhileNothingIsMounted() {
    assertTrue(checks(share(Reports.notMounted())).stream().noneMatch(Check::on));
    assertTrue(
        checks(share(Reports.notMounted().foreign())).stream()
            .allMatch(each -> !each.enabled() && each.text().endsWith(" · Path in Use")));
  }

  @Test
  void aSwitchThatWaitsCanBeAskedForAndCancelled() {
    Item onTb = item(share(Reports.on(TB)), "Switch When Idle").orElseThrow();
    Item onFallback = item(share(Reports.on(FALLBACK)), "Switch When Idle").orElseThrow();

    assertEquals(new TrayAction.SwitchWhenIdle("core", FALLBACK), onTb.action());
    assertEquals(new TrayAction.SwitchWhenIdle("core", TB), onFallback.action());
    assertFalse(enabled(Reports.on(TB).down(FALLBACK), "Switch When Idle"));
    assertFalse(enabled(Reports.notMounted(), "Switch When Idle"));
    Reports asked = Reports.on(TB).requested(FALLBACK);
    assertEquals(
        new TrayAction.CancelRequest("core"),
        item(share(asked), "Cancel Switch When Idle").orElseThrow().action());
    assertTrue(item(share(asked), "Switch When Idle").isEmpty());
  }

  @Test
  void whetherTheCableMayGoCanBeAskedAgainAfterTheSharesHaveLeftIt() {
    assertTrue(topEnabled(Reports.on(TB), "Prepare to Unplug…"));
    assertTrue(topEnabled(Reports.on(FALLBACK), "Prepare to Unplug…"));
    assertTrue(topEnabled(Reports.on(FALLBACK), "Switch All to Thunderbolt"));
    assertTrue(
        items(menu(Reports.on(FALLBACK).down(TB)).entries()).stream()
            .noneMatch(each -> each.text().equals("Switch All to Thunderbolt")));
  }

  @Test
  void aPauseSaysItsEndAndCanBeEnded() {
    Submenu none = submenu(menu(Reports.on(TB)).entries(), "Pause");
    assertEquals(
        List.of("1 Hour", "Until Tomorrow"),
        items(none.entries()).stream().filter(Item::enabled).map(Item::text).toList());

    Reports paused = Reports.on(TB).paused("2026-03-02T18:00:00Z");
    Submenu pause = submenu(menu(paused).entries(), "Paused Until 18:00");
    assertTrue(item(pause, "Resume").orElseThrow().enabled());
  }

  private static boolean topEnabled(Reports share, String text) {
    return items(menu(share).entries()).stream()
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow()
        .enabled();
  }

  @Test
  void aMountedShareCanBeUnmountedAndAnUnmountedOneMounted() {
    assertTrue(enabled(Reports.on(TB), "Unmount"));
    assertTrue(enabled(Reports.on(TB).silent(), "Unmount"));
    assertTrue(enabled(Reports.notMounted(), "Mount"));
    assertFalse(enabled(Reports.notMounted().foreign(), "Mount"));
  }

  @Test
  void aFolderIsOpenedOnlyWhereTheMountAnswersButThePathCanAlwaysBeCopied() {
    for (String text : List.of("Open in Finder", "Add Folder Shortcut…")) {
      assertTrue(enabled(Reports.on(TB), text));
      assertFalse(enabled(Reports.on(TB).silent(), text));
      assertFalse(enabled(Reports.notMounted(), text));
    }
    assertTrue(enabled(Reports.notMounted(), "Copy Path"));
  }

  @Test
  void whileAnActionRunsTheShareSaysSoAndNothingOfItCanBeChanged() {
    Submenu share = (Submenu) TrayMenu.of(acting(Reports.on(FALLBACK))).entries().get(0);

    assertEquals("◌ core    Switching…", share.text());
    assertEquals(
        List.of("Copy Path"),
        items(share.entries()).stream().filter(Item::enabled).map(Item::text).toList());
    assertTrue(checks(share).stream().noneMatch(Check::enabled));
  }

  @Test
  void whileAnActionRunsNothingIsAskedOfAllShares() {
    List<Item> items = items(TrayMenu.of(acting(Reports.on(FALLBACK))).entries());

    for (String text : List.of("Mount All", "Unmount All")) {
      assertFalse(items.stream().anyMatch(each -> each.text().equals(text) && each.enabled()));
    }
  }

  @Test
  void beforeAnythingIsKnownNothingIsClaimed() {
    TrayMenu menu = TrayMenu.of(TrayModel.starting());

    assertEquals(new Note("Starting…"), menu.entries().get(0));
    assertEquals("mountaineer: starting…", menu.tooltip());
  }

  @Test
  void aShareBeforeItsFirstLookIsNotShownAsWell() {
    Config config =
        new Config(Reports.SETTINGS, List.of(Reports.on(TB).report().share()), List.of());
    TrayMenu menu = TrayMenu.of(model(Optional.of(config), List.of(), Map.of()));

    assertEquals(new Note("◌ core    Looking…"), menu.entries().get(0));
    assertEquals(IconState.BUSY, menu.icon());
    assertEquals("mountaineer: core is busy.", menu.tooltip());
  }

  @Test
  void aFolderShortcutIsOpenedByOneClickInTheMenuOfItsShare() {
    TrayAction open = new TrayAction.OpenShortcut("cuts");

    assertEquals(open, item(withShortcut(Reports.on(TB)), "cuts").orElseThrow().action());
    assertTrue(item(withShortcut(Reports.on(TB)), "cuts").orElseThrow().enabled());
    assertFalse(item(withShortcut(Reports.notMounted()), "cuts").orElseThrow().enabled());
    assertTrue(removal(Reports.notMounted()).enabled());
    assertEquals(new TrayAction.RemoveShortcut("cuts"), removal(Reports.notMounted()).action());
  }

  @Test
  void aShortcutIntoAShareThatIsNotSetUpCanOnlyBeRemoved() {
    List<MenuEntry> entries = TrayMenu.of(Reports.model(List.of(CUTS), Map.of())).entries();
    Submenu alias = (Submenu) entries.get(1);

    assertEquals("Folder Shortcut cuts", alias.text());
    assertEquals(
        List.of("Remove"),
        items(alias.entries()).stream().filter(Item::enabled).map(Item::text).toList());
  }

  @Test
  void theSettingsShowTheirValueAndToggleIt() {
    List<Check> settings = checks(submenu(TrayMenu.of(Reports.model()).entries(), "Settings"));

    assertEquals(
        List.of(
            "Switch Back Automatically",
            "Switch Back When Files Close",
            "Notifications",
            "Open at Login"),
        settings.stream().map(Check::text).toList());
    assertEquals(List.of(false, true, false, false), settings.stream().map(Check::on).toList());
    assertEquals(new TrayAction.SetFlag("auto_failback", true), settings.get(0).action());
    assertEquals(new TrayAction.OpenAtLogin(true), settings.get(3).action());
  }

  @Test
  void aConfigThatCannotBeUsedIsShownInFullWithAWayOn() {
    TrayMenu menu = TrayMenu.of(broken(Optional.empty()));

    assertEquals(
        List.of(
            "The config file has errors.",
            "config.toml:4:1: auto_failback must be on or off, not",
            "\"maybe\"; write auto_failback = true or auto_failback = false"),
        notes(menu.entries()).toList());
    assertEquals("mountaineer: the config file has errors.", menu.tooltip());
    assertEquals(IconState.ATTENTION, menu.icon());
    assertEquals(
        List.of(
            "Show Details…",
            "Open Config File",
            "Open Log",
            "Run Doctor…",
            "About mountaineer",
            "Quit"),
        items(menu.entries()).stream().filter(Item::enabled).map(Item::text).toList());
  }

  @Test
  void aBrokenEditIsShownWhileTheLastGoodSharesStayUsable() {
    TrayMenu menu = TrayMenu.of(broken(Reports.model(Reports.on(TB)).config()));

    assertEquals(new Note("The config file has errors."), menu.entries().get(0));
    assertEquals(IconState.ATTENTION, menu.icon());
    Submenu share = submenu(menu.entries(), "● core    Thunderbolt");
    assertTrue(item(share, "Unmount").orElseThrow().enabled());
    assertTrue(item(share, "Open in Finder").orElseThrow().enabled());
  }

  @Test
  void aLineKeepsItsMeaningWhateverItsText() {
    MenuEntry well = share(Reports.on(TB));
    assertTrue(share(Reports.on(FALLBACK)).continues(well));
    assertFalse(share(Reports.on(TB).named("vault")).continues(well));
    Item unmount = item(share(Reports.on(TB)), "Unmount").orElseThrow();
    assertFalse(item(share(Reports.notMounted()), "Mount").orElseThrow().continues(unmount));
    assertTrue(
        checks(share(Reports.on(TB))).get(0).continues(checks(share(Reports.on(FALLBACK))).get(0)));
  }

  @Test
  void entriesAreInTitleCaseAndEndInAnEllipsisWhereAWindowFollows() {
    List<String> windows =
        List.of(
            "Prepare to Unplug…",
            "Add Share…",
            "Remove Share…",
            "Add Folder Shortcut…",
            "Run Doctor…",
            "Show Details…");
    Stream.of(
            TrayMenu.of(broken(Reports.model(Reports.on(TB)).config())), menu(Reports.on(FALLBACK)))
        .flatMap(menu -> all(menu.entries()))
        .filter(Item.class::isInstance)
        .map(item -> ((Item) item).text())
        .forEach(
            text -> {
              assertEquals(windows.contains(text), text.endsWith("…"), text);
              assertTrue(
                  Stream.of(text.split(" "))
                      .allMatch(word -> word.matches("[⚡A-Z1].*|to|in|mountaineer")),
                  text);
            });
  }

  private static TrayMenu menu(Reports... shares) {
    return TrayMenu.of(Reports.model(shares));
  }

  private static IconState icon(Reports... shares) {
    return menu(shares).icon();
  }

  private static Submenu share(Reports share) {
    return (Submenu) menu(share).entries().get(0);
  }

  private static List<String> notesBelow(Reports share) {
    return notes(menu(share).entries()).toList();
  }

  private static Stream<String> notes(List<MenuEntry> entries) {
    return entries.stream().filter(Note.class::isInstance).map(Note.class::cast).map(Note::text);
  }

  private static boolean enabled(Reports share, String text) {
    return item(share(share), text).orElseThrow().enabled();
  }

  private static Optional<Item> item(Submenu menu, String text) {
    return items(menu.entries()).stream().filter(each -> each.text().equals(text)).findFirst();
  }

  private static List<Item> items(List<MenuEntry> entries) {
    return entries.stream().filter(Item.class::isInstance).map(Item.class::cast).toList();
  }

  private static List<Check> checks(Submenu menu) {
    return menu.entries().stream().filter(Check.class::isInstance).map(Check.class::cast).toList();
  }

  private static Submenu submenu(List<MenuEntry> entries, String text) {
    return entries.stream()
        .filter(Submenu.class::isInstance)
        .map(Submenu.class::cast)
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<MenuEntry> all(List<MenuEntry> entries) {
    return entries.stream()
        .flatMap(
            entry -> entry instanceof Submenu submenu ? all(submenu.entries()) : Stream.of(entry));
  }

  private static TrayModel acting(Reports share) {
    return Reports.model(List.of(), Map.of("core", PendingAction.SWITCHING), share);
  }

  private static TrayModel broken(Optional<Config> inUse) {
    Map<String, ShareReport> reports =
        inUse.isPresent() ? Reports.model(Reports.on(TB)).reports() : Map.of();
    return model(
        inUse,
        List.of(
            "config.toml:4:1: auto_failback must be on or off, not \"maybe\"; write"
                + " auto_failback = true or auto_failback = false"),
        reports);
  }

  private static TrayModel model(
      Optional<Config> config, List<String> problems, Map<String, ShareReport> reports) {
    return new TrayModel(
        config,
        problems,
        reports,
        Map.of(),
        List.of(),
        Map.of(),
        Optional.of(true),
        ZoneOffset.UTC);
  }

  private static Submenu withShortcut(Reports of) {
    return (Submenu) TrayMenu.of(Reports.model(List.of(CUTS), Map.of(), of)).entries().get(0);
  }

  private static Item removal(Reports of) {
    Submenu removals = submenu(withShortcut(of).entries(), "Remove Folder Shortcut");
    return item(removals, "cuts").orElseThrow();
  }
}

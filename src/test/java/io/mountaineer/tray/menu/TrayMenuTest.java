package io.mountaineer.tray.menu;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Hold;
import io.mountaineer.core.ShareReport;
import io.mountaineer.tray.menu.MenuEntry.Check;
import io.mountaineer.tray.menu.MenuEntry.Item;
import io.mountaineer.tray.menu.MenuEntry.Note;
import io.mountaineer.tray.menu.MenuEntry.Submenu;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrayMenuTest {

  private static final Alias CUTS =
      new Alias("cuts", Path.of("/Users/evan/Shares/Links/cuts"), "core", "cuts");

  @Test
  void theIconShowsTheStateThatWeighsMost() {
    assertEquals(IconState.NOT_CONFIGURED, TrayMenu.of(Reports.model()).icon());
    assertEquals(IconState.WELL, icon(Reports.on(TB)));
    assertEquals(IconState.ATTENTION, icon(Reports.on(TB), Reports.on(FALLBACK).named("vault")));
    assertEquals(IconState.DOWN, icon(Reports.on(FALLBACK), Reports.notMounted().named("vault")));
    assertEquals(IconState.BUSY, TrayMenu.of(acting(Reports.notMounted())).icon());
  }

  @Test
  void aStateThatTheUserChoseIsWell() {
    assertEquals(IconState.WELL, icon(Reports.on(FALLBACK).hold(Hold.PINNED)));
    assertEquals(IconState.WELL, icon(Reports.notMounted().hold(Hold.UNMOUNTED)));
  }

  @Test
  void aShareThatDoesNotAnswerOrWhosePlaceIsTakenIsDown() {
    assertEquals(IconState.DOWN, icon(Reports.on(TB).silent()));
    assertEquals(IconState.DOWN, icon(Reports.notMounted().foreign()));
  }

  @Test
  void aPlaceOfTheLinkThatIsTakenNeedsAttention() {
    assertEquals(IconState.ATTENTION, icon(Reports.on(TB).foreignLink()));
  }

  @Test
  void theTooltipIsOneLine() {
    assertEquals("mountaineer: no shares are configured", TrayMenu.of(Reports.model()).tooltip());
    assertEquals("mountaineer: all is well", menu(Reports.on(TB)).tooltip());
    assertEquals(
        "mountaineer: 1 of 2 shares need attention",
        menu(Reports.on(TB), Reports.on(FALLBACK).named("vault")).tooltip());
  }

  @Test
  void aShareIsNamedWithMarkAndInterface() {
    assertEquals("● core — via Thunderbolt", share(Reports.on(TB)).text());
    assertEquals("▲ core — via fallback", share(Reports.on(FALLBACK)).text());
    assertEquals("✕ core — not mounted", share(Reports.notMounted()).text());
    assertEquals("✕ core — not answering via Thunderbolt", share(Reports.on(TB).silent()).text());
  }

  @Test
  void tbReadyStandsBeforeTheInterfaceAndSaysWhatHoldsIt() {
    Submenu share = share(Reports.on(FALLBACK).ready("3 files are open"));

    assertEquals("▲ core — TB Ready — via fallback", share.text());
    assertEquals(new Note("TB Ready: 3 files are open"), share.entries().get(0));
    assertEquals(
        "▲ core — TB Ready — via fallback",
        share(Reports.on(FALLBACK).readyByDecision("3 files are open")).text());
  }

  @Test
  void theLastErrorIsShownInALineThatFits() {
    Submenu share = share(Reports.on(TB).error("no\nroute " + "\uD83D\uDCC1".repeat(100)));

    Note note = (Note) share.entries().get(0);
    assertTrue(note.text().startsWith("Last error: no route \uD83D\uDCC1"), note.text());
    assertEquals(72, note.text().codePointCount(0, note.text().length()));
    assertTrue(note.text().endsWith("\uD83D\uDCC1…"), note.text());
  }

  @Test
  void switchToThunderboltIsThereOnlyWhilePendingOrReachableOnFallback() {
    assertTrue(item(share(Reports.on(FALLBACK)), "Switch to Thunderbolt").isPresent());
    assertTrue(
        item(share(Reports.on(FALLBACK).ready("held").down(TB)), "Switch to Thunderbolt")
            .isPresent());
    assertTrue(item(share(Reports.on(FALLBACK).down(TB)), "Switch to Thunderbolt").isEmpty());
    assertTrue(item(share(Reports.on(TB)), "Switch to Thunderbolt").isEmpty());
    assertTrue(item(share(Reports.notMounted()), "Switch to Thunderbolt").isEmpty());
  }

  @Test
  void switchToFallbackNeedsAFallbackThatAnswers() {
    assertTrue(enabled(Reports.on(TB), "Switch to fallback"));
    assertFalse(enabled(Reports.on(TB).down(FALLBACK), "Switch to fallback"));
    assertFalse(enabled(Reports.on(FALLBACK), "Switch to fallback"));
  }

  @Test
  void aMountedShareCanBeUnmountedAndAnUnmountedOneMounted() {
    assertTrue(enabled(Reports.on(TB), "Unmount"));
    assertTrue(enabled(Reports.on(TB).silent(), "Unmount"));
    assertTrue(enabled(Reports.notMounted(), "Mount"));
    assertFalse(enabled(Reports.notMounted().foreign(), "Mount"));
  }

  @Test
  void aFolderIsOpenedOnlyWhereTheMountAnswers() {
    for (String text : List.of("Open in Finder", "Browse & add alias…")) {
      assertTrue(enabled(Reports.on(TB), text));
      assertFalse(enabled(Reports.on(TB).silent(), text));
      assertFalse(enabled(Reports.notMounted(), text));
    }
  }

  @Test
  void whileAnActionRunsTheShareSaysSoAndNothingOfItCanBeChosen() {
    Submenu share = (Submenu) TrayMenu.of(acting(Reports.on(FALLBACK))).entries().get(0);

    assertEquals("… core — Switching…", share.text());
    assertTrue(items(share.entries()).stream().noneMatch(Item::enabled), share.toString());
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
    assertEquals("mountaineer: busy", menu.tooltip());
  }

  @Test
  void aShareBeforeItsFirstLookIsNotShownAsWell() {
    Config config =
        new Config(Reports.SETTINGS, List.of(Reports.on(TB).report().share()), List.of());
    TrayMenu menu =
        TrayMenu.of(new TrayModel(Optional.of(config), Optional.empty(), Map.of(), Map.of()));

    assertEquals(new Note("… core — looking…"), menu.entries().get(0));
    assertEquals(IconState.BUSY, menu.icon());
  }

  @Test
  void anAliasCanBeOpenedWhileItsShareAnswers() {
    assertTrue(item(alias(Reports.on(TB)), "Open").orElseThrow().enabled());
    assertFalse(item(alias(Reports.notMounted()), "Open").orElseThrow().enabled());
    assertTrue(item(alias(Reports.notMounted()), "Remove").orElseThrow().enabled());
  }

  @Test
  void anAliasIntoAShareThatIsNotConfiguredCanOnlyBeRemoved() {
    List<MenuEntry> entries = TrayMenu.of(Reports.model(List.of(CUTS), Map.of())).entries();
    Submenu alias = (Submenu) entries.get(1);

    assertEquals("Alias cuts", alias.text());
    assertEquals(
        List.of("Remove"),
        items(alias.entries()).stream().filter(Item::enabled).map(Item::text).toList());
  }

  @Test
  void theSettingsShowTheirValueAndToggleIt() {
    List<MenuEntry> entries = TrayMenu.of(Reports.model()).entries();

    Check failback = new Check("Auto-failback", "auto_failback", false);
    assertTrue(entries.contains(failback));
    assertTrue(entries.contains(new Check("Re-check open files", "lsof_recheck", true)));
    assertEquals(new TrayAction.SetFlag("auto_failback", true), failback.action());
  }

  @Test
  void aConfigThatCannotBeUsedIsShownAndLeavesLogsAndQuit() {
    TrayMenu menu = TrayMenu.of(broken(Optional.empty()));

    assertEquals(new Note("Config: line 3: no such key"), menu.entries().get(0));
    assertEquals("mountaineer: the config cannot be used", menu.tooltip());
    assertEquals(IconState.ATTENTION, menu.icon());
    assertEquals(
        List.of("Open Logs", "Quit"),
        items(menu.entries()).stream().filter(Item::enabled).map(Item::text).toList());
  }

  @Test
  void aBrokenEditIsShownWhileTheConfigBeforeStaysInUse() {
    TrayMenu menu = TrayMenu.of(broken(Reports.model(Reports.on(TB)).config()));

    assertEquals(new Note("Config: line 3: no such key"), menu.entries().get(0));
    assertEquals(IconState.ATTENTION, menu.icon());
    assertTrue(((Submenu) menu.entries().get(1)).text().contains("via Thunderbolt"));
  }

  @Test
  void aLineKeepsItsMeaningWhateverItsText() {
    MenuEntry well = share(Reports.on(TB));
    assertTrue(share(Reports.on(FALLBACK)).continues(well));
    assertFalse(share(Reports.on(TB).named("vault")).continues(well));
    Item unmount = item(share(Reports.on(TB)), "Unmount").orElseThrow();
    assertFalse(item(share(Reports.notMounted()), "Mount").orElseThrow().continues(unmount));
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

  private static boolean enabled(Reports share, String text) {
    return item(share(share), text).orElseThrow().enabled();
  }

  private static Optional<Item> item(Submenu menu, String text) {
    return items(menu.entries()).stream().filter(each -> each.text().equals(text)).findFirst();
  }

  private static List<Item> items(List<MenuEntry> entries) {
    return entries.stream().filter(Item.class::isInstance).map(Item.class::cast).toList();
  }

  private static TrayModel acting(Reports share) {
    return Reports.model(List.of(), Map.of("core", PendingAction.SWITCHING), share);
  }

  private static TrayModel broken(Optional<Config> inUse) {
    Map<String, ShareReport> reports =
        inUse.isPresent() ? Reports.model(Reports.on(TB)).reports() : Map.of();
    return new TrayModel(inUse, Optional.of("line 3: no such key"), reports, Map.of());
  }

  private static Submenu alias(Reports of) {
    MenuEntry share = TrayMenu.of(Reports.model(List.of(CUTS), Map.of(), of)).entries().get(0);
    return ((Submenu) share)
        .entries().stream()
            .filter(Submenu.class::isInstance)
            .map(Submenu.class::cast)
            .findFirst()
            .orElseThrow();
  }
}

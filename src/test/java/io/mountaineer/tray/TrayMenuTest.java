package io.mountaineer.tray;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Hold;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.tray.MenuEntry.Check;
import io.mountaineer.tray.MenuEntry.Item;
import io.mountaineer.tray.MenuEntry.Note;
import io.mountaineer.tray.MenuEntry.Submenu;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrayMenuTest {

  @Test
  void theIconTellsTheWeightiestState() {
    assertEquals(IconState.NOT_CONFIGURED, TrayMenu.of(Reports.view()).icon());
    assertEquals(IconState.WELL, icon(Reports.on(TB)));
    assertEquals(IconState.ATTENTION, icon(Reports.on(TB), Reports.on(FALLBACK).named("vault")));
    assertEquals(IconState.DOWN, icon(Reports.on(FALLBACK), Reports.notMounted().named("vault")));
    assertEquals(IconState.BUSY, TrayMenu.of(acting(Reports.notMounted())).icon());
  }

  @Test
  void whatTheUserWantsIsWell() {
    assertEquals(IconState.WELL, icon(Reports.on(FALLBACK).hold(Hold.PINNED)));
    assertEquals(IconState.WELL, icon(Reports.notMounted().hold(Hold.UNMOUNTED)));
  }

  @Test
  void aShareThatDoesNotAnswerOrWhosePlaceIsTakenIsDown() {
    assertEquals(IconState.DOWN, icon(Reports.on(TB).silent()));
    assertEquals(IconState.DOWN, icon(Reports.notMounted().foreign()));
  }

  @Test
  void theTooltipIsOneLine() {
    assertEquals("mountaineer: no shares are configured", TrayMenu.of(Reports.view()).tooltip());
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
  }

  @Test
  void theLastErrorIsToldInALineThatFits() {
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
  void whatIsMountedCanBeUnmountedAndWhatIsNotMounted() {
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
  void anAliasOpensOnlyWhereItWorks() {
    Alias alias = new Alias("cuts", Path.of("/Users/anna/Shares/Links/cuts"), "core", "cuts");
    Submenu there = alias(alias, AliasReport.Destination.THERE);
    Submenu away = alias(alias, AliasReport.Destination.AWAY);

    assertTrue(item(there, "Open").orElseThrow().enabled());
    assertFalse(item(away, "Open").orElseThrow().enabled());
    assertTrue(item(away, "Remove").orElseThrow().enabled());
  }

  @Test
  void theSettingsShowHowTheyAreAndTurnThatOver() {
    List<MenuEntry> entries = TrayMenu.of(Reports.view()).entries();

    assertTrue(
        entries.contains(
            new Check("Auto-failback", false, new TrayAction.SetSwitch("auto_failback", true))));
    assertTrue(
        entries.contains(
            new Check(
                "Re-check open files", true, new TrayAction.SetSwitch("lsof_recheck", false))));
  }

  @Test
  void aConfigThatCannotBeUsedIsToldAndLeavesLogsAndQuit() {
    TrayView broken =
        new TrayView(
            Optional.empty(), Optional.of("line 3: no such key"), List.of(), List.of(), Set.of());
    TrayMenu menu = TrayMenu.of(broken);

    assertEquals(new Note("Config: line 3: no such key"), menu.entries().get(0));
    assertEquals("mountaineer: the config cannot be used", menu.tooltip());
    assertEquals(
        List.of("Open Logs", "Quit"),
        items(menu.entries()).stream().filter(Item::enabled).map(Item::text).toList());
  }

  private static TrayMenu menu(Reports... shares) {
    return TrayMenu.of(Reports.view(shares));
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

  private static TrayView acting(Reports share) {
    return new TrayView(
        Optional.of(Reports.SETTINGS),
        Optional.empty(),
        List.of(share.report()),
        List.of(),
        Set.of("core"));
  }

  private static Submenu alias(Alias alias, AliasReport.Destination destination) {
    var report = new AliasReport(alias, Reports.SETTINGS, LinkStatus.RIGHT, destination, "");
    TrayView view =
        new TrayView(
            Optional.of(Reports.SETTINGS),
            Optional.empty(),
            List.of(Reports.on(TB).report()),
            List.of(report),
            Set.of());
    Submenu share = (Submenu) TrayMenu.of(view).entries().get(0);
    return share.entries().stream()
        .filter(Submenu.class::isInstance)
        .map(Submenu.class::cast)
        .findFirst()
        .orElseThrow();
  }
}

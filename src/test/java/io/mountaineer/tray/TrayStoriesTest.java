package io.mountaineer.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.engine.UnfitProcessException;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.tray.TrayScreen.RemovalForm;
import io.mountaineer.tray.TrayScreen.ShareFolders;
import io.mountaineer.tray.menu.IconState;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import io.mountaineer.tray.menu.TrayModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Use cases of the menu, and the notices about them. */
class TrayStoriesTest {

  @TempDir Path folder;
  private TrayMac mac;

  @BeforeEach
  void aMacWithItsShareMounted() {
    mac = new TrayMac(folder).runsForAWhile();
  }

  @Test
  void aSwitchShowsThatItRunsAndThenTheNewState() {
    mac.choose("Fallback");

    assertEquals(Interface.FALLBACK, mac.via("CORE"));
    assertTrue(
        mac.screen.menus.stream()
            .anyMatch(menu -> menu.toString().contains("◌ CORE    Switching…")));
    assertEquals("◐ CORE    Fallback · Pinned", mac.screen.lines().get(0));
    assertTrue(mac.screen.notices.isEmpty(), mac.screen.notices.toString());
  }

  @Test
  void anEngineThatDiesEndsTheWholeProgram() {
    assertThrows(UnfitProcessException.class, mac::runsInABrokenJvm);
  }

  @Test
  void openFilesAreNamedBeforeAnythingHappens() {
    mac.opens("CORE", "Resolve", 3).choose("Fallback");

    Question question = mac.screen.questions.get(0);
    assertEquals("Switch to Fallback", question.notice().title());
    assertEquals("Some programs are using \"CORE\".", question.notice().headline());
    assertEquals(
        List.of(
            "Resolve (pid 712): cut.mov and 2 more",
            "Nothing was changed. CORE is still mounted over Thunderbolt (10.10.10.1).",
            "Close these files and try again. If you force it, unsaved changes in them are lost."),
        question.notice().details());
    assertTrue(question.isRisky());
    assertEquals("Force Switch", question.yes());
    assertEquals(Interface.TB, mac.via("CORE"));
    assertFalse(mac.screen.menu().toString().contains("Switching…"));
  }

  @Test
  void forceSwitchSwitches() {
    mac.opens("CORE", "Resolve", 3).choose("Fallback");
    mac.screen.questions.get(0).then().run();

    assertEquals(Interface.FALLBACK, mac.via("CORE"));
  }

  @Test
  void unknownOpenFilesAreAskedAboutToo() {
    mac.mac.faults().lsofFails(true);
    mac.choose("Unmount");

    Question question = mac.screen.questions.get(0);
    assertEquals("Whether files are open on \"CORE\" is not known.", question.notice().headline());
    assertEquals("Force Unmount", question.yes());
    assertEquals(Interface.TB, mac.via("CORE"));
  }

  @Test
  void anErrorSaysWhichInterfaceIsReallyActive() {
    mac.mac
        .host(TrayMac.FALLBACK)
        .mountsFailWith(Optional.of(Failure.of(Failure.Kind.UNKNOWN, "it says no")));
    mac.choose("Fallback");

    Notice notice = mac.screen.notices.get(0);
    assertEquals("CORE was not switched.", notice.headline());
    assertEquals(
        List.of("It says no.", "CORE is still mounted over Thunderbolt (10.10.10.1)."),
        notice.details());
    assertEquals(Interface.TB, mac.via("CORE"));
  }

  @Test
  void unmountAllLeavesSharesInUseAndNamesThemAndTheReason() {
    addMedia();
    mac.opens("CORE", "Resolve", 3).choose("Unmount All");

    Notice notice = mac.screen.notices.get(0);
    assertEquals(Notice.Kind.WARNING, notice.kind());
    assertEquals("1 share was unmounted, 1 left.", notice.headline());
    assertEquals(
        List.of(
            "Unmounted: MEDIA",
            "Still mounted:",
            "CORE: in use by Resolve (pid 712): cut.mov and 2 more",
            "Close these files, then choose Unmount All again."),
        notice.details());
    assertTrue(mac.screen.questions.isEmpty());
    assertEquals("● CORE    Thunderbolt", mac.cycle().screen.lines().get(0));
    assertTrue(mac.screen.lines().contains("○ MEDIA    Unmounted by You"));
    assertEquals(IconState.ATTENTION, mac.screen.menu().icon());
  }

  @Test
  void unmountAllSaysWhatItDid() {
    addMedia();
    mac.choose("Unmount All");

    Notice notice = mac.screen.notices.get(0);
    assertEquals(Notice.Kind.INFORMATION, notice.kind());
    assertEquals("2 shares were unmounted.", notice.headline());
    assertEquals(List.of("Unmounted: CORE, MEDIA"), notice.details());
    assertEquals(IconState.NOTHING_MOUNTED, mac.screen.menu().icon());
  }

  @Test
  void oneCauseIsSaidOnceForAllItsShares() {
    addMedia();
    mac.choose("Unmount All");
    mac.screen.notices.clear();
    Failure refused = Failure.of(Failure.Kind.LOGIN_REFUSED, "the login was refused");
    for (String host : List.of(TrayMac.TB, TrayMac.FALLBACK)) {
      mac.mac.host(host).mountsFailWith(Optional.of(refused));
    }
    mac.choose("Mount All");

    Notice notice = mac.screen.notices.get(0);
    assertEquals("2 shares were not mounted.", notice.headline());
    assertEquals(List.of("CORE, MEDIA: The login was refused."), notice.details());
  }

  @Test
  void mountAllMountsUnmountedShares() {
    mac.choose("Unmount All");
    mac.screen.notices.clear();
    mac.choose("Mount All");

    assertEquals(Interface.TB, mac.via("CORE"));
    assertTrue(mac.screen.notices.isEmpty(), mac.screen.notices.toString());
  }

  @Test
  void aFavoriteIsCheckedByTheEngineFieldByField() {
    mac.choose("Add Share…");
    Map<String, String> violations =
        mac.screen.form.orElseThrow().submit(TrayMac.share("a/b")).join();

    assertEquals(List.of("name"), List.copyOf(violations.keySet()));
    assertTrue(violations.get("name").contains("no \"/\""), violations.toString());
    assertFalse(mac.configText().contains("a/b"));
  }

  @Test
  void aFavoriteThatIsThereAlreadyIsRefused() {
    mac.choose("Add Share…");
    String before = mac.configText();
    Map<String, String> violations =
        mac.screen.form.orElseThrow().submit(TrayMac.share("core")).join();

    assertEquals(Map.of("name", "This name is taken. Choose another one."), violations);
    assertEquals(before, mac.configText());
  }

  @Test
  void aNewFavoriteIsInTheConfigAndMountedAtOnce() {
    addMedia();

    assertTrue(mac.configText().contains("auto_failback = false # not while I work"));
    assertEquals(Interface.TB, mac.via("MEDIA"));
    assertTrue(mac.screen.lines().contains("● MEDIA    Thunderbolt"));
  }

  @Test
  void aNewFavoriteThatCannotBeMountedStaysAndSaysWhatToDo() {
    Failure refused = Failure.of(Failure.Kind.LOGIN_REFUSED, "the password is not known");
    mac.mac.host(TrayMac.TB).mountsFailWith(Optional.of(refused));
    addMedia();

    Question question = mac.screen.questions.get(0);
    assertEquals("MEDIA was added, but could not be mounted.", question.notice().headline());
    assertEquals("MEDIA: The password is not known.", question.notice().details().get(0));
    assertEquals("Open in Finder", question.yes());
    question.then().run();
    assertEquals(List.of("smb://it"), mac.finder.opened());
  }

  @Test
  void aNewShareThatIsNotOnTheServerIsNoQuestionOfAPassword() {
    Failure missing = Failure.of(Failure.Kind.SHARE_NOT_FOUND, "there is no such share");
    mac.mac.host(TrayMac.TB).mountsFailWith(Optional.of(missing));
    addMedia();

    assertEquals(List.of("MEDIA: There is no such share."), mac.screen.notices.get(0).details());
    assertTrue(mac.screen.questions.isEmpty());
  }

  @Test
  void anAddressIsTestedBeforeAShareIsAdded() {
    mac.choose("Add Share…");
    TrayScreen.ShareForm form = mac.screen.form.orElseThrow();

    assertTrue(form.test(TrayMac.TB).join().isGood());
    mac.down(TrayMac.FALLBACK);
    assertFalse(form.test(TrayMac.FALLBACK).join().isGood());
    assertEquals("This is not an address.", form.test("a b/c").join().text());
    form.openInFinder(TrayMac.TB, "MEDIA");
    assertEquals(List.of("smb://it"), mac.finder.opened());
  }

  @Test
  void removingAFavoriteNamesItsAliasesAndLeavesThem() {
    mac.serves("CORE", "cuts").choose("Add Folder Shortcut…");
    mac.screen.folders.orElseThrow().addAlias("cuts", "cuts").join();
    mac.cycle().choose("Remove Share…");

    RemovalForm form = mac.screen.removal.orElseThrow();
    assertEquals(List.of("cuts"), form.aliases());
    form.remove().accept(true);
    assertTrue(mac.mac.mounted().isEmpty());
    assertFalse(mac.configText().contains("[[shares]]"));
    assertEquals("Folder Shortcut cuts", mac.poll().screen.lines().get(1));
  }

  @Test
  void aFavoriteInUseIsNotRemoved() {
    mac.opens("CORE", "Resolve", 1).choose("Remove Share…");
    mac.screen.removal.orElseThrow().remove().accept(true);

    Notice notice = mac.screen.notices.get(0);
    assertEquals("CORE was not removed. Nothing else was changed.", notice.headline());
    assertTrue(notice.details().get(0).contains("Resolve"), notice.toString());
    assertTrue(mac.configText().contains("name = \"CORE\""));
  }

  @Test
  void anAliasIsMadeOpenedAndRemoved() {
    mac.serves("CORE", "cuts").choose("Add Folder Shortcut…");
    ShareFolders folders = mac.screen.folders.orElseThrow();
    assertTrue(folders.addAlias("a:b", "cuts").join().orElseThrow().contains("no \"/\" or \":\""));
    assertEquals(Optional.empty(), folders.addAlias("cuts", "cuts").join());

    assertEquals(
        Optional.of("A shortcut of this name exists already. Choose another name."),
        folders.addAlias("CUTS", "cuts").join());

    mac.cycle().choose("cuts");
    assertEquals(List.of(folder.resolve("Shares/Links/cuts").toString()), mac.finder.opened());
    mac.choose("● CORE    Thunderbolt ▸ Remove Folder Shortcut ▸ cuts");
    assertFalse(mac.configText().contains("cuts"));
  }

  @Test
  void anAliasWhoseFolderIsGoneIsNotOpened() {
    mac.choose("Add Folder Shortcut…");
    mac.screen.folders.orElseThrow().addAlias("cuts", "cuts").join();
    mac.cycle().choose("cuts");

    assertEquals(List.of(), mac.finder.opened());
    assertEquals("No such folder on the share.", mac.screen.notices.get(0).details().get(0));
  }

  @Test
  void aSettingIsToggledInTheFileAndItsCommentStays() {
    assertTrue(mac.screen.linesIn("Settings").contains("[ ] Switch Back Automatically"));
    mac.choose("Settings ▸ Switch Back Automatically").poll();

    assertTrue(mac.configText().contains("auto_failback = true # not while I work"));
    assertTrue(mac.screen.linesIn("Settings").contains("[x] Switch Back Automatically"));
    mac.choose("Settings ▸ Notifications").poll();
    assertTrue(mac.screen.linesIn("Settings").contains("[x] Notifications"));
    assertTrue(mac.configText().contains("notifications = true"));
  }

  @Test
  void openAtLoginIsSwitchedAndShown() {
    mac.looksAtLogin();
    assertTrue(mac.screen.linesIn("Settings").contains("[ ] Open at Login"));
    mac.choose("Settings ▸ Open at Login").poll();

    assertTrue(mac.opensAtLogin);
    assertTrue(mac.screen.linesIn("Settings").contains("[x] Open at Login"));
  }

  @Test
  void thePathOfAShareIsCopied() {
    mac.choose("Copy Path");

    assertEquals(folder.resolve("Shares/CORE").toString(), mac.screen.clipboard);
  }

  @Test
  void afterTheEndNothingIsDoneAndNoMenuIsShown() {
    TrayAction unmount = mac.screen.action("Unmount");
    mac.opens("CORE", "Resolve", 1).choose("Unmount").stops();
    int menus = mac.screen.menus.size();

    mac.chooses(unmount);
    mac.screen.questions.get(0).then().run();

    assertEquals(Interface.TB, mac.via("CORE"));
    assertEquals(menus, mac.screen.menus.size());
  }

  @Test
  void aBrokenEditIsShownInTheMenuAndCannotBeOverwritten() {
    mac.write(mac.configText() + "nonsense").poll();

    assertEquals("The config file has errors.", mac.screen.lines().get(0));
    assertTrue(
        mac.screen.lines().get(1).startsWith("config.toml:12:9: "), mac.screen.lines().get(1));
    assertEquals(IconState.ATTENTION, mac.screen.menu().icon());
    mac.choose("Settings ▸ Switch Back Automatically").poll();
    assertTrue(mac.screen.linesIn("Settings").contains("[ ] Switch Back Automatically"));
    assertTrue(mac.screen.notices.get(0).headline().contains("config has errors"));
    mac.choose("Unmount");
    assertTrue(mac.screen.lines().contains("○ CORE    Unmounted by You"));
  }

  @Test
  void theScreenIsTouchedOnlyForAnotherMenu() {
    int before = mac.screen.menus.size();
    for (int cycle = 0; cycle < 30; cycle++) {
      mac.time.pause(Duration.ofSeconds(2));
      mac.cycle().poll();
    }

    assertEquals(before, mac.screen.menus.size());
  }

  @Test
  void theMenuShowsTheReportsOfStatus() {
    List<Runnable> events =
        List.of(
            () -> mac.down(TrayMac.TB),
            () -> mac.choose("Unmount"),
            () -> mac.choose("Mount"),
            () -> mac.down(TrayMac.FALLBACK));
    for (Runnable event : events) {
      event.run();
      for (int cycle = 0; cycle < 5; cycle++) {
        mac.time.pause(Duration.ofSeconds(2));
        mac.cycle().poll();
      }
      assertEquals(ofStatus(), mac.screen.menu());
    }
  }

  @Test
  void aMonitorOfAnotherProcessThatDoesNoWorkIsShownUntilItWorks() {
    mac.anotherMonitorFreezes().poll();

    String first = mac.screen.lines().get(0);
    assertTrue(first.startsWith("Monitor (pid "), first);
    assertTrue(first.contains("is frozen"), first);
    assertTrue(String.join(" ", mac.screen.lines()).contains("type: kill "));
    assertEquals(IconState.ATTENTION, mac.screen.menu().icon());

    mac.otherMonitorGoesOn().poll();

    assertEquals("● CORE    Thunderbolt", mac.screen.lines().get(0));
    assertEquals(IconState.WELL, mac.screen.menu().icon());
  }

  private TrayMenu ofStatus() {
    return TrayMenu.of(
        new TrayModel(
            Optional.of(mac.config()),
            List.of(),
            mac.status().stream()
                .collect(Collectors.toMap(each -> each.share().name(), Function.identity())),
            Map.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            ZoneId.systemDefault()));
  }

  @Test
  void theLastChangeIsReadOnceForAChange() {
    mac.keepsHistory = true;
    mac.down(TrayMac.TB);
    for (int cycle = 0; cycle < 20; cycle++) {
      mac.time.pause(Duration.ofSeconds(2));
      mac.cycle().poll();
    }
    int reads = mac.historyReads;

    mac.time.pause(Duration.ofMinutes(1));
    mac.cycle().poll();

    assertEquals(reads, mac.historyReads);
    String line = mac.screen.lines().get(1);
    assertTrue(line.matches(" {4}Switched to fallback \\d\\d:\\d\\d, 1.4 s · macmini.local"), line);
  }

  @Test
  void beforeUnplugAllGoesToFallbackAndTheWindowSaysWhetherItIsSafe() {
    mac.mac
        .host(TrayMac.FALLBACK)
        .channels(new Channel(ChannelState.ACTIVE, Optional.of("en0"), "192.168.1.9"));
    mac.choose("Prepare to Unplug…");

    assertEquals(Interface.FALLBACK, mac.via("CORE"));
    assertEquals("Prepare to Unplug", mac.screen.notices.get(0).title());
    assertEquals("Safe to unplug Thunderbolt.", mac.screen.notices.get(0).headline());
    assertEquals("On fallback: CORE", mac.screen.notices.get(0).details().get(0));
    assertEquals("◐ CORE    Fallback · Departed", mac.cycle().screen.lines().get(0));
    mac.choose("Switch All to Thunderbolt");
    assertEquals(Interface.TB, mac.via("CORE"));
  }

  @Test
  void aShareInUseKeepsTheCableInAndMayLeaveOnceItIsIdle() {
    mac.opens("CORE", "Resolve", 3).choose("Prepare to Unplug…");

    Question question = mac.screen.questions.get(0);
    assertEquals("Not safe to unplug Thunderbolt yet.", question.notice().headline());
    assertEquals(
        "CORE: in use by Resolve (pid 712): cut.mov and 2 more",
        question.notice().details().get(0));
    assertEquals("When Idle", question.yes());
    question.then().run();
    mac.cycle();
    assertEquals("● CORE    Thunderbolt · Fallback When Idle", mac.screen.lines().get(0));

    mac.mac.closeAll();
    mac.cycle();

    assertEquals(Interface.FALLBACK, mac.via("CORE"));
    assertEquals("◐ CORE    Fallback · Departed", mac.screen.lines().get(0));
  }

  @Test
  void aReturnThatAFullDiskForgetsIsSaidAfterWhatWasDone() throws IOException {
    mac.choose("Prepare to Unplug…").opens("CORE", "Resolve", 3);
    int before = mac.screen.notices.size();

    mac.fullDisk(() -> mac.choose("Switch All to Thunderbolt"));

    List<Notice> notices = mac.screen.notices.subList(before, mac.screen.notices.size());
    assertEquals(2, notices.size(), notices::toString);
    assertEquals(
        List.of("CORE: in use by Resolve (pid 712): cut.mov and 2 more"), notices.get(0).details());
    assertTrue(
        notices.get(1).headline().startsWith("The request for CORE cannot be remembered"),
        notices::toString);
    assertTrue(notices.get(1).headline().endsWith("CORE stays where it is"), notices::toString);
    assertEquals(Interface.FALLBACK, mac.via("CORE"));
  }

  @Test
  void aSwitchWhenIdleWaitsAndCanBeCancelled() {
    mac.opens("CORE", "Resolve", 3).choose("Switch When Idle").cycle();
    assertEquals("● CORE    Thunderbolt · Fallback When Idle", mac.screen.lines().get(0));
    assertEquals(Interface.TB, mac.via("CORE"));

    mac.choose("Cancel Switch When Idle").cycle();
    assertEquals("● CORE    Thunderbolt", mac.screen.lines().get(0));
  }

  @Test
  void aPauseIsShownAndEnded() {
    mac.choose("1 Hour").cycle();
    assertEquals(IconState.PAUSED, mac.screen.menu().icon());
    mac.down(TrayMac.TB);
    for (int cycle = 0; cycle < 10; cycle++) {
      mac.time.pause(Duration.ofSeconds(2));
      mac.cycle();
    }
    assertEquals(Interface.TB, mac.via("CORE"));

    mac.choose("Resume").cycle();
    assertNotEquals(IconState.PAUSED, mac.screen.menu().icon());
    mac.choose("Until Tomorrow").cycle();
    assertEquals(IconState.PAUSED, mac.screen.menu().icon());
  }

  private void addMedia() {
    mac.choose("Add Share…");
    mac.screen.form.orElseThrow().submit(TrayMac.share("MEDIA")).join();
    mac.poll();
  }
}

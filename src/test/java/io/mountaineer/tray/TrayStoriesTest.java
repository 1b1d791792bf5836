package io.mountaineer.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.engine.UnfitProcessException;
import io.mountaineer.tray.FakeScreen.Question;
import io.mountaineer.tray.TrayScreen.RemovalForm;
import io.mountaineer.tray.TrayScreen.ShareFolders;
import io.mountaineer.tray.menu.IconState;
import io.mountaineer.tray.menu.TrayMenu;
import io.mountaineer.tray.menu.TrayModel;
import java.nio.file.Path;
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
    mac.choose("Switch to fallback");

    assertEquals(Interface.FALLBACK, mac.via("CORE"));
    assertTrue(
        mac.screen.menus.stream()
            .anyMatch(menu -> menu.toString().contains("… CORE — Switching…")));
    assertEquals("● CORE — via fallback", mac.screen.lines().get(0));
    assertTrue(mac.screen.notices.isEmpty(), mac.screen.notices.toString());
  }

  @Test
  void anEngineThatDiesEndsTheWholeProgram() {
    assertThrows(UnfitProcessException.class, mac::runsInABrokenJvm);
  }

  @Test
  void openFilesAreNamedBeforeAnythingHappens() {
    mac.opens("CORE", "Resolve", 3).choose("Switch to fallback");

    Question question = mac.screen.questions.get(0);
    assertEquals("CORE is in use: 3 open files", question.notice().headline());
    assertEquals(
        "Resolve (712): 3 open files, such as " + mac.volume("CORE") + "/cut.mov",
        question.notice().details().get(0));
    assertEquals("Force Switch", question.yes());
    assertEquals(Interface.TB, mac.via("CORE"));
    assertFalse(mac.screen.menu().toString().contains("Switching…"));
  }

  @Test
  void forceSwitchSwitches() {
    mac.opens("CORE", "Resolve", 3).choose("Switch to fallback");
    mac.screen.questions.get(0).then().run();

    assertEquals(Interface.FALLBACK, mac.via("CORE"));
  }

  @Test
  void unknownOpenFilesAreAskedAboutToo() {
    mac.mac.faults().lsofFails(true);
    mac.choose("Unmount");

    Question question = mac.screen.questions.get(0);
    assertEquals("CORE: it cannot be told whether files are open", question.notice().headline());
    assertEquals("Force Unmount", question.yes());
    assertEquals(Interface.TB, mac.via("CORE"));
  }

  @Test
  void anErrorSaysWhichInterfaceIsReallyActive() {
    mac.mac
        .host(TrayMac.FALLBACK)
        .mountsFailWith(Optional.of(Failure.of(Failure.Kind.UNKNOWN, "it says no")));
    mac.choose("Switch to fallback");

    Notice notice = mac.screen.notices.get(0);
    assertTrue(notice.headline().endsWith("still via Thunderbolt"), notice.toString());
    assertTrue(notice.details().contains("it says no"), notice.toString());
    assertEquals(Interface.TB, mac.via("CORE"));
  }

  @Test
  void unmountAllLeavesSharesInUseAndNamesThemAndTheReason() {
    addMedia();
    mac.opens("CORE", "Resolve", 3).choose("Unmount All");

    Notice notice = mac.screen.notices.get(0);
    assertEquals("1 share left as it is", notice.headline());
    assertEquals(List.of("CORE: left as it is, held by Resolve (712)"), notice.details());
    assertTrue(mac.screen.questions.isEmpty());
    assertEquals("● CORE — via Thunderbolt", mac.cycle().screen.lines().get(0));
    assertEquals("● MEDIA — not mounted", mac.screen.lines().get(1));
  }

  @Test
  void mountAllMountsUnmountedShares() {
    mac.choose("Unmount All").choose("Mount All");

    assertEquals(Interface.TB, mac.via("CORE"));
    assertTrue(mac.screen.notices.isEmpty(), mac.screen.notices.toString());
  }

  @Test
  void aFavoriteIsCheckedByTheEngineFieldByField() {
    mac.choose("Add Favorite…");
    Map<String, String> violations =
        mac.screen.form.orElseThrow().submit(TrayMac.share("a/b")).join();

    assertEquals(List.of("name"), List.copyOf(violations.keySet()));
    assertTrue(violations.get("name").contains("contains \"/\""), violations.toString());
    assertFalse(mac.configText().contains("a/b"));
  }

  @Test
  void aFavoriteThatIsThereAlreadyIsRefused() {
    mac.choose("Add Favorite…");
    String before = mac.configText();
    Map<String, String> violations =
        mac.screen.form.orElseThrow().submit(TrayMac.share("core")).join();

    assertEquals(List.of("name"), List.copyOf(violations.keySet()));
    assertEquals(before, mac.configText());
  }

  @Test
  void aNewFavoriteIsInTheConfigAndMountedAtOnce() {
    addMedia();

    assertTrue(mac.configText().contains("auto_failback = false # not while I work"));
    assertEquals(Interface.TB, mac.via("MEDIA"));
    assertEquals("● MEDIA — via Thunderbolt", mac.screen.lines().get(1));
  }

  @Test
  void aNewFavoriteThatCannotBeMountedStaysAndSaysWhatToDo() {
    Failure refused = Failure.of(Failure.Kind.LOGIN_REFUSED, "the password is not known");
    mac.mac.host(TrayMac.TB).mountsFailWith(Optional.of(refused));
    addMedia();

    Notice notice = mac.screen.notices.get(0);
    assertEquals("MEDIA is a favorite now, but it could not be mounted", notice.headline());
    assertTrue(notice.details().contains("smb://it"), notice.toString());
  }

  @Test
  void removingAFavoriteNamesItsAliasesAndLeavesThem() {
    mac.serves("CORE", "cuts").choose("Browse & add alias…");
    mac.screen.folders.orElseThrow().addAlias("cuts", "cuts").join();
    mac.cycle().choose("Remove favorite…");

    RemovalForm form = mac.screen.removal.orElseThrow();
    assertEquals(List.of("cuts"), form.aliases());
    form.remove().accept(true);
    assertTrue(mac.mac.mounted().isEmpty());
    assertFalse(mac.configText().contains("[[shares]]"));
    assertEquals("Alias cuts", mac.poll().screen.lines().get(1));
  }

  @Test
  void aFavoriteInUseIsNotRemoved() {
    mac.opens("CORE", "Resolve", 1).choose("Remove favorite…");
    mac.screen.removal.orElseThrow().remove().accept(true);

    Notice notice = mac.screen.notices.get(0);
    assertEquals("CORE stays a favorite; nothing else was changed", notice.headline());
    assertTrue(notice.details().get(0).contains("Resolve"), notice.toString());
    assertTrue(mac.configText().contains("name = \"CORE\""));
  }

  @Test
  void anAliasIsMadeOpenedAndRemoved() {
    mac.serves("CORE", "cuts").choose("Browse & add alias…");
    ShareFolders folders = mac.screen.folders.orElseThrow();
    assertTrue(folders.addAlias("a:b", "cuts").join().orElseThrow().startsWith("the name "));
    assertEquals(Optional.empty(), folders.addAlias("cuts", "cuts").join());

    mac.cycle().choose("Open");
    assertEquals(List.of(folder.resolve("Shares/Links/cuts")), mac.opened);
    mac.choose("Remove");
    assertFalse(mac.configText().contains("cuts"));
  }

  @Test
  void anAliasWhoseFolderIsGoneIsNotOpened() {
    mac.choose("Browse & add alias…");
    mac.screen.folders.orElseThrow().addAlias("cuts", "cuts").join();
    mac.cycle().choose("Open");

    assertEquals(List.of(), mac.opened);
    assertEquals(List.of("no such folder on the share"), mac.screen.notices.get(0).details());
  }

  @Test
  void aSettingIsToggledInTheFileAndItsCommentStays() {
    assertTrue(mac.screen.lines().contains("[ ] Auto-failback"));
    mac.choose("Auto-failback").poll();

    assertTrue(mac.configText().contains("auto_failback = true # not while I work"));
    assertTrue(mac.screen.lines().contains("[x] Auto-failback"));
  }

  @Test
  void aBrokenEditIsShownInTheMenuAndCannotBeOverwritten() {
    mac.write(mac.configText() + "nonsense").poll();

    assertTrue(
        mac.screen.lines().get(0).startsWith("Config: config.toml:12:9: "),
        mac.screen.lines().toString());
    assertEquals(IconState.ATTENTION, mac.screen.menu().icon());
    assertEquals("● CORE — via Thunderbolt", mac.screen.lines().get(1));
    mac.choose("Auto-failback").poll();
    assertTrue(mac.screen.lines().contains("[ ] Auto-failback"));
    assertTrue(mac.screen.notices.get(0).headline().contains("the config has errors"));
  }

  @Test
  void theScreenIsTouchedOnlyForAnotherMenu() {
    int before = mac.screen.menus.size();
    for (int cycle = 0; cycle < 30; cycle++) {
      mac.time.pause(java.time.Duration.ofSeconds(2));
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
        mac.time.pause(java.time.Duration.ofSeconds(2));
        mac.cycle().poll();
      }
      assertEquals(ofStatus(), mac.screen.menu());
    }
  }

  @Test
  void aMonitorOfAnotherProcessThatDoesNoWorkIsShownUntilItWorks() {
    mac.anotherMonitorFreezes().poll();

    String first = mac.screen.lines().get(0);
    assertTrue(first.startsWith("The monitor (process "), first);
    assertTrue(first.contains("is frozen"), first);
    assertTrue(mac.screen.lines().get(1).contains("type: kill "), mac.screen.lines().get(1));
    assertEquals(IconState.ATTENTION, mac.screen.menu().icon());

    mac.otherMonitorGoesOn().poll();

    assertEquals("● CORE — via Thunderbolt", mac.screen.lines().get(0));
    assertEquals(IconState.WELL, mac.screen.menu().icon());
  }

  private TrayMenu ofStatus() {
    return TrayMenu.of(
        new TrayModel(
            Optional.of(mac.config()),
            Optional.empty(),
            mac.status().stream()
                .collect(Collectors.toMap(each -> each.share().name(), Function.identity())),
            Map.of()));
  }

  private void addMedia() {
    mac.choose("Add Favorite…");
    mac.screen.form.orElseThrow().submit(TrayMac.share("MEDIA")).join();
    mac.poll();
  }
}

package io.mountaineer.standin;

import static io.mountaineer.screen.ShownMenu.SEPARATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.screen.Requirements;
import io.mountaineer.screen.Screen;
import io.mountaineer.screen.ShownIcon;
import io.mountaineer.screen.ShownMenu;
import io.mountaineer.screen.ShownWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Menu bar program on a real display, used as a user would. */
class TrayIT {

  private static final String WELL = "● Core — via Thunderbolt";
  private static final String[] ON_TB = {
    "Switch to fallback",
    "Unmount",
    "Open in Finder",
    "Browse & add alias…",
    SEPARATOR,
    "Remove favorite…"
  };
  private static final String READY = "▲ Core — TB Ready — via fallback";
  private static final String[] TB_READY = {
    "TB Ready: …",
    SEPARATOR,
    "Switch to Thunderbolt",
    "Switch to fallback",
    "Unmount",
    "Open in Finder",
    "Browse & add alias…",
    SEPARATOR,
    "Remove favorite…"
  };
  private static final Duration TO_QUIT = Duration.ofSeconds(30);

  @RegisterExtension final StandInMac mac = new StandInMac();
  @TempDir Path folder;
  private Screen screen;

  @BeforeAll
  static void needsADisplay() {
    Requirements.assume();
  }

  @BeforeEach
  void aScreen() {
    screen = Screen.start(folder);
    mac.config().set("check_interval_secs", 1).set("auto_failback", false);
  }

  @AfterEach
  void noScreen() {
    screen.close();
  }

  @Test
  void switchToThunderboltSwitches() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    RunningJar tray = tray("tb_ready");
    ShownMenu share = menu(READY).open(READY, TB_READY);
    screen.picture("menu-tb-ready");
    share.choose("Switch to Thunderbolt");

    Await.until("it is on Thunderbolt", () -> tray.err().contains("event=switch share=Core"));
    assertEquals(StandInMac.TB, mac.servedBy("Core"));
    awaitLooks();
    open(WELL).close();
    assertFalse(screen.shows("Core"));
  }

  @Test
  void openFilesAreWarnedOfCancelIsTheDefaultAndForceSwitches() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar tray = tray("tb_ready");

    menu(READY).open(READY, TB_READY).choose("Switch to Thunderbolt");
    ShownWindow warning = screen.window("Open files on Core");
    screen.picture("open-files");
    warning.press("Return");
    warning.awaitGone();
    assertEquals(List.of(), mac.ledger().story());

    menu(READY).open(READY, TB_READY).choose("Switch to Thunderbolt");
    ShownWindow again = screen.window("Open files on Core");
    again.press("shift+Tab", "space");
    again.awaitGone();
    Await.until("it is forced", () -> tray.err().contains("event=switch share=Core"));
    assertEquals(List.of("unmounted force", "mounted 127.0.0.1"), mac.ledger().story());
  }

  @Test
  void theEngineGoesOnWhileAWindowIsOpen() {
    RunningJar tray = tray("event=mount share=Core");
    open(WELL).choose("Add Favorite…");
    ShownWindow form = screen.window("Add Favorite");
    int looks = mac.ledger().calls("mount").size();
    Await.until("it looks on", () -> mac.ledger().calls("mount").size() > looks + 5);
    mac.tb().pullCable();

    Await.until("it fails over", () -> tray.err().contains("event=failover share=Core"));
    form.press("Escape");
    form.awaitGone();
  }

  @Test
  void aShareThatHangsHoldsUpNeitherTheMenuNorItsNeighbours() {
    mac.config().share("Media", "MEDIA", "evan", StandInMac.TB, StandInMac.FALLBACK);
    RunningJar tray = tray("event=mount share=Media");
    mac.tool("diskutil").when("*CORE").hangs();
    String media = "● Media — via Thunderbolt";
    open(WELL, media).open(WELL, ON_TB).choose("Unmount");
    Await.until("it hangs", () -> mac.ledger().arguments().contains(mac.core().toString()));
    ShownMenu menu = open("… Core — Unmounting…", media);
    screen.picture("menu-unmounting");
    menu.open(media, ON_TB).choose("Switch to fallback");

    Await.until("its neighbour moves", () -> tray.err().contains("event=switch share=Media"));
    assertFalse(tray.err().contains("event=unmounted share=Core"), tray::err);
    tray.terminate(Duration.ofSeconds(10));
  }

  @Test
  void unmountAllLeavesWhatIsInUseAndSaysWhichAndWhy() throws IOException {
    mac.config().share("Media", "MEDIA", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.config().share("Rushes", "RUSHES", "evan", StandInMac.TB, StandInMac.FALLBACK);
    for (String share : List.of("CORE", "MEDIA", "RUSHES")) {
      mac.mounted(StandInMac.TB, share);
    }
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    mac.opened(713, "DaVinci Resolve", "CORE/film.drp");
    tray("Shares/Rushes");
    open(WELL, "● Media — via Thunderbolt", "● Rushes — via Thunderbolt").choose("Unmount All");
    ShownWindow summary = screen.window("Unmount All");
    screen.picture("unmount-all");

    assertEquals(
        Set.of("diskutil plain MEDIA", "diskutil plain RUSHES"),
        Set.copyOf(mac.ledger().unmounts()));
    assertEquals(StandInMac.TB, mac.servedBy("Core"));
    summary.press("Return");
    summary.awaitGone();
    awaitLooks();
    open(WELL, "● Media — not mounted", "● Rushes — not mounted").open(WELL, ON_TB).close();
    assertEquals(2, mac.ledger().story().size(), "what is in use stays, what is away stays away");
  }

  @Test
  void aFavoriteIsAddedAfterWhatIsWrongIsTold() throws IOException {
    tray("event=mount share=Core");
    open(WELL).choose("Add Favorite…");
    ShownWindow form = screen.window("Add Favorite");
    form.type("a/b");
    form.press("Return");
    int plain = form.place().height;
    Await.until("complaints make it higher", () -> form.place().height > plain);
    screen.picture("add-favorite");
    form.press("ctrl+a");
    form.type("Media");
    form.press("Tab");
    form.type(StandInMac.TB);
    form.press("Tab");
    form.type(StandInMac.FALLBACK);
    form.press("Tab");
    form.type("evan");
    form.press("Return");
    form.awaitGone();
    awaitLooks();

    open(WELL, "● Media — via Thunderbolt").close();
    assertEquals(StandInMac.TB, mac.servedBy("Media"));
  }

  @Test
  void aToggleChangesItsLineOfTheConfigOnly() throws IOException {
    Path config = mac.config().path();
    String commented =
        Files.readString(config).replace("auto_failback = false", "auto_failback = false # mine");
    Files.writeString(config, commented);
    tray("event=mount share=Core");
    open(WELL).choose("Auto-failback");

    String wanted = commented.replace("= false # mine", "= true # mine");
    Await.until("the file says so", () -> text(config).equals(wanted));
  }

  @Test
  void foldersAreBrowsedAndAnAliasIsAdded() throws IOException {
    Files.createDirectories(mac.own(mac.core().resolve("Projects")).resolve("2026"));
    mac.mounted(StandInMac.TB, "CORE");
    RunningJar tray = tray("link_made");
    open(WELL).open(WELL, ON_TB).choose("Browse & add alias…");
    ShownWindow browser = screen.window("Folders of Core");
    Await.until("the top is listed", () -> mac.ledger().calls("find").size() > 0);
    Await.until(
        "the folder is listed",
        () -> {
          browser.press("Home", "Down", "Right");
          return mac.ledger().calls("find").size() > 1;
        });
    browser.press("Home", "Down");
    screen.picture("folders");
    browser.press("Return");

    Await.until("the alias is made", () -> tray.err().contains("Links/Projects"));
    assertTrue(text(mac.config().path()).contains("target_subpath = \"Projects\""));
    browser.press("Escape");
    browser.awaitGone();
  }

  @Test
  void removingAFavoriteAsksAndCleansUp() {
    RunningJar tray = tray("event=mount share=Core");
    open(WELL).open(WELL, ON_TB).choose("Remove favorite…");
    ShownWindow question = screen.window("Remove favorite");
    screen.picture("remove-favorite");
    question.press("shift+Tab", "shift+Tab", "space", "Tab", "space");
    question.awaitGone();

    Await.until("its link is removed", () -> tray.err().contains("event=link_removed"));
    assertEquals(List.of("mounted 127.0.0.1", "unmounted plain"), mac.ledger().story());
    assertFalse(text(mac.config().path()).contains("[[shares]]"));
  }

  @Test
  void openInFinderOpensTheStablePath() {
    tray("link_made");
    open(WELL).open(WELL, ON_TB).choose("Open in Finder");

    List<String> path = List.of(mac.shares().resolve("Core").toString());
    Await.until("it is opened", () -> mac.ledger().calls("open").contains(path));
  }

  @Test
  void quitEndsInOrderAndLeavesTheSharesMounted() {
    RunningJar tray = tray("event=mount share=Core");
    open(WELL).choose("Quit");

    tray.await(TO_QUIT).ended(0);
    assertEquals(List.of("mounted 127.0.0.1"), mac.ledger().story());
  }

  @Test
  void besideAMonitorItShowsThatOnesStateAndTakesItsPlaceWhenItIsGone() {
    RunningJar monitor = mac.start("monitor");
    Await.until("it is mounted", () -> monitor.err().contains("event=mount share=Core"));
    RunningJar tray = start();
    screen.icon();
    awaitLooks();
    awaitLooks();
    open(WELL).open(WELL, ON_TB).choose("Switch to fallback");
    Await.until("it switches", () -> tray.err().contains("event=switch share=Core"));
    monitor.terminate(Duration.ofSeconds(10));
    mac.fallback().pullCable();

    Await.until("the tray is the monitor", () -> tray.err().contains("event=failover share=Core"));
  }

  @Test
  void aSecondOneIsRefusedAndNamesTheFirst() {
    RunningJar first = tray("event=mount share=Core");

    Run second = mac.jarOn(screen).run("tray");
    second.ended(11).complains("a menu bar program runs already: process " + first.pid());
  }

  @Test
  void aBrokenConfigIsShownUntilItIsMended() {
    String good = text(mac.config().path());
    write(good + "nonsense");
    RunningJar tray = start();
    Await.until("it is told", () -> tray.err().contains("config_rejected"));
    ShownMenu menu = screen.icon().openMenu(withoutConfig());
    screen.picture("menu-broken-config");
    menu.close();
    write(good);

    Await.until("it goes on", () -> tray.err().contains("event=mount share=Core"));
    awaitLooks();
    open(WELL).close();
  }

  @Test
  void withoutATrayItSaysSoAndChangesNothing() throws IOException {
    try (Screen bare = Screen.startWithoutTray(folder)) {
      Run run = mac.jarOn(bare).run("tray");
      run.ended(13).complains("there is no menu bar here");
    }
    mac.run("tray").ended(13).complains("there is no menu bar here");
    JarRun unreachable = mac.jar().option("--platform", "macos").with("DISPLAY", ":7777");
    unreachable.run("tray", "--json").ended(13).says("there is no menu bar here");
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void otherCommandsDoNotLoadAwt() throws IOException {
    Path loaded = folder.resolve("classes");
    mac.jarOn(screen).jvm("-Xlog:class+load:file=" + loaded).run("status", "--all").ended(0);

    List<String> awt =
        Files.readAllLines(loaded).stream()
            .filter(line -> line.contains(" java.awt.") || line.contains(" javax.swing."))
            .toList();
    assertEquals(List.of(), awt);
  }

  /**
   * Starts a tray that has logged this, and shows what it came to: a menu that changes is hard to
   * hit.
   */
  private RunningJar tray(String awaited) {
    RunningJar tray = start();
    Await.until(awaited, () -> tray.err().contains(awaited));
    awaitLooks();
    return tray;
  }

  private void awaitLooks() {
    int looks = mac.ledger().calls("mount").size();
    Await.until("it looks again", () -> mac.ledger().calls("mount").size() > looks + 2);
  }

  private RunningJar start() {
    return mac.jarOn(screen).start("tray");
  }

  private ShownMenu menu(String... shares) {
    return open(shares);
  }

  /** Opens the menu, once it has the lines of these shares. */
  private ShownMenu open(String... shares) {
    ShownIcon icon = screen.icon();
    return icon.openMenu(lines(shares));
  }

  private static String[] lines(String... shares) {
    List<String> lines = new ArrayList<>(Arrays.asList(shares));
    lines.addAll(
        List.of(
            SEPARATOR,
            "Add Favorite…",
            "Mount All",
            "Unmount All",
            SEPARATOR,
            "Open Shares Folder",
            "Open Logs",
            "Auto-failback",
            "Re-check open files",
            SEPARATOR,
            "Quit"));
    return lines.toArray(String[]::new);
  }

  private static String[] withoutConfig() {
    List<String> lines = new ArrayList<>(List.of(lines("Config: …")));
    lines.removeAll(List.of("Auto-failback", "Re-check open files"));
    return lines.toArray(String[]::new);
  }

  private void write(String config) {
    try {
      Files.writeString(mac.config().path(), config);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package io.mountaineer.standin;

import static io.mountaineer.screen.ShownMenu.SEPARATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.screen.Requirements;
import io.mountaineer.screen.Screen;
import io.mountaineer.screen.ShownMenu;
import io.mountaineer.screen.ShownWindow;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Menu bar program on a real display, used as a user would. */
class TrayIT {

  private static final String WELL = "● Core    Thunderbolt";
  private static final String[] ON_TB = {
    "Thunderbolt",
    "Fallback",
    SEPARATOR,
    "Switch When Idle",
    "Unmount",
    "Open in Finder",
    "Copy Path",
    SEPARATOR,
    "Add Folder Shortcut…",
    SEPARATOR,
    "Remove Share…"
  };
  private static final String READY = "▲ Core    Fallback · TB Ready";
  private static final String DEPARTED = "▲ Core    Fallback · TB Ready · Departed";
  private static final String[] TB_READY = {
    "⚡ Switch to Thunderbolt",
    SEPARATOR,
    "TB Ready: …",
    SEPARATOR,
    "Thunderbolt",
    "Fallback",
    SEPARATOR,
    "Switch When Idle",
    "Unmount",
    "Open in Finder",
    "Copy Path",
    SEPARATOR,
    "Add Folder Shortcut…",
    SEPARATOR,
    "Remove Share…"
  };

  /** Lines below a share: since when and by which address. */
  private static final String SINCE = "    since …";

  /** Line below a share that is TB Ready: what holds it. */
  private static final String HELD = "    Held …";

  /** Colour of what is wrong in a form. */
  private static final int FAULT = 0xB00020;

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
    ShownMenu share = menu(READY, SINCE, HELD).open(READY, TB_READY);
    screen.picture("menu-tb-ready");
    share.choose("⚡ Switch to Thunderbolt");

    Await.until("it is on Thunderbolt", () -> tray.err().contains("event=switch share=Core"));
    assertEquals(StandInMac.TB, mac.servedBy("Core"));
    awaitLooks();
    menu(WELL, SINCE).close();
    assertFalse(screen.shows("Switch to Thunderbolt"));
  }

  @Test
  void openFilesAreWarnedOfCancelIsTheDefaultAndForceSwitches() throws IOException {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar tray = tray("tb_ready");

    menu(READY, SINCE, HELD).open(READY, TB_READY).choose("⚡ Switch to Thunderbolt");
    ShownWindow warning = screen.window("Switch to Thunderbolt");
    screen.picture("open-files");
    warning.press("Return");
    warning.awaitGone();
    assertEquals(List.of(), mac.ledger().story());

    menu(READY, SINCE, HELD).open(READY, TB_READY).choose("⚡ Switch to Thunderbolt");
    ShownWindow again = screen.window("Switch to Thunderbolt");
    again.press("Tab", "space");
    again.awaitGone();
    Await.until("it is forced", () -> tray.err().contains("event=switch share=Core"));
    assertEquals(List.of("unmounted force", "mounted 127.0.0.1"), mac.ledger().story());
  }

  @Test
  void theEngineGoesOnWhileAWindowIsOpen() {
    RunningJar tray = tray("event=mount share=Core");
    menu(WELL, SINCE).choose("Add Share…");
    ShownWindow form = screen.window("Add Share");
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
    String media = "● Media    Thunderbolt";
    menu(WELL, SINCE, media, SINCE).open(WELL, ON_TB).choose("Unmount");
    Await.until("it hangs", () -> mac.ledger().arguments().contains(mac.core().toString()));
    ShownMenu menu = menu("◌ Core    Unmounting…", media, SINCE);
    screen.picture("menu-unmounting");
    menu.open(media, ON_TB).choose("Fallback");

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
    menu(WELL, SINCE, "● Media    Thunderbolt", SINCE, "● Rushes    Thunderbolt", SINCE)
        .choose("Unmount All");
    ShownWindow summary = screen.window("Unmount All");
    screen.picture("unmount-all");

    assertEquals(
        Set.of("diskutil plain MEDIA", "diskutil plain RUSHES"),
        Set.copyOf(mac.ledger().unmounts()));
    assertEquals(StandInMac.TB, mac.servedBy("Core"));
    summary.press("Return");
    summary.awaitGone();
    awaitLooks();
    menu(WELL, SINCE, "○ Media    Unmounted by You", SINCE, "○ Rushes    Unmounted by You", SINCE)
        .open(WELL, ON_TB)
        .close();
    assertEquals(2, mac.ledger().story().size(), "what is in use stays, what is away stays away");
  }

  @Test
  void beforeTheCableGoesTheWindowNamesWhoHoldsItAndTheShareLeavesOnceItIsIdle()
      throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.network().wire("127.0.0.1", "bridge0").wire("127.0.0.2", "en0");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    RunningJar tray = tray("Shares/Core");
    menu(WELL, SINCE).choose("Prepare to Unplug…");
    ShownWindow question = screen.window("Prepare to Unplug");
    screen.picture("unplug-in-use");
    question.press("Return");
    question.awaitGone();
    Await.until("it is asked for", () -> tray.err().contains("event=request_made share=Core"));
    awaitLooks();
    ShownMenu waiting = menu("● Core    Thunderbolt · Fallback When Idle", SINCE);
    screen.picture("fallback-when-idle");
    waiting.close();

    mac.closed(712);
    Await.until("it leaves", () -> tray.err().contains("event=switch share=Core"));
    assertEquals(List.of("unmounted plain", "mounted 127.0.0.2"), mac.ledger().story());
    awaitLooks();
    menu(DEPARTED, SINCE, HELD).close();
  }

  @Test
  void beforeTheCableGoesTheWindowSaysThatItIsSafe() throws IOException {
    mac.mounted(StandInMac.TB, "CORE");
    mac.network().wire("127.0.0.1", "bridge0").wire("127.0.0.2", "en0");
    tray("Shares/Core");

    menu(WELL, SINCE).choose("Prepare to Unplug…");

    ShownWindow safe = screen.window("Prepare to Unplug");
    screen.picture("unplug-safe");
    safe.press("Return");
    safe.awaitGone();
    assertEquals(StandInMac.FALLBACK, mac.servedBy("Core"));
    ShownMenu menu = menu(DEPARTED, SINCE, HELD);
    screen.picture("departed");
    menu.choose("Switch All to Thunderbolt");
    Await.until("it is back", () -> mac.isServedBy("Core", StandInMac.TB));
  }

  @Test
  void sharesInThreeStatesHaveThreeMarks() {
    mac.config().share("Media", "MEDIA", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.config().share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(StandInMac.TB, "CORE");
    mac.mounted(StandInMac.TB, "MEDIA");
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    mac.opened(712, "Final Cut Pro", "VAULT/film.mov");
    RunningJar tray = tray("tb_ready");
    String media = "● Media    Thunderbolt";
    String vault = "▲ Vault    Fallback · TB Ready";
    menu(WELL, SINCE, media, SINCE, vault, SINCE, HELD).open(media, ON_TB).choose("Unmount");
    Await.until("it is unmounted", () -> tray.err().contains("event=unmounted share=Media"));
    awaitLooks();
    String away = "○ Media    Unmounted by You";

    ShownMenu menu = menu(WELL, SINCE, away, SINCE, vault, SINCE, HELD);
    screen.picture("menu");
    ShownMenu share = menu.open(vault, TB_READY);
    screen.picture("menu-share");
    share.close();
    menu(WELL, SINCE, away, SINCE, vault, SINCE, HELD)
        .open("Pause", "1 Hour", "Until Tomorrow", "Resume")
        .choose("1 Hour");
    String paused = " · Paused";
    Await.until("it is paused", () -> tray.err().contains("pause_set"));
    awaitLooks();
    menu(WELL + paused, SINCE, away + paused, SINCE, vault + paused, SINCE, HELD).close();
    screen.picture("paused");
  }

  @Test
  void aFavoriteIsAddedAfterItsMistakesAreShown() throws IOException {
    tray("event=mount share=Core");
    menu(WELL, SINCE).choose("Add Share…");
    ShownWindow form = screen.window("Add Share");
    form.type("a/b");
    form.press("Return");
    Dimension plain = form.place().getSize();
    awaitFaults();
    screen.picture("add-share-faults");
    assertEquals(plain, form.place().getSize());
    form.press("ctrl+a");
    form.type("Media");
    form.press("Tab");
    form.type(StandInMac.TB);
    form.press("Tab", "Tab");
    form.type(StandInMac.FALLBACK);
    form.press("Tab", "Tab");
    form.type("evan");
    form.press("Return");
    form.awaitGone();
    awaitLooks();

    menu(WELL, SINCE, "● Media    Thunderbolt", SINCE).close();
    assertEquals(StandInMac.TB, mac.servedBy("Media"));
  }

  @Test
  void anAddressIsTestedAsItIsTypedWhileNothingIsAdded() {
    mac.fallback().pullCable();
    tray("event=mount share=Core");
    menu(WELL, SINCE).choose("Add Share…");
    ShownWindow form = screen.window("Add Share");
    form.type("Media");
    form.press("Tab");
    form.type(StandInMac.TB);
    form.press("Tab", "Tab");
    form.type(StandInMac.FALLBACK);
    awaitFaults();
    screen.picture("add-share");

    form.press("Escape");
    form.awaitGone();
    assertFalse(text(mac.config().path()).contains("Media"));
  }

  @Test
  void aToggleChangesItsLineOfTheConfigOnly() throws IOException {
    Path config = mac.config().path();
    String commented =
        Files.readString(config).replace("auto_failback = false", "auto_failback = false # mine");
    Files.writeString(config, commented);
    tray("event=mount share=Core");
    menu(WELL, SINCE)
        .open(
            "Settings",
            "Switch Back Automatically",
            "Switch Back When Files Close",
            "Notifications",
            "Open at Login")
        .choose("Switch Back Automatically");

    String wanted = commented.replace("= false # mine", "= true # mine");
    Await.until("the file says so", () -> text(config).equals(wanted));
  }

  @Test
  void foldersAreBrowsedAndAnAliasIsAdded() throws IOException {
    Files.createDirectories(mac.own(mac.core().resolve("Projects")).resolve("2026"));
    mac.mounted(StandInMac.TB, "CORE");
    RunningJar tray = tray("link_made");
    menu(WELL, SINCE).open(WELL, ON_TB).choose("Add Folder Shortcut…");
    ShownWindow browser = screen.window("Add Folder Shortcut");
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
    menu(WELL, SINCE).open(WELL, ON_TB).choose("Remove Share…");
    ShownWindow question = screen.window("Remove Share");
    screen.picture("remove-share");
    question.press("shift+Tab", "space", "Tab", "Tab", "space");
    question.awaitGone();

    Await.until("its link is removed", () -> tray.err().contains("event=link_removed"));
    assertEquals(List.of("mounted 127.0.0.1", "unmounted plain"), mac.ledger().story());
    assertFalse(text(mac.config().path()).contains("[[shares]]"));
  }

  @Test
  void theDoctorRunsInAWindow() {
    tray("event=mount share=Core");
    menu(WELL, SINCE).choose("Run Doctor…");
    ShownWindow doctor = screen.window("Run Doctor");
    Dimension size = doctor.place().getSize();
    Await.until("its findings are shown", () -> dark("run-doctor", doctor.place()) > 4000);

    assertEquals(size, doctor.place().getSize());
    doctor.press("Escape");
    doctor.awaitGone();
  }

  @Test
  void aboutNamesTheVersion() {
    tray("event=mount share=Core");
    menu(WELL, SINCE).choose("About mountaineer");
    ShownWindow about = screen.window("About mountaineer");
    screen.picture("about");

    about.press("Return");
    about.awaitGone();
  }

  @Test
  void theConfigFileIsOpenedAsText() {
    tray("event=mount share=Core");
    menu(WELL, SINCE).choose("Open Config File");

    List<String> call = List.of("-t", mac.config().path().toString());
    Await.until("it is opened", () -> mac.ledger().calls("open").contains(call));
  }

  @Test
  void openInFinderOpensTheStablePath() {
    tray("event=mount share=Core");
    menu(WELL, SINCE).open(WELL, ON_TB).choose("Open in Finder");

    List<String> path = List.of(mac.shares().resolve("Core").toString());
    Await.until("it is opened", () -> mac.ledger().calls("open").contains(path));
  }

  @Test
  void quitEndsInOrderAndLeavesTheSharesMounted() {
    RunningJar tray = tray("event=mount share=Core");
    menu(WELL, SINCE).choose("Quit");
    ShownWindow note = screen.window("Quit");
    screen.picture("quit");
    note.press("Return");

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
    menu(WELL, SINCE).open(WELL, ON_TB).choose("Fallback");
    Await.until("it switches", () -> tray.err().contains("event=switch share=Core"));
    monitor.terminate(Duration.ofSeconds(10));
    mac.fallback().pullCable();

    Await.until("the tray is the monitor", () -> tray.err().contains("event=failover share=Core"));
  }

  @Test
  void aSecondOneIsRefusedAndNamesTheFirst() {
    RunningJar first = tray("event=mount share=Core");

    Run second = mac.jarOn(screen).run("tray");
    second.ended(11).complains("a menu bar program is already running: pid " + first.pid());
  }

  @Test
  void aBrokenConfigIsShownUntilItIsFixed() {
    String good = text(mac.config().path());
    write(good + "nonsense");
    RunningJar tray = start();
    Await.until("it is logged", () -> tray.err().contains("config_rejected"));
    screen.icon().awaitMenu(withoutConfig()).choose("Show Details…");
    ShownWindow details = screen.window("Show Details");
    screen.picture("show-details");
    details.press("Return");
    details.awaitGone();
    ShownMenu menu = screen.icon().awaitMenu(withoutConfig());
    screen.picture("menu-broken-config");
    menu.close();
    write(good);

    Await.until("it goes on", () -> tray.err().contains("event=mount share=Core"));
    awaitLooks();
    menu(WELL, SINCE).close();
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

  /** Opens the menu, once it has these lines at its top. */
  private ShownMenu menu(String... shares) {
    List<String> lines = new ArrayList<>(Arrays.asList(shares));
    lines.add(SEPARATOR);
    lines.add("Prepare to Unplug…");
    if (lines.stream().anyMatch(line -> line.contains("TB Ready"))) {
      lines.add("Switch All to Thunderbolt");
    }
    boolean isPaused = lines.stream().anyMatch(line -> line.endsWith("Paused"));
    lines.addAll(List.of("Mount All", "Unmount All", isPaused ? "Paused Until …" : "Pause"));
    lines.addAll(List.of("Add Share…", SEPARATOR));
    lines.addAll(List.of("Open Shares Folder", "Open Log", "Open Config File", "Settings"));
    lines.addAll(List.of("Run Doctor…", SEPARATOR, "About mountaineer", "Quit"));
    return screen.icon().awaitMenu(lines.toArray(String[]::new));
  }

  private static String[] withoutConfig() {
    return new String[] {
      "The config file has errors.",
      "…",
      "Show Details…",
      "Open Config File",
      SEPARATOR,
      "Prepare to Unplug…",
      "Mount All",
      "Unmount All",
      "Add Share…",
      SEPARATOR,
      "Open Shares Folder",
      "Open Log",
      "Run Doctor…",
      SEPARATOR,
      "About mountaineer",
      "Quit"
    };
  }

  /** Waits until something is marked as wrong. */
  private void awaitFaults() {
    Await.until("something is marked as wrong", () -> shows(FAULT));
  }

  /** Returns how many pixels of a part of the screen are dark, as those of a text are. */
  private int dark(String picture, Rectangle part) {
    try {
      BufferedImage image = ImageIO.read(screen.picture(picture).toFile());
      int count = 0;
      for (int y = part.y; y < part.y + part.height; y++) {
        for (int x = part.x; x < part.x + part.width; x++) {
          count += (image.getRGB(x, y) & 0xFF) < 100 ? 1 : 0;
        }
      }
      return count;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private boolean shows(int colour) {
    try {
      BufferedImage picture = ImageIO.read(screen.picture("faults").toFile());
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          if ((picture.getRGB(x, y) & 0xFFFFFF) == colour) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
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

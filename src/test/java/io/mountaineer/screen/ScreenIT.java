package io.mountaineer.screen;

import static io.mountaineer.screen.ShownMenu.SEPARATOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Use of programs on a screen as by a user. */
class ScreenIT {

  private static final String SHARE = "CORE — via Thunderbolt";
  private static final String[] SUBMENU = {"Open", "Mount", SEPARATOR, "Unmount"};

  /** Distance in pixels from the title of the form to the field for a name. */
  private static final int NAME_FIELD = 37;

  @TempDir Path folder;

  @BeforeAll
  static void needsPrograms() {
    Requirements.assume();
  }

  @Test
  void aScreenEndsAllItStarted() {
    Screen screen = Screen.start(folder);
    List<Long> pids = screen.pids();
    assertEquals(3, pids.stream().filter(ScreenIT::isAlive).count());

    screen.close();

    assertFalse(pids.stream().anyMatch(ScreenIT::isAlive));
  }

  @Test
  void aScreenThatDoesNotStartLeavesNothing() {
    List<Long> before = children();
    Thread.currentThread().interrupt();

    assertThrows(AssertionError.class, () -> Screen.start(folder));

    assertTrue(Thread.interrupted());
    assertEquals(before, children());
  }

  @Test
  void twoScreensAreApart() {
    try (Screen one = Screen.startWithoutTray(folder);
        Screen other = Screen.startWithoutTray(folder)) {
      assertNotEquals(one.environment(), other.environment());
    }
  }

  @Test
  void withoutATrayAProgramFindsNone() throws IOException {
    try (Screen screen = Screen.startWithoutTray(folder);
        RunningProgram program = RunningProgram.start(screen, folder)) {
      program.awaitEnd("no tray");
    }
  }

  @Test
  void eachEntryOfAMenuCanBeChosen() throws IOException {
    try (Screen screen = Screen.start(folder);
        RunningProgram program = RunningProgram.start(screen, folder)) {
      ShownIcon icon = screen.icon();

      openMenu(icon).open(SHARE, SUBMENU).choose("Unmount");
      openMenu(icon).choose("Auto-failback");
      openMenu(icon).choose("Auto-failback");
      openMenu(icon).open(SHARE, SUBMENU).choose("Open");
      openMenu(icon).choose("Quit");

      program.awaitEnd("chosen Unmount", "check true", "check false", "chosen Open", "chosen Quit");
    }
  }

  @Test
  void aDisabledEntryDoesNothingAndEscapeClosesTheMenu() throws IOException {
    try (Screen screen = Screen.start(folder);
        RunningProgram program = RunningProgram.start(screen, folder)) {
      ShownIcon icon = screen.icon();

      ShownMenu menu = openMenu(icon);
      menu.click("all is well");
      menu.close();
      ShownMenu submenu = openMenu(icon).open(SHARE, SUBMENU);
      submenu.click("Mount");
      screen.picture("menu-of-a-screen");
      submenu.close();
      openMenu(icon).choose("Quit");

      program.awaitEnd("chosen Quit");
    }
  }

  @Test
  void aMenuWithOtherLinesThanGivenIsNoticed() throws IOException {
    try (Screen screen = Screen.start(folder);
        RunningProgram program = RunningProgram.start(screen, folder)) {
      ShownMenu menu = screen.icon().openMenu(SHARE, "-", "all is well", "-", "Quit");

      assertThrows(AssertionError.class, () -> menu.choose("Quit"));
      menu.close();

      openMenu(screen.icon()).choose("Quit");
      program.awaitEnd("chosen Quit");
    }
  }

  @Test
  void whatIsTypedIntoADialogArrives() throws IOException {
    try (Screen screen = Screen.start(folder);
        RunningProgram program = RunningProgram.start(screen, folder)) {
      openMenu(screen.icon()).choose("Add…");
      ShownWindow form = screen.window("Add Favorite…");
      assertTrue(form.place().width > 100, () -> form.place().toString());
      form.press("shift+Tab", "shift+Tab");
      form.type("CORE_2-x.local /Sub Folder~");
      form.press("Tab", "space");
      screen.picture("dialog-of-a-screen");
      form.press("Return");
      form.awaitGone();
      program.awaitOutput("chosen Add…", "answer 0, CORE_2-x.local /Sub Folder~, true");
    }
  }

  @Test
  void aDialogCanBeLeftByEscape() throws IOException {
    try (Screen screen = Screen.start(folder);
        RunningProgram program = RunningProgram.start(screen, folder)) {
      assertFalse(screen.shows("Add Favorite…"));
      openMenu(screen.icon()).choose("Add…");
      ShownWindow form = screen.window("Add Favorite…");
      assertTrue(screen.shows("Add Favorite…"));
      form.click(form.place().width / 2, NAME_FIELD);
      form.type("LAB");
      form.press("Escape");
      form.awaitGone();
      assertFalse(screen.shows("Add Favorite…"));
      program.awaitOutput("chosen Add…", "answer -1, LAB, false");
    }
  }

  private static ShownMenu openMenu(ShownIcon icon) {
    return icon.openMenu(
        SHARE, SEPARATOR, "all is well", "Auto-failback", "Add…", SEPARATOR, "Quit");
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }

  /** Returns the children of a screen only, since other tests have children too. */
  private static List<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").matches(".*/(Xvfb|openbox|trayer)"))
        .map(ProcessHandle::pid)
        .sorted()
        .toList();
  }
}

package io.mountaineer.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That programs can be used on a screen as a user would. */
class ScreenIT {

  @TempDir Path folder;

  @BeforeAll
  static void needsPrograms() {
    Requirements.assume();
  }

  @Test
  void aScreenEndsAllItStarted() {
    Screen screen = Screen.start(folder);
    List<ProcessHandle> processes = screen.processes();
    assertEquals(3, processes.size());
    assertTrue(processes.stream().allMatch(ProcessHandle::isAlive));

    screen.close();

    assertFalse(processes.stream().anyMatch(ProcessHandle::isAlive));
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

  private static List<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList();
  }
}

package io.mountaineer.screen;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A display of a test's own, in memory, with a window manager and a tray: nobody else's windows are
 * on it, and nothing of it is left when it is closed.
 */
public final class Screen implements AutoCloseable {

  private final XPrograms programs;

  private Screen(XPrograms programs) {
    this.programs = programs;
  }

  /**
   * A screen with a tray, which programs started from now on find.
   *
   * @param folder for what its programs print
   */
  public static Screen start(Path folder) {
    Screen screen = startWithoutTray(folder);
    try {
      screen.startTray();
      return screen;
    } catch (RuntimeException | Error e) {
      screen.close();
      throw e;
    }
  }

  /**
   * A screen without a tray, as under a window manager that offers none.
   *
   * @param folder for what its programs print
   */
  public static Screen startWithoutTray(Path folder) {
    Screen screen = new Screen(new XPrograms(folder));
    try {
      screen.startDisplay();
      screen.startWindowManager();
      return screen;
    } catch (RuntimeException | Error e) {
      screen.close();
      throw e;
    }
  }

  /** The display picks a free number and prints it when it can be connected to. */
  private void startDisplay() {
    Process xvfb =
        programs.start(
            "Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp");
    String number = Limit.of("the display starts", () -> xvfb.inputReader().readLine());
    assertNotNull(number, programs::complaints);
    programs.display(Integer.parseInt(number.strip()));
  }

  private void startWindowManager() {
    Process openbox = programs.start("openbox", "--sm-disable");
    await(
        openbox,
        "the window manager is there",
        () -> programs.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
  }

  private void startTray() {
    int number = Integer.parseInt(programs.display().substring(1));
    Process trayer =
        programs.start(
            "trayer",
            "--edge",
            "top",
            "--align",
            "right",
            "--widthtype",
            "request",
            "--height",
            "24");
    await(
        trayer,
        "the tray is there",
        () -> Limit.of("the display answers", () -> TraySelection.isOwned(number)));
  }

  private void await(Process process, String what, BooleanSupplier isTrue) {
    Await.until(what, () -> !process.isAlive() || isTrue.getAsBoolean());
    assertTrue(process.isAlive(), () -> "not so: " + what + ": " + programs.complaints());
  }

  /** What a program has to find in its environment to show itself here. */
  public Map<String, String> environment() {
    return Map.of("DISPLAY", programs.display());
  }

  /** The processes that were started for it. */
  List<ProcessHandle> processes() {
    return programs.started();
  }

  @Override
  public void close() {
    programs.close();
  }
}

package io.mountaineer.screen;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.standin.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Display in memory with a window manager and a tray, for one test alone: it shows no other
 * windows, and closing it leaves nothing.
 */
public final class Screen implements AutoCloseable {

  private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();

  private final XPrograms programs;
  private final Windows windows;

  private Screen(XPrograms programs) {
    this.programs = programs;
    this.windows = new Windows(programs);
  }

  /**
   * Starts a screen with a tray, which programs started afterwards find.
   *
   * @param directory directory for the output of its programs
   */
  public static Screen start(Path directory) {
    Screen screen = startWithoutTray(directory);
    try {
      screen.startTray();
      return screen;
    } catch (RuntimeException | Error e) {
      screen.close();
      throw e;
    }
  }

  /**
   * Starts a screen without a tray, as under a window manager that offers none.
   *
   * @param directory directory for the output of its programs
   */
  public static Screen startWithoutTray(Path directory) {
    Screen screen = new Screen(new XPrograms(directory));
    try {
      screen.startDisplay();
      screen.startWindowManager();
      return screen;
    } catch (RuntimeException | Error e) {
      screen.close();
      throw e;
    }
  }

  /**
   * Starts the display, which picks a free number and prints it when it accepts connections. It
   * must not reset itself whenever its last client leaves, such as one that waits for another.
   */
  private void startDisplay() {
    Process xvfb = programs.start("Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp -noreset");
    String number = Limit.of("the display starts", () -> xvfb.inputReader().readLine());
    assertNotNull(number, programs::errors);
    programs.display(Integer.parseInt(number.strip()));
  }

  private void startWindowManager() {
    Process openbox = programs.start("openbox --sm-disable");
    await(
        openbox,
        "the window manager is there",
        () -> programs.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
  }

  private void startTray() {
    int number = Integer.parseInt(programs.display().substring(1));
    Process trayer =
        programs.start("trayer --edge top --align right --widthtype request --height 24");
    await(
        trayer,
        "the tray is there",
        () -> Limit.of("the display answers", () -> TraySelection.isOwned(number)));
  }

  private void await(Process process, String what, BooleanSupplier isTrue) {
    Await.until(what, () -> !process.isAlive() || isTrue.getAsBoolean());
    assertTrue(process.isAlive(), () -> "ended before " + what + ": " + programs.errors());
  }

  /** Returns the environment of a program that is to show itself here. */
  public Map<String, String> environment() {
    return Map.of("DISPLAY", programs.display());
  }

  /** Waits for the icon of a program in the tray. */
  public ShownIcon icon() {
    return new ShownIcon(windows, windows.await(ShownIcon.NAME));
  }

  /** Waits for a window. */
  public ShownWindow window(String title) {
    return new ShownWindow(windows, windows.await(title));
  }

  /** Returns whether a window of this title is visible now. */
  public boolean shows(String title) {
    return !windows.viewable(title).isEmpty();
  }

  /** Takes a picture of the whole screen, for people: {@code target/screenshots/NAME.png}. */
  public Path picture(String name) {
    Path file = PICTURES.resolve(name + ".png");
    try {
      Files.createDirectories(PICTURES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    programs.run("import", "-window", "root", file.toString());
    return file;
  }

  /** Returns the pids of its programs. */
  List<Long> pids() {
    return programs.started();
  }

  @Override
  public void close() {
    programs.close();
  }
}

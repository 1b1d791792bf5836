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
 * A display of a test's own, in memory, with a window manager and a tray: nobody else's windows are
 * on it, and nothing of it is left when it is closed.
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

  /**
   * The display picks a free number and prints it when it can be connected to. It must not begin
   * anew whenever its last client leaves, such as one that looks whether another has come.
   */
  private void startDisplay() {
    Process xvfb = programs.start("Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp -noreset");
    String number = Limit.of("the display starts", () -> xvfb.inputReader().readLine());
    assertNotNull(number, programs::complaints);
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
    assertTrue(process.isAlive(), () -> "ended before " + what + ": " + programs.complaints());
  }

  /** What a program has to find in its environment to show itself here. */
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

  /** Whether a window of this title can be seen now. */
  public boolean shows(String title) {
    return !windows.viewable(title).isEmpty();
  }

  /** Takes a picture of all that can be seen, for people: {@code target/screenshots/NAME.png}. */
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

  /** The pids of the programs that were started for it. */
  List<Long> pids() {
    return programs.started();
  }

  @Override
  public void close() {
    programs.close();
  }
}

package io.mountaineer.doctor;

import io.mountaineer.core.ShellQuote;
import io.mountaineer.platform.FormerApp;
import io.mountaineer.platform.FormerApp.Found;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Check that the mountaineer before this one is gone: two programs that mount the same shares undo
 * each other's work.
 */
public final class FormerAppCheck implements Check {

  private static final String REMEDY =
      "quit it and remove it from System Settings > General > Login Items";

  /** The bundle's identifier names it wherever it is. */
  private static final String QUIT = "osascript -e 'quit app id \"com.mountaineer.app\"'";

  private final FormerApp app;

  public FormerAppCheck(FormerApp app) {
    this.app = app;
  }

  @Override
  public String area() {
    return "former";
  }

  @Override
  public List<Finding> look() {
    Found found = app.look();
    if (!found.pids().isEmpty()) {
      return List.of(running(found));
    }
    if (found.isAgent()) {
      return List.of(
          Finding.fail(
                  area(),
                  "",
                  "the agent starts the mountaineer before this one at login",
                  "replace it; --tray gives the menu bar program that it had")
              .withCommand("mountaineer install --tray"));
    }
    return found
        .bundle()
        .map(
            bundle ->
                List.of(
                    Finding.warn(
                            area(),
                            "",
                            "the mountaineer before this one is still installed: " + bundle,
                            "remove it from System Settings > General > Login Items, then move it"
                                + " to the Trash")
                        .withCommand("open -R " + ShellQuote.of(bundle))))
        .orElseGet(() -> List.of(none(found)));
  }

  private Finding none(Found found) {
    return found
        .problem()
        .map(why -> Finding.unknown(area(), "", why, "quit Mountaineer.app if it runs"))
        .orElseGet(() -> Finding.ok(area(), "", "no older mountaineer was found"));
  }

  private Finding running(Found found) {
    String pids = found.pids().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String where = found.bundle().map(path -> ", " + path).orElse("");
    return Finding.fail(
            area(),
            "",
            "the mountaineer before this one runs (process " + pids + where + ")",
            REMEDY)
        .withCommand(QUIT);
  }
}

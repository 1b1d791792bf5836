package io.mountaineer.tray;

import io.mountaineer.engine.EventLog;
import io.mountaineer.platform.Opener;
import java.nio.file.Path;

/** Opener of folders and of the log in the programs that the user has for them. */
final class FinderOpener {

  private final Opener opener;
  private final EventLog eventLog;
  private final TrayScreen screen;

  FinderOpener(Opener opener, EventLog eventLog, TrayScreen screen) {
    this.opener = opener;
    this.eventLog = eventLog;
    this.screen = screen;
  }

  /** Opens a path within bounded time; a failure is shown under this title. */
  void open(String title, Path path) {
    opener
        .open(path)
        .ifPresentOrElse(
            failure -> screen.show(NoticeTexts.failure(title, failure)),
            () -> eventLog.opened(path));
  }
}

package io.mountaineer.tray;

import io.mountaineer.engine.EventLog;
import io.mountaineer.platform.Opener;
import java.nio.file.Path;

/** Shows folders and the log in the programs that the user has for them. */
final class FinderOpener {

  private final Opener opener;
  private final EventLog journal;
  private final TrayScreen screen;

  FinderOpener(Opener opener, EventLog journal, TrayScreen screen) {
    this.opener = opener;
    this.journal = journal;
    this.screen = screen;
  }

  /** Bounded in time; what goes wrong is told under this title. */
  void show(String title, Path path) {
    opener
        .open(path)
        .ifPresentOrElse(
            failure -> screen.tell(NoticeTexts.failure(title, failure)),
            () -> journal.opened(path));
  }
}

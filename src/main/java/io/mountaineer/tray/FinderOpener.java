package io.mountaineer.tray;

import io.mountaineer.core.Failure;
import io.mountaineer.engine.EventLog;
import io.mountaineer.platform.Opener;
import java.nio.file.Path;
import java.util.Optional;

/** Opener of folders, files and addresses in the programs that the user has for them. */
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
    report(title, path.toString(), opener.open(path));
  }

  /** Opens a file in an editor within bounded time. */
  void openAsText(String title, Path path) {
    report(title, path.toString(), opener.openAsText(path));
  }

  /** Opens an address of a share within bounded time. */
  void openUrl(String title, String url) {
    report(title, url, opener.openUrl(url));
  }

  private void report(String title, String opened, Optional<Failure> failure) {
    failure.ifPresentOrElse(
        why -> screen.show(NoticeTexts.failure(title, why)), () -> eventLog.opened(opened));
  }
}

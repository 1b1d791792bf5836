package io.mountaineer.tray.awt;

import java.awt.AWTError;
import java.awt.Desktop;
import java.util.Optional;

/**
 * Place of this program in front of all others. A program without an icon in the Dock does not get
 * there by its windows alone. Since macOS 14 an application is activated only where the one in
 * front yields, and a window becomes key only in an active one; so the request is made before a
 * window comes and again when it is there. It may be without effect.
 */
final class Foreground {

  private final Runnable request;

  Foreground(Runnable request) {
    this.request = request;
  }

  /** Returns the foreground of the desktop; without effect where that supports no such request. */
  static Foreground ofDesktop() {
    return new Foreground(
        desktop()
            .filter(each -> each.isSupported(Desktop.Action.APP_REQUEST_FOREGROUND))
            .<Runnable>map(each -> () -> each.requestForeground(true))
            .orElse(() -> {}));
  }

  /** Returns the desktop; an unreachable display, or a headless Java, throws errors. */
  private static Optional<Desktop> desktop() {
    try {
      return Desktop.isDesktopSupported() ? Optional.of(Desktop.getDesktop()) : Optional.empty();
    } catch (AWTError | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Requests the foreground before and after showing something. */
  void around(Runnable show) {
    request.run();
    show.run();
    request.run();
  }
}

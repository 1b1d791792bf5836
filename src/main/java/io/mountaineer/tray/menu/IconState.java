package io.mountaineer.tray.menu;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import java.util.Optional;

/** State that the icon shows; the later of two weighs more. */
public enum IconState {
  /** No share is configured. */
  NOT_CONFIGURED("no shares are configured"),
  WELL("all is well"),
  /** TB Ready, or degraded: on fallback without the user's choice, or with an error. */
  ATTENTION("needs attention"),
  /** A share that should be mounted is not, or does not answer. */
  DOWN("down"),
  /** An action of the user runs, or the share was not checked yet. */
  BUSY("busy");

  private final String text;

  IconState(String text) {
    this.text = text;
  }

  /** Returns the state in words for people. */
  String text() {
    return text;
  }

  /** Returns the state of a share on which no action runs. */
  static IconState of(ShareReport report) {
    if (report.mountState() == MountState.UNMOUNTED && report.state().hold().keepsUnmounted()) {
      return WELL;
    }
    if (report.mountState() != MountState.MOUNTED) {
      return DOWN;
    }
    return isReady(report) || isDegraded(report) ? ATTENTION : WELL;
  }

  /** Returns whether Thunderbolt is stably back and something holds the recovery. */
  static boolean isReady(ShareReport report) {
    return report.decision() instanceof Decision.TbReady || report.state().recovery().pending();
  }

  private static boolean isDegraded(ShareReport report) {
    Optional<Interface> active = report.state().active();
    boolean byFailover =
        active.equals(Optional.of(Interface.FALLBACK)) && report.state().hold() != Hold.PINNED;
    return byFailover
        || report.state().lastError().isPresent()
        || report.link() == LinkStatus.FOREIGN;
  }
}

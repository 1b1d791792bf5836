package io.mountaineer.tray.menu;

import io.mountaineer.core.ShareMark;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareReport.MountState;
import java.util.List;

/** State that the icon shows. */
public enum IconState {
  /** Nothing is mounted because the user unmounted every share, or has none yet. */
  NOTHING_MOUNTED,
  /** All shares are mounted over Thunderbolt. */
  WELL,
  /** A share is on fallback, TB Ready, with an error, or unmounted while others are mounted. */
  ATTENTION,
  /** A share that should be mounted is not, or does not answer. */
  DOWN,
  /** An action of the user runs, or a share was not checked yet. */
  BUSY,
  /** Nothing is mounted or moved by itself because the user paused that. */
  PAUSED;

  /** Returns the state of a share on which no action runs. */
  static IconState of(ShareReport report) {
    if (report.isUnmountedByUser()) {
      return NOTHING_MOUNTED;
    }
    if (report.mountState() != MountState.MOUNTED) {
      return DOWN;
    }
    return ShareMark.of(report) == ShareMark.MOUNTED ? WELL : ATTENTION;
  }

  /** Returns the state of all shares together. */
  static IconState of(List<IconState> shares) {
    if (shares.contains(BUSY)) {
      return BUSY;
    }
    if (shares.contains(DOWN)) {
      return DOWN;
    }
    boolean isNothingMounted = shares.stream().allMatch(NOTHING_MOUNTED::equals);
    boolean isAllWell = shares.stream().allMatch(WELL::equals);
    return isNothingMounted ? NOTHING_MOUNTED : isAllWell ? WELL : ATTENTION;
  }
}

package io.mountaineer.core;

import io.mountaineer.core.ShareReport.MountState;
import java.util.Optional;

/**
 * Mark in front of a share in {@code status} and in the menu. Marks differ by shape alone, since a
 * menu has one colour.
 */
public enum ShareMark {
  /** Mounted over Thunderbolt, and nothing is wrong. */
  MOUNTED("●"),
  /** Mounted over the fallback address, and Thunderbolt is not stably back. */
  ON_FALLBACK("◐"),
  /** Thunderbolt is stably back, and something holds the switch back. */
  TB_READY("▲"),
  /** Unmounted or ejected by the user. */
  UNMOUNTED("○"),
  /** Not mounted, not answering, or with an error that has not been cleared. */
  PROBLEM("✕");

  private final String symbol;

  ShareMark(String symbol) {
    this.symbol = symbol;
  }

  /** Returns the mark as text: one character. */
  public String symbol() {
    return symbol;
  }

  /** Returns the mark of a share. */
  public static ShareMark of(ShareReport report) {
    if (report.isUnmountedByUser()) {
      return UNMOUNTED;
    }
    if (report.mountState() != MountState.MOUNTED) {
      return PROBLEM;
    }
    if (report.isTbReady()) {
      return TB_READY;
    }
    if (report.state().lastError().isPresent() || report.link() == LinkStatus.FOREIGN) {
      return PROBLEM;
    }
    return report.state().active().equals(Optional.of(Interface.FALLBACK)) ? ON_FALLBACK : MOUNTED;
  }
}

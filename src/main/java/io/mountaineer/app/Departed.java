package io.mountaineer.app;

import io.mountaineer.engine.Departure;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.UnplugCheck;

/**
 * Result of a departure: what became of the shares, and whether Thunderbolt may be unplugged now.
 *
 * @param check what uses Thunderbolt, looked at after the shares had left
 */
public record Departed(OperationReport report, UnplugCheck.Result check) {

  /** Answer to the question whether Thunderbolt may be unplugged. */
  public enum Safety {
    /** It is proven that nothing uses it. */
    SAFE,
    UNSAFE,
    /** Nothing is known to use it, and it is not proven that nothing does. */
    UNKNOWN
  }

  /** Returns whether Thunderbolt may be unplugged now. */
  public Safety safety() {
    if (!hasLeft() || !check.using().isEmpty()) {
      return Safety.UNSAFE;
    }
    return check.isSafe() ? Safety.SAFE : Safety.UNKNOWN;
  }

  /** Returns whether no share is left on Thunderbolt, nor may still land there. */
  public boolean hasLeft() {
    return report.locked().isEmpty() && report.shares().stream().allMatch(Departure::hasLeft);
  }
}

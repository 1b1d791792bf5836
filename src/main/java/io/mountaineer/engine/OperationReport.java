package io.mountaineer.engine;

import io.mountaineer.core.ShareReport;
import java.util.List;
import java.util.Map;

/**
 * Result of one operation on some shares.
 *
 * @param shares in the order of the config
 * @param locked shares that another mountaineer is acting on, and its name
 */
public record OperationReport(List<ShareReport> shares, Map<String, String> locked) {

  public OperationReport {
    shares = List.copyOf(shares);
    locked = Map.copyOf(locked);
  }

  /** Returns whether the command is done on all shares. */
  public boolean isWell() {
    return locked.isEmpty() && shares.stream().allMatch(ShareReport::isWell);
  }
}

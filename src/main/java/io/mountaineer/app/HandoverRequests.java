package io.mountaineer.app;

import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import java.util.List;
import java.util.Map;

/**
 * Requests for the shares that were in use when the others were handed over.
 *
 * @param made requests that a monitor carries out, or the command that waits for them
 * @param lost failures to remember one, a failure a share; such a share stays where it is
 */
public record HandoverRequests(Map<Share, Request> made, List<UserError> lost) {

  /** Requests of a command that leaves shares in use where they are. */
  public static final HandoverRequests NONE = new HandoverRequests(Map.of(), List.of());

  /**
   * Ends the work if a request was lost; for a caller that has shown what was done before.
   *
   * @throws UserError for the first that was lost
   */
  public void throwIfLost() {
    if (!lost.isEmpty()) {
      throw lost.get(0);
    }
  }
}

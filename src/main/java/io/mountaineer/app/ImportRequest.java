package io.mountaineer.app;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Discovery.Mounted;
import java.util.List;
import java.util.Optional;

/**
 * Request of a user to make favorites of what is mounted.
 *
 * @param shares names of the mounted shares; empty for all
 */
public record ImportRequest(
    List<String> shares, Optional<String> thunderboltHost, Optional<String> fallbackHost) {

  public ImportRequest {
    shares = List.copyOf(shares);
  }

  /** Returns the request for all shares, with the other address of each to be found. */
  public static ImportRequest ofAll() {
    return new ImportRequest(List.of(), Optional.empty(), Optional.empty());
  }

  boolean wants(Mounted mount) {
    return shares.isEmpty()
        || shares.stream().anyMatch(name -> CanonicalName.same(name, mount.shareName()));
  }

  /** Returns whether an address has to be found, which takes some seconds. */
  public boolean needsSearch() {
    return thunderboltHost.isEmpty() || fallbackHost.isEmpty();
  }
}

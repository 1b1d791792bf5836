package io.mountaineer.core;

import java.time.Instant;
import java.util.Optional;

/**
 * History of the two hosts of a share.
 *
 * @param tbSince first moment of Thunderbolt's present run of reachability
 * @param tbHealthySince moment since which Thunderbolt is reachable and carries the share
 * @param tbHost host that Thunderbolt's part was measured on; empty when that is not known
 */
public record HostHistory(
    boolean tb,
    Optional<Instant> tbSince,
    Optional<Instant> tbHealthySince,
    boolean fallback,
    String tbHost) {

  /** Returns this history with Thunderbolt known to be away. */
  HostHistory withoutThunderbolt() {
    return new HostHistory(false, Optional.empty(), Optional.empty(), fallback, tbHost);
  }

  public static final HostHistory UNSEEN =
      new HostHistory(false, Optional.empty(), Optional.empty(), false, "");

  /** Returns this history with Thunderbolt's part measured on this host. */
  HostHistory on(String host) {
    return new HostHistory(tb, tbSince, tbHealthySince, fallback, host);
  }
}

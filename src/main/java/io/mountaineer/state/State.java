package io.mountaineer.state;

import io.mountaineer.core.ShareState;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is remembered from cycle to cycle and from run to run.
 *
 * @param shares what is known of each share, by its name exactly as given; in order of name
 * @param monitorSeenAt when the monitor last said that it runs
 */
public record State(Map<String, ShareState> shares, Optional<Instant> monitorSeenAt) {

  /** Of a machine where nothing was ever done. */
  public static final State EMPTY = new State(Map.of(), Optional.empty());

  public State {
    shares = Collections.unmodifiableMap(new TreeMap<>(shares));
  }

  /** What is known of a share; {@link ShareState#NEW} for one never seen. */
  public ShareState of(String share) {
    return shares.getOrDefault(share, ShareState.NEW);
  }

  /** With this share remembered; the same value when that tells nothing new. */
  public State with(String share, ShareState remembered) {
    if (remembered.equals(of(share))) {
      return this;
    }
    Map<String, ShareState> all = new TreeMap<>(shares);
    all.put(share, remembered);
    return new State(all, monitorSeenAt);
  }

  /** With this share forgotten. */
  public State without(String share) {
    Map<String, ShareState> rest = new TreeMap<>(shares);
    rest.remove(share);
    return new State(rest, monitorSeenAt);
  }

  /** With the monitor seen at this moment. */
  public State withMonitorSeenAt(Instant moment) {
    return new State(shares, Optional.of(moment));
  }
}

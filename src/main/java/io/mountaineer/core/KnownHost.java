package io.mountaineer.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Addresses at which a host answered, kept from run to run: a lookup may stall or fail when it is
 * needed most.
 *
 * @param addresses by their numeric form, in order
 */
public record KnownHost(Map<String, KnownAddress> addresses) {

  public static final KnownHost NONE = new KnownHost(Map.of());

  /** After so long another machine may have been given the address. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** How exact the times are: an address that answers in every cycle is written once a day. */
  private static final Duration RENEWAL = Duration.ofDays(1);

  /**
   * An address that answered.
   *
   * @param answeredAt when it did, to the day
   * @param networkInterface by which it was reached, such as {@code bridge0}
   */
  public record KnownAddress(Instant answeredAt, Optional<String> networkInterface) {}

  public KnownHost {
    addresses = Collections.unmodifiableMap(new TreeMap<>(addresses));
  }

  /**
   * With an address that answered now. Others are dropped unless the latest lookup still names
   * them; the same value when that is no news.
   *
   * @param named addresses that the latest lookup gave; empty when there was none
   */
  public KnownHost answered(String address, Set<String> named, Instant now) {
    Map<String, KnownAddress> all = new TreeMap<>(addresses);
    KnownAddress before = all.get(address);
    if (before == null || isOlder(before, RENEWAL, now)) {
      Optional<String> via = before == null ? Optional.empty() : before.networkInterface();
      all.put(address, new KnownAddress(now, via));
    }
    if (!named.isEmpty()) {
      all.keySet().removeIf(other -> !other.equals(address) && !named.contains(other));
    }
    return all.equals(addresses) ? this : new KnownHost(all);
  }

  /** With the interface that carries a known address. */
  public KnownHost carriedBy(String address, String networkInterface) {
    KnownAddress before = addresses.get(address);
    Optional<String> via = Optional.of(networkInterface);
    if (before == null || before.networkInterface().equals(via)) {
      return this;
    }
    Map<String, KnownAddress> all = new TreeMap<>(addresses);
    all.put(address, new KnownAddress(before.answeredAt(), via));
    return new KnownHost(all);
  }

  /** Without the addresses that have not answered for too long. */
  public KnownHost recent(Instant now) {
    Map<String, KnownAddress> rest = new TreeMap<>(addresses);
    rest.values().removeIf(each -> isOlder(each, LONGEST, now));
    return rest.size() == addresses.size() ? this : new KnownHost(rest);
  }

  /** A time far in the future is of a clock that was wrong, and says as little as an old one. */
  private static boolean isOlder(KnownAddress address, Duration age, Instant now) {
    return Duration.between(address.answeredAt(), now).abs().compareTo(age) >= 0;
  }
}

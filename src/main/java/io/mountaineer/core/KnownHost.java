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
 * @param longestAbsence the longest one after a wake that ended by itself
 */
public record KnownHost(Map<String, KnownAddress> addresses, Optional<Absence> longestAbsence) {

  public static final KnownHost NONE = new KnownHost(Map.of());

  /** Age after which another machine may have been given the address. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Age after which another cable, dock or system may have changed an absence. */
  private static final Duration ABSENCE_LASTS = Duration.ofDays(30);

  /** Resolution of the times: an address that answers in every cycle is written once a day. */
  private static final Duration RENEWAL = Duration.ofDays(1);

  /**
   * Address that answered.
   *
   * @param answeredAt when it did, to the day
   * @param networkInterface interface by which it was reached, such as {@code bridge0}
   */
  public record KnownAddress(Instant answeredAt, Optional<String> networkInterface) {}

  /**
   * Time for which the host did not answer after a wake.
   *
   * @param at its end
   */
  public record Absence(Duration lasted, Instant at) {}

  /** Creates a host that was never away after a wake, as far as is known. */
  KnownHost(Map<String, KnownAddress> addresses) {
    this(addresses, Optional.empty());
  }

  public KnownHost {
    addresses = Collections.unmodifiableMap(new TreeMap<>(addresses));
  }

  /**
   * Returns this host with an address that answered now. Others are dropped unless the latest
   * lookup still names them. Returns the same value if nothing changes.
   *
   * @param named addresses that the latest lookup gave; empty when there was none
   */
  public KnownHost answered(String address, Set<String> named, Instant now) {
    KnownAddress before = addresses.get(address);
    boolean isRecent = before != null && !isOlder(before.answeredAt(), RENEWAL, now);
    if (isRecent && (addresses.size() == 1 || named.isEmpty())) {
      return this; // as in nearly every cycle
    }
    Map<String, KnownAddress> all = new TreeMap<>(addresses);
    if (!isRecent) {
      Optional<String> via = before == null ? Optional.empty() : before.networkInterface();
      all.put(address, new KnownAddress(now, via));
    }
    if (!named.isEmpty()) {
      all.keySet().removeIf(other -> !other.equals(address) && !named.contains(other));
    }
    return all.equals(addresses) ? this : new KnownHost(all, longestAbsence);
  }

  /** Returns this host with the interface that carries a known address. */
  public KnownHost carriedBy(String address, String networkInterface) {
    KnownAddress before = addresses.get(address);
    Optional<String> via = Optional.of(networkInterface);
    if (before == null || before.networkInterface().equals(via)) {
      return this;
    }
    Map<String, KnownAddress> all = new TreeMap<>(addresses);
    all.put(address, new KnownAddress(before.answeredAt(), via));
    return new KnownHost(all, longestAbsence);
  }

  /** Returns this host with an absence, or the same value if a longer one is known. */
  public KnownHost absent(Optional<Absence> absence) {
    boolean isLonger =
        absence
            .filter(each -> longestAbsence.isEmpty() || isLonger(each, longestAbsence.get()))
            .isPresent();
    return isLonger ? new KnownHost(addresses, absence) : this;
  }

  private static boolean isLonger(Absence one, Absence other) {
    return one.lasted().compareTo(other.lasted()) > 0;
  }

  /**
   * Returns this host without addresses that have not answered for too long, and without an old
   * absence.
   */
  public KnownHost recent(Instant now) {
    Map<String, KnownAddress> remaining = new TreeMap<>(addresses);
    remaining.values().removeIf(each -> isOlder(each.answeredAt(), LONGEST, now));
    Optional<Absence> recent =
        longestAbsence.filter(each -> !isOlder(each.at(), ABSENCE_LASTS, now));
    boolean isSame = remaining.size() == addresses.size() && recent.equals(longestAbsence);
    return isSame ? this : new KnownHost(remaining, recent);
  }

  /**
   * Returns whether a moment is too long ago. One far in the future comes from a clock that was
   * wrong, and says as little as an old one.
   */
  private static boolean isOlder(Instant moment, Duration age, Instant now) {
    return Duration.between(moment, now).abs().compareTo(age) >= 0;
  }
}

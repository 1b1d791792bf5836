package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.ServerIdentity.Comparison;
import io.mountaineer.core.ServerIdentity.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Servers of a share as they answered at its two addresses. The first one that carries the share is
 * accepted, and so is every answer that equals an accepted one; any other is a stranger, such as
 * the server of that name on another network, until the user accepts it.
 *
 * @param hosts the two addresses, as one text: what was learned at others says nothing; empty until
 *     they are kept
 * @param accepted servers that the share may be mounted from, by the interface that led there last
 * @param strangers servers that answered last at an address, and are none of the accepted ones
 */
public record KnownServers(
    String hosts, Map<Interface, Sighting> accepted, Map<Interface, Sighting> strangers) {

  public static final KnownServers NONE = new KnownServers("", Map.of(), Map.of());

  /** Resolution of the times: a server that answers as before is written once a day. */
  private static final Duration RENEWAL = Duration.ofDays(1);

  /** Longer than macOS goes on answering for a mount whose server is gone. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  /**
   * Answer of a server.
   *
   * @param at when it came, to the day; that of a stranger, since when it has been watched there
   */
  public record Sighting(ServerGuid guid, Instant at) {
    public Sighting {
      requireNonNull(guid, "guid is null");
      requireNonNull(at, "at is null");
    }
  }

  public KnownServers {
    requireNonNull(hosts, "hosts is null");
    accepted = Map.copyOf(accepted);
    strangers = Map.copyOf(strangers);
  }

  /** Returns these servers if they were learned at the addresses of this share, else none. */
  KnownServers of(Share share) {
    return hosts.equals(hostsOf(share)) ? this : NONE;
  }

  /** Returns these servers with the addresses of the share, at which they were learned. */
  public KnownServers at(Share share) {
    return accepted.isEmpty() ? NONE : new KnownServers(hostsOf(share), accepted, strangers);
  }

  private static String hostsOf(Share share) {
    return CanonicalName.of(share.thunderboltHost()) + " " + CanonicalName.of(share.fallbackHost());
  }

  /**
   * Returns these servers after an observation. A stranger counts while its host goes on answering:
   * nothing is known of who answers next. No answer changes nothing else.
   */
  KnownServers observed(Observation seen) {
    KnownServers known = this;
    for (Interface via : Interface.values()) {
      known = seen.health(via).isDown() ? known.withoutStranger(via) : known;
    }
    Optional<Interface> carrier = carrier(seen);
    if (carrier.isPresent()) {
      known = known.mounted(carrier.get(), seen);
    }
    for (Interface via : Interface.values()) {
      known = seen.health(via).isDown() ? known : known.answered(via, seen);
    }
    return known.restarted(seen);
  }

  /**
   * Returns these servers with a new identifier accepted that a server may give itself as it starts
   * (MS-SMB2 3.3.3): both addresses have been answering with it for a while, none with an accepted
   * one, and the mount by one of them works. A name proves too little for that.
   */
  private KnownServers restarted(Observation seen) {
    boolean isOne =
        seen.identity(Interface.TB).compare(seen.identity(Interface.FALLBACK)) == Comparison.SAME;
    return isOne && areSettled(seen.time().now()) && bothUp(seen) && isOnLiveMount(seen)
        ? new KnownServers(hosts, strangers, Map.of())
        : this;
  }

  /**
   * Returns whether strangers have been watched at both addresses for so long that a mount from the
   * server before them would be seen not to work: at another desk of the same kind, both lead
   * elsewhere.
   */
  private boolean areSettled(Instant now) {
    return strangers.size() == Interface.values().length
        && strangers.values().stream()
            .allMatch(each -> Duration.between(each.at(), now).compareTo(SETTLED) >= 0);
  }

  /** An answer from before a host went says nothing of who answers now. */
  private static boolean bothUp(Observation seen) {
    return seen.tb().isUp() && seen.fallback().isUp();
  }

  private static boolean isOnLiveMount(Observation seen) {
    return carrier(seen).isPresent()
        && seen.mount() instanceof Mounted mounted
        && mounted.health().isAlive()
        && seen.serverOf(mounted).isUp();
  }

  /** Returns the interface whose own host carries the share; a third name is another's. */
  private static Optional<Interface> carrier(Observation seen) {
    return seen.mount() instanceof Mounted mounted && seen.server().isEmpty()
        ? Optional.of(mounted.on())
        : Optional.empty();
  }

  /** Returns these servers after the share came to be mounted by an interface. */
  public KnownServers mounted(Interface via, Observation seen) {
    return accepted.isEmpty() && seen.identity(via) instanceof Known known
        ? accepting(via, new Sighting(known.guid(), seen.time().now()))
        : this;
  }

  private KnownServers answered(Interface via, Observation seen) {
    if (accepted.isEmpty() || !(seen.identity(via) instanceof Known known)) {
      return this;
    }
    Sighting now = new Sighting(known.guid(), seen.time().now());
    if (!isStranger(known)) {
      return accepting(via, now);
    }
    Sighting before = strangers.get(via);
    boolean isWatched = seen.time().interruption() == CycleTime.Interruption.NONE;
    boolean isKnown = isWatched && before != null && before.guid().equals(now.guid());
    return isKnown ? this : new KnownServers(hosts, accepted, with(strangers, via, now));
  }

  /** Returns these servers with the stranger at this interface accepted, if there is one. */
  public KnownServers accepting(Interface via) {
    Sighting stranger = strangers.get(via);
    return stranger == null ? this : accepting(via, stranger);
  }

  private KnownServers accepting(Interface via, Sighting server) {
    Sighting before = accepted.get(via);
    boolean isFresh =
        before != null
            && before.guid().equals(server.guid())
            && Duration.between(before.at(), server.at()).abs().compareTo(RENEWAL) < 0;
    return isFresh && !strangers.containsKey(via)
        ? this
        : new KnownServers(hosts, with(accepted, via, isFresh ? before : server), strangers)
            .withoutStranger(via);
  }

  private KnownServers withoutStranger(Interface via) {
    if (!strangers.containsKey(via)) {
      return this;
    }
    Map<Interface, Sighting> others = new EnumMap<>(strangers);
    others.remove(via);
    return new KnownServers(hosts, accepted, others);
  }

  private static Map<Interface, Sighting> with(
      Map<Interface, Sighting> some, Interface via, Sighting one) {
    Map<Interface, Sighting> all = new EnumMap<>(Interface.class);
    all.putAll(some);
    all.put(via, one);
    return all;
  }

  /** Returns the stranger that answered last at an interface. */
  public Optional<Sighting> stranger(Interface via) {
    return Optional.ofNullable(strangers.get(via));
  }

  /** Returns whether an answer proves one of the accepted servers; an equal name does not. */
  boolean isProven(ServerIdentity identity) {
    return identity instanceof Known known
        && accepted.values().stream()
            .map(each -> new Known(each.guid()).compare(known))
            .anyMatch(Comparison.SAME::equals);
  }

  /** Returns whether an answer is none of the accepted servers'; an unknown one is not. */
  public boolean isStranger(ServerIdentity identity) {
    return !accepted.isEmpty()
        && identity instanceof Known known
        && accepted.values().stream().noneMatch(each -> each.guid().equals(known.guid()));
  }

  /** Returns why the share is not mounted by this interface by itself, or empty if it may be. */
  public Optional<Failure> obstacle(Share share, Interface via) {
    return stranger(via).map(stranger -> failure(share, via));
  }

  /** Returns the failure of a stranger at this interface. */
  public static Failure failure(Share share, Interface via) {
    return new Failure(
        Failure.Kind.OTHER_SERVER,
        "another server answers at " + share.host(via) + " than this share's",
        "if it is the right one: " + NextCommand.switchTo(via, share));
  }
}

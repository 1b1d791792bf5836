package io.mountaineer.state;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that is remembered from cycle to cycle and from run to run.
 *
 * @param shares the memory of each share, by its name as given, whose case does not matter; in
 *     order of name
 * @param links the symlinks that mountaineer made: the target of each, by its path
 * @param monitorSeenAt the end of the last monitor that ended in order
 * @param looks the last look of a command at each share whose stability window runs, by its name
 * @param hosts the memory of each host, by the name it is looked up by; in order of name
 * @param mounts the host by which mountaineer made the mount at each volume path, by the form of
 *     that path, until it is seen to be gone: entries may be renamed, or exchange their share
 *     names, while their shares are mounted
 * @param pause pause of all shares
 */
public record State(
    Map<String, ShareState> shares,
    Map<String, String> links,
    Optional<Instant> monitorSeenAt,
    Map<String, LastLook> looks,
    Map<String, KnownHost> hosts,
    Map<String, String> mounts,
    Optional<Pause> pause) {

  /** State of a machine where nothing was ever done. */
  public static final State EMPTY = new State(Map.of(), Map.of(), Optional.empty());

  public State {
    // Known to be sorted, they are copied without comparing any names.
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    looks = Collections.unmodifiableSortedMap(new TreeMap<>(looks));
    hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    mounts = Collections.unmodifiableSortedMap(new TreeMap<>(mounts));
  }

  /** Makes a state without looks of commands that knows no host. */
  public State(
      Map<String, ShareState> shares, Map<String, String> links, Optional<Instant> monitorSeenAt) {
    this(shares, links, monitorSeenAt, Map.of(), Map.of(), Map.of(), Optional.empty());
  }

  /** Returns the memory of a share; {@link ShareState#NEW} for one never seen. */
  public ShareState of(String share) {
    ShareState exact = shares.get(share);
    return exact != null ? exact : spelledOtherwise(share).map(shares::get).orElse(ShareState.NEW);
  }

  /** Returns the memory of a share under the present config and of the mount at its path. */
  public ShareState of(Share share, Settings settings) {
    ShareState own = of(share.name()).forConfig(share, settings);
    ShareState aimed = own.withIntents(own.intents().withPauseOfAll(pause));
    // The version before kept the host by the entry alone.
    return mounts.isEmpty()
        ? aimed
        : aimed.withMountedHost(Optional.ofNullable(mounts.get(form(share, settings))));
  }

  private static String form(Share share, Settings settings) {
    return CanonicalName.of(share.volumePath(settings).toString());
  }

  /** Returns a state with this share remembered; the same value if nothing is new. */
  public State with(Share share, Settings settings, ShareState remembered) {
    State next = with(share.name(), remembered.withServers(remembered.servers().at(share)));
    String path = form(share, settings);
    Optional<String> host = remembered.mountedHost();
    if (host.equals(Optional.ofNullable(mounts.get(path)))) {
      return next;
    }
    Map<String, String> all = new TreeMap<>(mounts);
    host.ifPresentOrElse(by -> all.put(path, by), () -> all.remove(path));
    return new State(next.shares, links, monitorSeenAt, looks, hosts, all, pause);
  }

  /** Returns the entry of a share whose name was written in other case when it was remembered. */
  private Optional<String> spelledOtherwise(String share) {
    String form = CanonicalName.of(share);
    return shares.keySet().stream()
        .filter(name -> !name.equals(share) && CanonicalName.of(name).equals(form))
        .findFirst();
  }

  /** Returns a state with this share remembered; the same value if nothing is new. */
  public State with(String share, ShareState known) {
    ShareState remembered = known.withIntents(known.intents().withPauseOfAll(Optional.empty()));
    if (remembered.equals(of(share))) {
      return this;
    }
    Map<String, ShareState> all = new TreeMap<>(shares);
    spelledOtherwise(share).ifPresent(all::remove);
    all.put(share, remembered);
    return new State(all, links, monitorSeenAt, looks, hosts, mounts, pause);
  }

  /** Returns a state with this share forgotten. */
  public State without(String share) {
    Map<String, ShareState> rest = new TreeMap<>(shares);
    rest.remove(share);
    spelledOtherwise(share).ifPresent(rest::remove);
    Map<String, LastLook> others = new TreeMap<>(looks);
    others.remove(share);
    return new State(rest, links, monitorSeenAt, others, hosts, mounts, pause);
  }

  /** Returns a state with a command's look at this share remembered. */
  public State withLook(String share, LastLook look) {
    Map<String, LastLook> all = new TreeMap<>(looks);
    all.put(share, look);
    return new State(shares, links, monitorSeenAt, all, hosts, mounts, pause);
  }

  /** Returns a state with this symlink made. */
  public State withLink(String path, String target) {
    Map<String, String> all = new TreeMap<>(links);
    all.put(path, target);
    return new State(shares, all, monitorSeenAt, looks, hosts, mounts, pause);
  }

  /** Returns a state in which this symlink is no longer one of mountaineer. */
  public State withoutLink(String path) {
    Map<String, String> rest = new TreeMap<>(links);
    rest.remove(path);
    return new State(shares, rest, monitorSeenAt, looks, hosts, mounts, pause);
  }

  /** Returns a state with the monitor seen at this moment. */
  public State withMonitorSeenAt(Instant moment) {
    return new State(shares, links, Optional.of(moment), looks, hosts, mounts, pause);
  }

  /** Returns a state with this pause of all shares, or with none. */
  public State withPause(Optional<Pause> stated) {
    return stated.equals(pause)
        ? this
        : new State(shares, links, monitorSeenAt, looks, hosts, mounts, stated);
  }

  /** Returns a state with news of hosts, without those that have not answered for too long. */
  public State withHosts(Map<String, KnownHost> news, Instant now) {
    Map<String, KnownHost> all = new TreeMap<>(hosts);
    news.forEach((name, host) -> all.put(name, host.absent(absenceOf(name))));
    all.replaceAll((name, host) -> host.recent(now));
    all.values().removeIf(KnownHost.NONE::equals);
    return all.equals(hosts)
        ? this
        : new State(shares, links, monitorSeenAt, looks, all, mounts, pause);
  }

  /** Returns a state with this absence after a wake; the same value unless it is the longest. */
  public State withAbsence(String host, Absence absence) {
    KnownHost earlier = hosts.getOrDefault(host, KnownHost.NONE);
    KnownHost known = earlier.absent(Optional.of(absence));
    if (known.equals(earlier)) {
      return this;
    }
    Map<String, KnownHost> all = new TreeMap<>(hosts);
    all.put(host, known);
    return new State(shares, links, monitorSeenAt, looks, all, mounts, pause);
  }

  /** Returns the longest absence of a host after a wake; empty if none is known. */
  public Optional<Absence> absenceOf(String host) {
    return Optional.ofNullable(hosts.get(host)).flatMap(KnownHost::longestAbsence);
  }
}

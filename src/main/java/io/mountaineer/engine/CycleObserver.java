package io.mountaineer.engine;

import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Observer of what all shares of a cycle have in common: hosts and mounts. Changes nothing. */
final class CycleObserver {

  private final Platform platform;
  private final Workers workers;
  private final StateFile states;
  private final HostProber hosts;
  private final SilenceWatch silence;
  private final AddressMemory addresses;
  private final ServerWatch servers;
  private final WakeWatch wakes;
  private volatile Set<String> otherNames = Set.of();

  CycleObserver(
      Platform platform,
      Workers workers,
      StateFile states,
      HostProber hosts,
      ServerWatch servers,
      WakeWatch wakes) {
    this.platform = platform;
    this.workers = workers;
    this.states = states;
    this.hosts = hosts;
    this.silence = new SilenceWatch(hosts.probes());
    this.addresses = new AddressMemory(platform.addresses(), states, platform.clock());
    this.servers = servers;
    this.wakes = wakes;
  }

  /**
   * Looks at what all shares have in common: hosts first, so that the mount table is as fresh as
   * can be. A caller that is going to act holds the locks of the shares.
   *
   * @param sure whether every silent host needs a second opinion, not only those of mounts
   */
  CycleSnapshot cycle(Config config, List<Share> shares, CycleTime tick, boolean sure) {
    CycleSnapshot cycle = cycle(config, shares, tick, sure, platform.mountTable()::read);
    servers.observe(cycle.health(), cycle.tick(), cycle.settings());
    addresses.save();
    return cycle;
  }

  /**
   * Looks as {@link #cycle} does, for read-only callers: the mount table is read while the hosts
   * are asked.
   */
  CycleSnapshot look(Config config, List<Share> shares, CycleTime tick) {
    CompletableFuture<MountTable> table = workers.begin(platform.mountTable()::read);
    return cycle(config, shares, tick, false, table::join);
  }

  private CycleSnapshot cycle(
      Config config,
      List<Share> shares,
      CycleTime begun,
      boolean sure,
      Supplier<MountTable> table) {
    BothClocks start = BothClocks.now(platform.clock());
    Settings settings = config.settings();
    Set<String> all = union(otherNames, hostsOf(shares));
    addresses.recall();
    FirstProbes.Probed probed = hosts.probes().probe(all, settings);
    Duration limit = HostQuestion.longestAnswer(settings);
    BothClocks asked = start.after(start, platform.clock(), limit);
    State remembered = states.load();
    Map<String, ShareMounts> mounts = mounts(settings, shares, table, remembered);
    Set<String> servers = servers(mounts.values());
    probed = probed.and(hosts.probes().probe(without(servers, all), settings));
    Set<String> needed = sure ? union(all, servers) : servers;
    BothClocks confirming = BothClocks.now(platform.clock());
    Map<String, HostHealth> health =
        hosts.confirm(probed, needed, settings, start.since(begun, platform.clock()));
    asked = asked.after(confirming, platform.clock(), limit);
    observed(servers, health, begun, settings);
    CycleTime tick = start.since(begun, platform.clock());
    if (probed.sleptSince(platform.clock())) {
      mounts = mounts(settings, shares, platform.mountTable()::read, remembered);
    }
    otherNames = without(servers, hostsOf(config.shares()));
    return CycleSnapshot.of(config, remembered, tick, health, mounts, start.nanos(), asked);
  }

  private void observed(
      Set<String> servers, Map<String, HostHealth> health, CycleTime begun, Settings settings) {
    wakes.observe(begun, health, servers);
    if (begun.isMonitor()) {
      silence.cycleSaw(servers, health, settings, begun.networkEvent());
    }
  }

  /** Returns the watch over the servers that the last cycle of a monitor saw carry mounts. */
  SilenceWatch silence() {
    return silence;
  }

  private static Set<String> hostsOf(List<Share> shares) {
    return shares.stream().map(Share::hosts).flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(each -> !others.contains(each)).collect(Collectors.toSet());
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
  }

  /** The table is not read where every share is at work already: nothing depends on it then. */
  private Map<String, ShareMounts> mounts(
      Settings settings, List<Share> shares, Supplier<MountTable> table, State remembered) {
    if (shares.isEmpty()) {
      return Map.of();
    }
    MountClassifier views = platform.classifier(settings, table.get());
    Map<String, ShareMounts> byName = new HashMap<>();
    for (Share share : shares) {
      ShareState state = remembered.of(share, settings);
      byName.put(share.name(), views.of(share, state));
    }
    return byName;
  }

  /** Returns the hosts that mounts use: before one is torn down, its host is asked again. */
  private static Set<String> servers(Collection<ShareMounts> all) {
    Set<String> hosts = new HashSet<>();
    for (ShareMounts mounts : all) {
      if (mounts.status() instanceof Mounted mounted) {
        hosts.add(mounted.serverHost());
      }
      mounts.strays().forEach(stray -> hosts.add(stray.serverHost()));
    }
    return hosts;
  }
}

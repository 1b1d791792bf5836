package io.mountaineer.engine;

import io.mountaineer.core.AutomaticPlan;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.EjectDetector;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.Observation;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.WakeGrace;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Observer of hosts, mounts and links that changes nothing; every look is bounded. */
final class Observer {

  private final Platform platform;
  private final Workers workers;
  private final StateFile states;
  private final HostProber hosts;
  private final SilenceWatch silence;
  private final AddressMemory addresses;
  private final MountHealthTracker liveness;
  private final OpenFilesPoller openFiles;
  private final EventTracker events;
  private final WakeWatch wakes;
  private final FirstMountWatch firstMounts;
  private final ServerWatch servers;
  private volatile Set<String> otherNames = Set.of();

  Observer(
      Platform platform,
      Workers workers,
      StateFile states,
      MountHealthTracker liveness,
      EventTracker events,
      WakeWatch wakes,
      FirstMountWatch firstMounts) {
    this.platform = platform;
    this.workers = workers;
    this.states = states;
    this.events = events;
    this.wakes = wakes;
    this.firstMounts = firstMounts;
    this.hosts = new HostProber(platform, workers, liveness::suspect);
    this.silence = new SilenceWatch(hosts.probes());
    this.addresses = new AddressMemory(platform.addresses(), states, platform.clock());
    this.liveness = liveness;
    this.servers = new ServerWatch(platform.servers(), workers, platform.clock());
    this.openFiles = new OpenFilesPoller(platform, workers, events::wake);
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
    Set<String> all = new HashSet<>(otherNames);
    shares.forEach(share -> all.addAll(share.hosts()));
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
    wakes.observe(begun, health, servers);
    if (begun.isMonitor()) {
      silence.cycleSaw(servers, health, settings, begun.networkEvent());
    }
    CycleTime tick = start.since(begun, platform.clock());
    if (probed.sleptSince(platform.clock())) {
      mounts = mounts(settings, shares, platform.mountTable()::read, remembered);
    }
    otherNames = without(servers, hostsOf(config.shares()));
    return CycleSnapshot.of(config, remembered, tick, health, mounts, start.nanos(), asked);
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

  /**
   * Observes one share: asks its mount for life where that is due, and looks once more, or at the
   * open files, where a decision needs it.
   *
   * @param known what is remembered of the share
   * @param before what this process saw in its previous cycle, if nothing acted on the share since
   * @param underWay mount that may still land
   */
  Observation observe(
      Share share,
      CycleSnapshot cycle,
      ShareState known,
      Optional<Observation> before,
      Optional<MountUnderWay> underWay) {
    Observation first = withHealth(share, cycle, before, underWay);
    Observation seen =
        EjectDetector.inferred(first, cycle.settings()) ? reobserve(share, cycle, first) : first;
    ShareState state = known.observed(seen, cycle.settings());
    boolean needsOpenFiles =
        AutomaticPlan.needsOpenFiles(share, cycle.settings(), seen, state)
            || WakeGrace.needsOpenFiles(seen);
    if (cycle.looksAtOpenFiles() && needsOpenFiles) {
      return withOpenFiles(seen, cycle);
    }
    forgetOpenFiles(seen);
    return seen;
  }

  private Observation withHealth(
      Share share,
      CycleSnapshot cycle,
      Optional<Observation> before,
      Optional<MountUnderWay> underWay) {
    Observation seen =
        seen(share, cycle, before)
            .withUnderWay(underWay)
            .withIdentities(
                servers.of(share, cycle.settings(), ShareMemory.before(share, cycle).servers()))
            .withForeignServer(foreignServer(share, cycle));
    seen = seen.withWake(wakes.of(cycle.tick(), serverHost(seen), cycle.remembered()));
    seen = seen.withFirstMount(firstMounts.of(share, seen));
    if (seen.mount() instanceof Mounted mounted) {
      return seen.withMount(mounted.with(health(mounted, seen, cycle)));
    }
    liveness.forget(share.volumePath(cycle.settings()));
    return seen;
  }

  /**
   * Returns who answers at the host of a mount that is the share's but for that host: it may be a
   * third name of the right server. A read-only look asks nobody.
   */
  private Optional<ServerIdentity> foreignServer(Share share, CycleSnapshot cycle) {
    boolean isKnown = !ShareMemory.before(share, cycle).servers().accepted().isEmpty();
    return cycle.mountsOf(share).status() instanceof MountStatus.Foreign foreign
            && foreign.owner().isEmpty()
            && foreign.entry().mountedBy().filter(platform.user()::is).isPresent()
            && isKnown
            && cycle.isThorough()
        ? foreign
            .entry()
            .smb()
            .filter(smb -> CanonicalName.same(smb.share(), share.shareName()))
            .filter(smb -> smb.port() == cycle.settings().smbPort())
            .flatMap(smb -> servers.of(smb.host(), cycle.settings()))
        : Optional.empty();
  }

  /**
   * Looks once more at a share, a moment later: after an unmount by macOS itself the news of the
   * network may still be under way, and a host may just have answered for the last time.
   */
  private Observation reobserve(Share share, CycleSnapshot cycle, Observation seen) {
    platform.clock().pause(CycleTimer.WINDOW);
    Map<String, HostHealth> health = hosts.again(share.hosts(), cycle.settings());
    Supplier<MountTable> table = platform.mountTable()::read;
    ShareMounts mounts =
        mounts(cycle.settings(), List.of(share), table, cycle.remembered()).get(share.name());
    return seen.again(
        cycle.tick().withSinceDisturbance(events.sinceUnrest(share.hosts())),
        health.get(share.thunderboltHost()),
        health.get(share.fallbackHost()),
        mounts);
  }

  /**
   * Asks once more who answers where a decision would mount a share; waits shortly for it.
   *
   * @return the observation, with the answer
   */
  Observation withServer(
      Share share, CycleSnapshot cycle, Observation seen, Interface to, boolean isLost) {
    return seen.withIdentity(to, servers.now(share.host(to), cycle.settings(), isLost));
  }

  /** Returns what the cycle saw of one share, without a question to its mount. */
  Observation withoutMountCheck(Share share, CycleSnapshot cycle) {
    return seen(share, cycle, Optional.empty());
  }

  private static Observation seen(Share share, CycleSnapshot cycle, Optional<Observation> before) {
    ShareMounts mounts = cycle.mountsOf(share);
    return new Observation(
        cycle.tick(),
        cycle.healthOf(share.thunderboltHost()),
        cycle.healthOf(share.fallbackHost()),
        mounts,
        server(share, mounts.status()).map(cycle::healthOf),
        Optional.empty(),
        Optional.empty(),
        before);
  }

  /** Returns the server that a forced move would take the share away from. */
  private static Optional<String> serverHost(Observation seen) {
    return seen.mount() instanceof Mounted mounted
        ? Optional.of(mounted.serverHost())
        : seen.strays().stream().map(ShareMounts.Stray::serverHost).findFirst();
  }

  /** Returns the server of a mount by another name than the configured ones. */
  private static Optional<String> server(Share share, MountStatus view) {
    return view instanceof Mounted mounted && mounted.byOtherName(share)
        ? Optional.of(mounted.serverHost())
        : Optional.empty();
  }

  /** Returns the observation with a look at the open files. */
  private Observation withOpenFiles(Observation seen, CycleSnapshot cycle) {
    Mounted mounted = (Mounted) seen.mount();
    Optional<OpenFiles> found = openFiles.look(mounted.entry().path(), cycle.openFilesTimeout());
    return seen.withOpenFiles(found);
  }

  /** No decision needs the open files of this share now. */
  private void forgetOpenFiles(Observation seen) {
    if (seen.mount() instanceof Mounted mounted) {
      openFiles.forget(mounted.entry().path());
    }
  }

  /**
   * A failover needs no word from the mount it leaves, and must not wait for one; only a mount that
   * is known to work is spared it. A command that acts has no later cycle, so it asks a silent
   * mount until the silence counts.
   */
  private MountHealth health(Mounted mounted, Observation seen, CycleSnapshot cycle) {
    CycleTime tick = cycle.tick();
    HostHealth host = seen.serverOf(mounted);
    MountEntry mount = mounted.entry();
    Server server = new Server(mounted.serverHost(), cycle.settings().smbPort(), host);
    if (host.isDown() && (seen.tb().isUp() || seen.fallback().isUp())) {
      return liveness.beforeFailover(mount, server);
    }
    if (!tick.isMonitor()) {
      return cycle.isThorough()
          ? liveness.checkUntilDecided(mount, server)
          : liveness.once(mount, server);
    }
    boolean asked =
        tick.startsMonitor()
            || tick.networkEvent()
            || tick.interruption() != Interruption.NONE
            || !host.isUp();
    return liveness.check(mount, server, asked);
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

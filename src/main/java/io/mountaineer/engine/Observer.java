package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Life;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.MountView;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.MountViews;
import io.mountaineer.core.Observation;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Reach;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks at the world and changes nothing; every look is bounded. */
final class Observer {

  private final Platform platform;
  private final Workers workers;
  private final StateFile states;
  private final HostWatch hosts;
  private final LivenessWatch liveness;
  private final OpenFilesWatch openFiles;
  private final EventWatch events;

  Observer(
      Platform platform,
      Workers workers,
      StateFile states,
      LivenessWatch liveness,
      EventWatch events) {
    this.platform = platform;
    this.workers = workers;
    this.states = states;
    this.events = events;
    this.hosts = new HostWatch(platform, workers);
    this.liveness = liveness;
    this.openFiles = new OpenFilesWatch(platform, workers);
  }

  /**
   * What all shares have in common: hosts first, so that the mount table is as fresh as can be.
   * Whoever is going to act holds the locks of the shares.
   *
   * @param sure whether every silent host needs a second opinion, not only those of mounts
   */
  Round round(Config config, List<Share> shares, Tick tick, boolean sure) {
    return round(config, shares, tick, sure, platform.mountTable()::read);
  }

  /** The same for who is not going to act: the mount table is read while the hosts are asked. */
  Round look(Config config, List<Share> shares, Tick tick) {
    CompletableFuture<MountTable> table = workers.begin(platform.mountTable()::read);
    return round(config, shares, tick, false, table::join);
  }

  private Round round(
      Config config, List<Share> shares, Tick tick, boolean sure, Supplier<MountTable> table) {
    Set<String> all = new HashSet<>();
    shares.forEach(share -> all.addAll(share.hosts()));
    HostWatch.Probed probed = hosts.probe(all, config.settings());
    Map<String, MountView> views = views(config.settings(), shares, table.get());
    Set<String> needed = sure ? all : active(shares, views);
    Map<String, Reach> reach = hosts.confirm(probed, needed, config.settings(), tick);
    State remembered = states.load();
    return new Round(config, config.aliasesByShare(), remembered, tick, reach, views, true);
  }

  /** What was seen of one share; asks its mount for life where that is due. */
  Observation observe(Share share, Round round, Optional<Observation> before) {
    Observation seen = seen(share, round, before);
    if (seen.mount() instanceof Mounted mounted) {
      return seen.withMount(mounted.with(life(mounted, seen, round)));
    }
    liveness.forget(share.volumePath(round.settings()));
    return seen;
  }

  /**
   * One more look at a share, a moment later: after an unmount by macOS itself the news of the
   * network may still be under way, and a host may just have answered for the last time.
   */
  Observation lookAgain(Share share, Round round, Observation seen) {
    platform.time().pause(Wakeups.WINDOW);
    Map<String, Reach> reach = hosts.again(share.hosts(), round.settings());
    MountTable table = platform.mountTable().read();
    MountView view = views(round.settings(), List.of(share), table).get(share.name());
    return seen.again(
        round.tick().withSinceUnrest(events.sinceUnrest()),
        reach.get(share.thunderboltHost()),
        reach.get(share.fallbackHost()),
        view);
  }

  /** What the round saw of one share, without a question to its mount. */
  Observation unasked(Share share, Round round) {
    return seen(share, round, Optional.empty());
  }

  private static Observation seen(Share share, Round round, Optional<Observation> before) {
    return new Observation(
        round.tick(),
        round.reachOf(share.thunderboltHost()),
        round.reachOf(share.fallbackHost()),
        round.viewOf(share),
        Optional.empty(),
        before);
  }

  /** The same with a look at the open files. */
  Observation withOpenFiles(Observation seen, Round round) {
    Mounted mounted = (Mounted) seen.mount();
    Optional<OpenFiles> found = openFiles.look(mounted.entry().path(), round.patience());
    return seen.withOpenFiles(found);
  }

  /** Nobody needs to know about open files of this share now. */
  void forgetOpenFiles(Observation seen) {
    if (seen.mount() instanceof Mounted mounted) {
      openFiles.forget(mounted.entry().path());
    }
  }

  /**
   * A failover needs no word from the mount it leaves, and must not wait for one. A command that
   * acts has no later cycle, so it asks a silent mount until the silence counts.
   */
  private Life life(Mounted mounted, Observation seen, Round round) {
    Tick tick = round.tick();
    Reach host = seen.reach(mounted.on());
    if (host.isDown() && seen.reach(mounted.on().other()).isUp()) {
      return Life.unchecked();
    }
    boolean asked =
        !tick.monitor()
            || tick.startsMonitor()
            || tick.networkEvent()
            || tick.interruption() != Break.NONE
            || !host.isUp();
    return round.isThorough() && !tick.monitor()
        ? liveness.insist(mounted.entry().path(), host)
        : liveness.check(mounted.entry().path(), asked);
  }

  private Map<String, MountView> views(Settings settings, List<Share> shares, MountTable table) {
    MountViews views = new MountViews(settings, table, platform.addresses()::of);
    Map<String, MountView> byName = new HashMap<>();
    for (Share share : shares) {
      byName.put(share.name(), views.of(share));
    }
    return byName;
  }

  private static Set<String> active(List<Share> shares, Map<String, MountView> views) {
    Set<String> hosts = new HashSet<>();
    for (Share share : shares) {
      MountView view = views.get(share.name());
      Optional<Interface> on = view.via();
      if (view instanceof MountView.Misplaced misplaced) {
        misplaced.strays().forEach(stray -> hosts.add(share.host(stray.on())));
      }
      on.ifPresent(via -> hosts.add(share.host(via)));
    }
    return hosts;
  }
}

package io.mountaineer.engine;

import io.mountaineer.core.AutomaticPlan;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.EjectDetector;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.Observation;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.WakeGrace;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Observer of one share, on top of what its cycle saw. Changes nothing, and every look is bounded.
 */
final class ShareObserver {

  private final Platform platform;
  private final HostProber hosts;
  private final MountHealthTracker liveness;
  private final OpenFilesPoller openFiles;
  private final EventTracker events;
  private final WakeWatch wakes;
  private final FirstMountWatch firstMounts;
  private final ServerWatch servers;

  ShareObserver(
      Platform platform,
      Workers workers,
      HostProber hosts,
      ServerWatch servers,
      MountHealthTracker liveness,
      EventTracker events,
      WakeWatch wakes,
      FirstMountWatch firstMounts) {
    this.platform = platform;
    this.hosts = hosts;
    this.servers = servers;
    this.liveness = liveness;
    this.events = events;
    this.wakes = wakes;
    this.firstMounts = firstMounts;
    this.openFiles = new OpenFilesPoller(platform, workers, events::wake);
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
   * third name of the right server. A read-only look asks nobody; a command that acts has no later
   * cycle, so it waits shortly for the answer.
   */
  private Optional<ServerIdentity> foreignServer(Share share, CycleSnapshot cycle) {
    if (!(cycle.mountsOf(share).status() instanceof MountStatus.Foreign foreign)
        || !cycle.isThorough()
        || foreign.owner().isPresent()
        || foreign.entry().mountedBy().filter(platform.user()::is).isEmpty()
        || ShareMemory.before(share, cycle).servers().accepted().isEmpty()) {
      return Optional.empty();
    }
    Duration wait = cycle.tick().isMonitor() ? Duration.ZERO : ServerWatch.BEFORE_MOUNT;
    return foreign
        .entry()
        .smb()
        .filter(smb -> CanonicalName.same(smb.share(), share.shareName()))
        .filter(smb -> smb.port() == cycle.settings().smbPort())
        .flatMap(smb -> servers.of(smb.host(), cycle.settings(), wait));
  }

  /**
   * Looks once more at a share, a moment later: after an unmount by macOS itself the news of the
   * network may still be under way, and a host may just have answered for the last time.
   */
  private Observation reobserve(Share share, CycleSnapshot cycle, Observation seen) {
    platform.clock().pause(CycleTimer.WINDOW);
    Map<String, HostHealth> health = hosts.again(share.hosts(), cycle.settings());
    ShareMounts mounts =
        platform
            .classifier(cycle.settings(), platform.mountTable().read())
            .of(share, cycle.remembered().of(share, cycle.settings()));
    return seen.again(
        cycle.tick().withSinceDisturbance(events.sinceDisturbance(share.hosts())),
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
}

package io.mountaineer.engine;

import io.mountaineer.core.Alias;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Snapshot of hosts and mounts that all shares of a cycle use.
 *
 * @param aliases by the {@link CanonicalName} of their share's name
 * @param remembered the state file; read once all locks of the shares were held, so that what it
 *     says of them is true until they are released
 * @param health of every host of every share
 * @param mounts of each share in the one mount table that was read, by share name
 * @param begun when the first probe began, by the monotonic clock
 * @param asked when the hosts were asked last
 * @param depth how much is asked of what takes longer
 * @param isInteractive whether a person at a terminal waits for it
 */
record CycleSnapshot(
    Config config,
    Map<String, List<Alias>> aliases,
    State remembered,
    CycleTime tick,
    Map<String, HostHealth> health,
    Map<String, ShareMounts> mounts,
    long begun,
    BothClocks asked,
    Depth depth,
    boolean isInteractive) {

  /** Returns the snapshot of a cycle that acts without a person at a terminal. */
  static CycleSnapshot of(
      Config config,
      State remembered,
      CycleTime tick,
      Map<String, HostHealth> health,
      Map<String, ShareMounts> mounts,
      long begun,
      BothClocks asked) {
    Map<String, List<Alias>> aliases = config.aliasesByShare();
    return new CycleSnapshot(
        config, aliases, remembered, tick, health, mounts, begun, asked, Depth.THOROUGH, false);
  }

  Settings settings() {
    return config.settings();
  }

  /** Questions that take longer than a glance at the mount table. */
  enum Depth {
    GLANCE,
    /** Open files too, where the decision depends on them. */
    OPEN_FILES,
    /** A silent mount too, until its silence counts. */
    THOROUGH
  }

  boolean looksAtOpenFiles() {
    return depth != Depth.GLANCE;
  }

  boolean isThorough() {
    return depth == Depth.THOROUGH;
  }

  /**
   * Returns how long a share waits for a look at open files: a monitor has a next cycle, a command
   * that acts only this one, and a person who asks for the status does not wait long.
   */
  Duration openFilesTimeout() {
    if (tick.isMonitor()) {
      return Duration.ofMillis(300);
    }
    return isThorough() ? Duration.ofSeconds(12) : Duration.ofSeconds(3);
  }

  /**
   * Returns how long a share waits for a look at saved logins: no longer than that look may take.
   */
  Duration savedLoginTimeout() {
    return tick.isMonitor() ? Duration.ZERO : Duration.ofSeconds(2);
  }

  CycleSnapshot at(Depth other) {
    return new CycleSnapshot(
        config, aliases, remembered, tick, health, mounts, begun, asked, other, false);
  }

  CycleSnapshot interactive(boolean isByPerson) {
    return new CycleSnapshot(
        config, aliases, remembered, tick, health, mounts, begun, asked, depth, isByPerson);
  }

  /** Returns this snapshot for a share that knows more or less of the time before it. */
  CycleSnapshot at(CycleTime ofShare) {
    return new CycleSnapshot(
        config, aliases, remembered, ofShare, health, mounts, begun, asked, depth, isInteractive);
  }

  HostHealth healthOf(String host) {
    return health.getOrDefault(host, HostHealth.suspect("not asked"));
  }

  List<Alias> aliasesOf(Share share) {
    return aliases.getOrDefault(CanonicalName.of(share.name()), List.of());
  }

  /** Returns the mounts of a share, its strays with the health of their servers. */
  ShareMounts mountsOf(Share share) {
    ShareMounts found = mounts.get(share.name());
    if (found == null) {
      return ShareMounts.of(new MountStatus.Unknown("the mount table was not looked at"));
    }
    return found.withStrays(
        found.strays().stream().map(stray -> stray.with(healthOf(stray.serverHost()))).toList());
  }
}

package io.mountaineer.world;

import io.mountaineer.core.Config;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Volumes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one process was told by the machine: by this, and by nothing else, it may act. */
final class Evidence {

  /** So many silent checks in a row prove a mount dead (spec, liveness). */
  private static final int SILENCES = 3;

  private final Set<String> refusing = new HashSet<>();
  private final Set<String> refusingApple = new HashSet<>();
  private final Set<String> answering = new HashSet<>();
  private final Map<Path, Integer> silences = new HashMap<>();
  private final Map<Path, OpenFiles> openFiles = new HashMap<>();
  private final Map<Path, Volumes.Occupant> occupants = new HashMap<>();
  private final Set<Path> made = new HashSet<>();
  private Optional<Config> config = Optional.empty();
  private Optional<MountTable> table = Optional.empty();

  /** A new cycle must ask again who uses what, and what is mounted. */
  void begins(Config known) {
    config = Optional.of(known);
    openFiles.clear();
    occupants.clear();
    made.clear();
    answering.clear();
    table = Optional.empty();
  }

  /** The shares in the config as it was when the cycle began. */
  List<Share> shares() {
    return config.map(Config::shares).orElse(List.of());
  }

  /** Whether the config that it goes by is not older than this one. */
  boolean knows(Config now) {
    return config.equals(Optional.of(now));
  }

  void probed(String host, boolean connected) {
    record(refusing, host, connected);
    if (connected) {
      answering.add(host);
    }
  }

  void probedByApple(String host, boolean connected) {
    record(refusingApple, host, connected);
    if (connected) {
      answering.add(host);
    }
  }

  /** Whether it answered at some time in this cycle. */
  boolean answered(String host) {
    return answering.contains(host);
  }

  private static void record(Set<String> refusing, String host, boolean connected) {
    if (connected) {
      refusing.remove(host);
    } else {
      refusing.add(host);
    }
  }

  void checked(Path mount, Liveness.Sign sign) {
    switch (sign.kind()) {
      case ALIVE, UNKNOWN -> silences.remove(mount);
      case SILENT -> silences.merge(mount, 1, Integer::sum);
      case DEAD -> silences.put(mount, SILENCES);
    }
  }

  /** Whether the last sign of this mount was one of life, or nobody could ask. */
  boolean heardFrom(Path mount) {
    return !silences.containsKey(mount);
  }

  void found(Path volumePath, Volumes.Occupant occupant) {
    occupants.put(volumePath, occupant);
  }

  /** Whether a mount there lands there, by what stood there when last looked. */
  boolean provesFree(Path volumePath) {
    Volumes.Occupant occupant = occupants.get(volumePath);
    return occupant == Volumes.Occupant.NOTHING || occupant == Volumes.Occupant.OUR_EMPTY_DIRECTORY;
  }

  void looked(Path mount, OpenFiles files) {
    openFiles.put(mount, files);
  }

  void mounted(Path mount) {
    made.add(mount);
  }

  /** Whether the process itself made this mount in this cycle. */
  boolean made(Path mount) {
    return made.contains(mount);
  }

  void read(MountTable now) {
    table = Optional.of(now);
  }

  /** Two roads to it failed. */
  boolean provesDown(String host) {
    return refusing.contains(host) && refusingApple.contains(host);
  }

  /** Silence is enough sooner when the host is silent as well. */
  boolean provesDead(Path mount, String host) {
    int inARow = silences.getOrDefault(mount, 0);
    boolean refused = refusing.contains(host) || refusingApple.contains(host);
    return inARow >= SILENCES || inARow > 0 && refused;
  }

  /** Whether somebody was asked in this cycle, and knew of no open file. */
  boolean provesIdle(Path mount) {
    return openFiles.get(mount) instanceof OpenFiles.None;
  }

  /** The mount table as last read in this cycle. */
  Optional<MountTable> table() {
    return table;
  }
}

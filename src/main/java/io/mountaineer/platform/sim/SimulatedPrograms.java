package io.mountaineer.platform.sim;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.OpenFilesFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs of the simulated Mac with their open files, and its {@code lsof} that finds them. */
final class SimulatedPrograms implements OpenFilesFinder {

  private static final Duration LSOF_LIMIT = Duration.ofSeconds(10);

  private final SimulatedFaults faults;
  private final Clock clock;
  private final Map<Path, List<Holder>> holders = new HashMap<>();

  SimulatedPrograms(SimulatedFaults faults, Clock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  synchronized void open(Path volumePath, Holder holder) {
    holders.computeIfAbsent(volumePath, path -> new ArrayList<>()).add(holder);
  }

  synchronized void closeAll() {
    holders.clear();
  }

  /** Forgets every open file of a mount that is gone. */
  synchronized void lose(Path volumePath) {
    holders.remove(volumePath);
  }

  /** Returns whether a program keeps the mount busy, indexers included. */
  synchronized boolean hold(Path volumePath) {
    return holders.containsKey(volumePath);
  }

  @Override
  public OpenFiles look(Path volumePath) {
    if (faults.lsofHangs()) {
      clock.pause(LSOF_LIMIT);
      return new OpenFiles.Unknown("lsof did not end in time");
    }
    if (faults.lsofFails()) {
      return new OpenFiles.Unknown("lsof ended with 1");
    }
    return lookWithoutTouching(volumePath);
  }

  @Override
  public synchronized OpenFiles lookWithoutTouching(Path volumePath) {
    return OpenFiles.of(holders.getOrDefault(volumePath, List.of()));
  }
}

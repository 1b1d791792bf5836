package io.mountaineer.engine;

import io.mountaineer.core.Settings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Memories of all hosts that were asked. */
final class HostMemories {

  private final Map<HostPort, HostMemory> all = new ConcurrentHashMap<>();

  /** Returns the memory of a host at the port of these settings. */
  HostMemory of(String host, Settings settings) {
    return all.computeIfAbsent(HostPort.of(host, settings), asked -> new HostMemory());
  }

  /** Forgets what was found out of each: before a sleep it was, and proves nothing after it. */
  void forgetVerdicts() {
    all.values().forEach(HostMemory::forgetVerdict);
  }

  /** Makes the direct probe the first one of every host again. */
  void tryDirectProbeAgain() {
    all.values().forEach(HostMemory::tryDirectProbeAgain);
  }
}

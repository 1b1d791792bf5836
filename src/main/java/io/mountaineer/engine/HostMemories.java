package io.mountaineer.engine;

import io.mountaineer.core.Settings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Memories of all hosts that were asked. */
final class HostMemories {

  private final Map<Address, HostMemory> all = new ConcurrentHashMap<>();

  /** Returns the memory of a host at the port of these settings. */
  HostMemory of(String host, Settings settings) {
    return all.computeIfAbsent(Address.of(host, settings), asked -> new HostMemory());
  }

  /** Forgets what was found out of each: before a sleep it was, and proves nothing after it. */
  void forgetVerdicts() {
    all.values().forEach(HostMemory::forgetVerdict);
  }

  /** Makes the direct probe the first one of every host again. */
  void tryDirectProbeAgain() {
    all.values().forEach(HostMemory::tryDirectProbeAgain);
  }

  /** Host and port that a probe goes to: what one port answers says nothing about another. */
  record Address(String host, int port) {

    static Address of(String host, Settings settings) {
      return new Address(host, settings.smbPort());
    }
  }
}

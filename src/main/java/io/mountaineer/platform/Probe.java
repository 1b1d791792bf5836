package io.mountaineer.platform;

import java.time.Duration;

/** Asks whether a host takes TCP connections on a port. */
public interface Probe {

  /**
   * Tries to connect, once per address of the host.
   *
   * @param limit bounds the whole call, name lookup included
   */
  Answer probe(String host, int port, Duration limit);

  /**
   * What came of it.
   *
   * @param detail the address that answered, or the reason why none did
   * @param refusedLocally whether the system said "no route to host": what a process without
   *     permission for the local network gets from macOS 15 on, although the host is up (Apple
   *     TN3179; cdzombak/runner#4)
   */
  record Answer(boolean connected, String detail, boolean refusedLocally) {
    public static Answer connected(String address) {
      return new Answer(true, address, false);
    }

    public static Answer failed(String reason) {
      return new Answer(false, reason, false);
    }
  }
}

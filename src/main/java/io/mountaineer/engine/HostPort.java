package io.mountaineer.engine;

import io.mountaineer.core.Settings;

/**
 * Host and port that are asked: what one port answers says nothing about another.
 *
 * <p>It is the key of maps that every command uses, so its equality is written out: that which a
 * record makes of itself is put together at run time, from thirty classes that no archive keeps.
 */
record HostPort(String host, int port) {

  /** Returns a host at the port of these settings. */
  static HostPort of(String host, Settings settings) {
    return new HostPort(host, settings.smbPort());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPort that && port == that.port && host.equals(that.host);
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + port;
  }
}

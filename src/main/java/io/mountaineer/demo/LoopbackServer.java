package io.mountaineer.demo;

import java.io.IOException;

/**
 * The demo's server: two addresses on loopback that listen on one port.
 *
 * @param thunderbolt the one with a cable to pull
 */
record LoopbackServer(LoopbackHost thunderbolt, LoopbackHost fallback) implements AutoCloseable {

  static LoopbackServer start() throws IOException {
    LoopbackHost first = LoopbackHost.at("127.0.0.1", 0);
    try {
      return new LoopbackServer(first, second(first.port()));
    } catch (IOException e) {
      first.close();
      throw e;
    }
  }

  /** Linux answers on all of 127/8; macOS has only 127.0.0.1 and ::1. */
  private static LoopbackHost second(int port) throws IOException {
    try {
      return LoopbackHost.at("127.0.0.2", port);
    } catch (IOException e) {
      return LoopbackHost.at("::1", port);
    }
  }

  int port() {
    return thunderbolt.port();
  }

  @Override
  public void close() {
    thunderbolt.close();
    fallback.close();
  }
}

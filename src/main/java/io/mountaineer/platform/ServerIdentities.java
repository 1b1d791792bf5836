package io.mountaineer.platform;

import io.mountaineer.core.ServerIdentity;
import java.time.Duration;

/** Source of the identities of SMB servers, asked without a login. */
@FunctionalInterface
public interface ServerIdentities {

  /**
   * Asks the server at a host and port which one it is.
   *
   * @param limit bounds the whole call, name lookup included
   * @return unknown if it does not answer within the limit, or not as an SMB2 server does
   */
  ServerIdentity of(String host, int port, Duration limit);

  /** Returns a source that knows no server. */
  static ServerIdentities none() {
    return (host, port, limit) -> new ServerIdentity.Unknown("servers cannot be asked");
  }
}

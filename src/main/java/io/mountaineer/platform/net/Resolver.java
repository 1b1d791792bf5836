package io.mountaineer.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host name; may take its time. */
@FunctionalInterface
public interface Resolver {

  /** Every address of the host, never none. */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The lookup of the system, mDNS included: {@code .local} goes to mDNSResponder. */
  static Resolver ofSystem() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}

package io.mountaineer.engine;

import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.Connection;
import io.mountaineer.platform.NetworkState.Connections;
import io.mountaineer.platform.NetworkState.Session;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bytes received from a mount's server up to one moment, by two counters of which either may be
 * missing.
 *
 * @param session that of the SMB session
 * @param servers addresses that the session's channels go to; empty when not known
 * @param socket that of the only connection of the kernel to the server's addresses
 * @param local this machine's end of that connection
 */
record ReceivedBytes(
    OptionalLong session, Set<String> servers, OptionalLong socket, Optional<String> local) {

  /** Comparison of two moments. */
  enum Comparison {
    GROWTH,
    STILL,
    /** No counter that both could read. */
    UNKNOWN
  }

  /** Reads the counters of this machine; no host is asked. */
  static ReceivedBytes read(NetworkState network, Session session, Set<String> server, int port) {
    List<Connection> own =
        network.kernelConnections() instanceof Connections.Known known
            ? known.all().stream()
                .filter(each -> each.port() == port && server.contains(each.server()))
                .toList()
            : List.of();
    // One of several may be another user's, or another mount's.
    Optional<Connection> only = own.size() == 1 ? Optional.of(own.get(0)) : Optional.empty();
    return new ReceivedBytes(
        session.receivedBytes(),
        session.channels().stream().map(Channel::server).collect(Collectors.toSet()),
        only.map(one -> OptionalLong.of(one.receivedBytes())).orElse(OptionalLong.empty()),
        only.map(Connection::local));
  }

  boolean isReadable() {
    return session.isPresent() || socket.isPresent();
  }

  Comparison since(ReceivedBytes earlier) {
    Comparison bySession =
        isOfAnotherSession(earlier) ? Comparison.UNKNOWN : compare(earlier.session, session);
    Comparison bySocket =
        local.equals(earlier.local) ? compare(earlier.socket, socket) : Comparison.UNKNOWN;
    if (bySession == Comparison.GROWTH || bySocket == Comparison.GROWTH) {
      return Comparison.GROWTH;
    }
    boolean isStill = bySession == Comparison.STILL || bySocket == Comparison.STILL;
    return isStill ? Comparison.STILL : Comparison.UNKNOWN;
  }

  /** A mount may have been replaced between two looks: sessions have no name of their own. */
  private boolean isOfAnotherSession(ReceivedBytes earlier) {
    boolean isOtherSocket =
        local.isPresent() && earlier.local.isPresent() && !local.equals(earlier.local);
    boolean goesElsewhere =
        !servers.isEmpty()
            && !earlier.servers.isEmpty()
            && Collections.disjoint(servers, earlier.servers);
    return isOtherSocket || goesElsewhere;
  }

  /** A counter that has shrunk belongs to a new session or connection. */
  private static Comparison compare(OptionalLong before, OptionalLong after) {
    if (before.isEmpty() || after.isEmpty() || after.getAsLong() < before.getAsLong()) {
      return Comparison.UNKNOWN;
    }
    return after.getAsLong() > before.getAsLong() ? Comparison.GROWTH : Comparison.STILL;
  }
}

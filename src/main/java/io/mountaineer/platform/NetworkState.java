package io.mountaineer.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Routes, links and connections as this machine sees them. No host is asked, so macOS refuses none
 * of this. Every method takes 0.3 s at most, but where it says otherwise, and never throws.
 */
public interface NetworkState {

  /** Returns the route to a numeric address. */
  Route routeTo(String address);

  /** Returns the link of a network interface, such as {@code bridge0}. */
  Link linkOf(String networkInterface);

  /** Returns the established connections of the kernel; those of SMB mounts are among them. */
  Connections kernelConnections();

  /** Returns the interface of the SMB session to a server's address; empty when not known. */
  Optional<String> sessionInterface(String serverAddress);

  /** Returns the network interface for a Thunderbolt cable; takes some seconds at most. */
  default ThunderboltBridge.Answer thunderboltBridge() {
    return new ThunderboltBridge.Answer.Unknown("nothing tells the interfaces");
  }

  /** Returns the SMB session of a mount, as the kernel knows it, not the server. */
  default Session session(Path volumePath) {
    return Session.UNKNOWN;
  }

  /** Route to an address. */
  sealed interface Route {

    /** Packets leave by this interface. */
    record Via(String networkInterface) implements Route {}

    /** The routing table has none. */
    record None() implements Route {}

    /** It could not be learned. */
    record Unknown(String why) implements Route {}

    /** Returns the interface by which packets leave, if one is known. */
    default Optional<String> leavesBy() {
      return this instanceof Via via ? Optional.of(via.networkInterface()) : Optional.empty();
    }
  }

  /** State of a link. */
  enum Link {
    ACTIVE,
    /** No cable, or nothing at its other end. */
    INACTIVE,
    UNKNOWN
  }

  /** Connections of the kernel. */
  sealed interface Connections {

    /** All of them. */
    record Known(List<Connection> all) implements Connections {}

    /** They could not be learned. */
    record Unknown(String why) implements Connections {}
  }

  /**
   * Established connection.
   *
   * @param local end of this machine with its port, which sets one connection apart from the next
   * @param server address of the other end, as the system spells it
   * @param port of the other end
   * @param receivedBytes so far
   */
  record Connection(String local, String server, int port, long receivedBytes) {}

  /**
   * SMB session.
   *
   * @param channels its connections; empty when not known
   * @param receivedBytes over all of them so far; empty when not known
   */
  record Session(List<Channel> channels, OptionalLong receivedBytes) {
    static final Session UNKNOWN = new Session(List.of(), OptionalLong.empty());

    public Session {
      channels = List.copyOf(channels);
    }
  }

  /**
   * Connection of a session.
   *
   * @param networkInterface by which it leaves; empty when not known
   * @param server address of the other end
   */
  record Channel(ChannelState state, Optional<String> networkInterface, String server) {}

  /** State of a channel. */
  enum ChannelState {
    /** By the client's own timers, which notice a dead server only after 12 s and more. */
    ACTIVE,
    /** The client has given it up, or tries to get it back. */
    LOST,
    /** A spare one, or none of these. */
    OTHER
  }

  /** Returns the state of a machine of which nothing is known. */
  static NetworkState unknown() {
    return new NetworkState() {
      @Override
      public Route routeTo(String address) {
        return new Route.Unknown("nothing tells the routes");
      }

      @Override
      public Link linkOf(String networkInterface) {
        return Link.UNKNOWN;
      }

      @Override
      public Connections kernelConnections() {
        return new Connections.Unknown("nothing tells the connections");
      }

      @Override
      public Optional<String> sessionInterface(String serverAddress) {
        return Optional.empty();
      }
    };
  }
}

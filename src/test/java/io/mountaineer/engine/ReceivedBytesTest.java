package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.engine.ReceivedBytes.Comparison;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.NetworkState.Connection;
import io.mountaineer.platform.NetworkState.Connections;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.NetworkState.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceivedBytesTest {

  private static final String SERVER = "10.10.10.1";
  private static final String SOCKET = "10.10.10.2.50001";

  @Test
  void moreBytesOfTheSameSessionAreGrowth() {
    ReceivedBytes before = bySession(SERVER, 100);

    assertEquals(Comparison.GROWTH, bySession(SERVER, 101).since(before));
    assertEquals(Comparison.STILL, bySession(SERVER, 100).since(before));
    assertEquals(Comparison.UNKNOWN, bySession(SERVER, 99).since(before));
  }

  @Test
  void aSessionToAnotherAddressIsComparedWithNothing() {
    assertEquals(Comparison.UNKNOWN, bySession("192.168.1.5", 5000).since(bySession(SERVER, 100)));
  }

  @Test
  void aSessionOfAnotherSocketIsComparedWithNothing() {
    ReceivedBytes before = read(session(SERVER, OptionalLong.of(100)), SOCKET, 100);
    ReceivedBytes after = read(session(SERVER, OptionalLong.of(5000)), "10.10.10.2.50002", 5000);

    assertEquals(Comparison.UNKNOWN, after.since(before));
  }

  @Test
  void moreBytesOfTheSameSocketAreGrowth() {
    ReceivedBytes before = read(session(SERVER, OptionalLong.empty()), SOCKET, 100);

    assertEquals(
        Comparison.GROWTH, read(session(SERVER, OptionalLong.empty()), SOCKET, 101).since(before));
  }

  private static ReceivedBytes bySession(String server, long bytes) {
    Session session = session(server, OptionalLong.of(bytes));
    return ReceivedBytes.read(NetworkState.unknown(), session, Set.of(server), 445);
  }

  private static ReceivedBytes read(Session session, String local, long bytes) {
    Connections all = new Connections.Known(List.of(new Connection(local, SERVER, 445, bytes)));
    return ReceivedBytes.read(new Sockets(all), session, Set.of(SERVER), 445);
  }

  private static Session session(String server, OptionalLong bytes) {
    Channel channel = new Channel(ChannelState.ACTIVE, Optional.of("bridge0"), server);
    return new Session(List.of(channel), bytes);
  }

  private record Sockets(Connections kernelConnections) implements NetworkState {
    @Override
    public Route routeTo(String address) {
      return new Route.Unknown("");
    }

    @Override
    public Link linkOf(String networkInterface) {
      return Link.UNKNOWN;
    }

    @Override
    public Optional<String> sessionInterface(String serverAddress) {
      return Optional.empty();
    }
  }
}

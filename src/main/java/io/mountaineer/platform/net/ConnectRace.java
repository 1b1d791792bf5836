package io.mountaineer.platform.net;

import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Race of connections to several addresses, without a thread for each; the first that answers wins.
 * More may join while it runs.
 */
final class ConnectRace implements AutoCloseable {

  /**
   * Errors by which a machine refuses to send, beside EHOSTUNREACH: no route to the net, an
   * interface that is down or has lost its address, a packet filter.
   */
  private static final Set<String> REFUSED_LOCALLY =
      Set.of(
          "Network is unreachable",
          "Network is down",
          "Cannot assign requested address",
          "Can't assign requested address",
          "Operation not permitted",
          "Permission denied");

  private final int port;
  private final Selector selector = Selector.open();
  private final Map<InetAddress, Kind> joined = new LinkedHashMap<>();
  private Optional<String> winner = Optional.empty();
  private Optional<SocketChannel> open = Optional.empty();
  private Optional<String> firstFailure = Optional.empty();

  ConnectRace(int port) throws IOException {
    this.port = port;
  }

  void join(List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      if (joined.putIfAbsent(address, Kind.TIMED_OUT) == null) {
        start(address);
      }
    }
  }

  /** Waits for an event, at most so long. May be woken up early. */
  void await(long millis) throws IOException {
    selector.select(Math.max(1, millis));
    for (SelectionKey key : selector.selectedKeys()) {
      finish(key);
    }
    selector.selectedKeys().clear();
  }

  void wakeUp() {
    selector.wakeup();
  }

  Optional<Answer> success() {
    return winner.map(Answer::connected);
  }

  /** Hands over the first connection that was made, in blocking mode; the caller closes it. */
  Optional<SocketChannel> takeConnection() throws IOException {
    Optional<SocketChannel> taken = open;
    open = Optional.empty();
    if (taken.isPresent()) {
      taken.get().configureBlocking(true);
    }
    return taken;
  }

  boolean isAnyRunning() {
    return selector.keys().stream().anyMatch(SelectionKey::isValid);
  }

  boolean isEmpty() {
    return joined.isEmpty();
  }

  /** Returns why no address won: the failure of the first, or else the silence of all. */
  Answer failure(String ofSilence) {
    Map<String, Kind> tried = new LinkedHashMap<>();
    joined.forEach((address, kind) -> tried.put(address.getHostAddress(), kind));
    String reason = firstFailure.orElse(ofSilence);
    return tried.isEmpty() ? Answer.noAddress(reason) : Answer.unconnected(reason, tried);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      if (key.isValid()) {
        key.channel().close();
      }
    }
    selector.close();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private void start(InetAddress address) {
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.configureBlocking(false);
        boolean connected = channel.connect(new InetSocketAddress(address, port));
        if (connected) {
          win(address, channel);
        } else {
          channel.register(selector, SelectionKey.OP_CONNECT, address);
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      note(address, e);
    }
  }

  private void finish(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    InetAddress address = (InetAddress) key.attachment();
    try {
      if (channel.finishConnect()) {
        key.cancel(); // A channel with a selector cannot be handed over in blocking mode.
        win(address, channel);
        return;
      }
    } catch (IOException e) {
      note(address, e);
    }
    channel.close();
  }

  private void win(InetAddress address, SocketChannel channel) throws IOException {
    joined.put(address, Kind.CONNECTED);
    if (winner.isEmpty()) {
      winner = Optional.of(address.getHostAddress());
      open = Optional.of(channel);
    } else {
      channel.close();
    }
  }

  /** As a reason for people, a refusal beats the rest: the host is up, only the service is not. */
  void note(InetAddress address, Exception failure) {
    Kind kind = kind(failure);
    joined.put(address, kind);
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (firstFailure.isEmpty() || kind == Kind.REFUSED_BY_PEER) {
      firstFailure = Optional.of(text);
    }
  }

  /** A failure of no known kind, such as a lack of descriptors, proves nothing of the host. */
  private static Kind kind(Exception failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure instanceof NoRouteToHostException || REFUSED_LOCALLY.contains(text)) {
      return Kind.NO_ROUTE;
    }
    if (text.endsWith("timed out") || text.equals("Host is down")) {
      return Kind.TIMED_OUT;
    }
    return failure instanceof ConnectException ? Kind.REFUSED_BY_PEER : Kind.NO_VERDICT;
  }
}

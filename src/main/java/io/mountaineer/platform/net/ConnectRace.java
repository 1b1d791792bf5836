package io.mountaineer.platform.net;

import io.mountaineer.platform.Probe.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Connects to several addresses at once, without a thread for each; the first that answers wins.
 * More may join while it runs.
 */
final class ConnectRace implements AutoCloseable {

  private final int port;
  private final Selector selector = Selector.open();
  private final Set<InetAddress> joined = new HashSet<>();
  private Optional<String> winner = Optional.empty();
  private Optional<String> firstFailure = Optional.empty();
  private boolean refusedLocally;

  ConnectRace(int port) throws IOException {
    this.port = port;
  }

  void join(List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      if (joined.add(address)) {
        start(address);
      }
    }
  }

  /** Waits for something to happen, at most so long. May be woken up early. */
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

  boolean isAnyoneRunning() {
    return selector.keys().stream().anyMatch(SelectionKey::isValid);
  }

  /** Why nobody won: what the first address said, or else that none said anything. */
  Answer failure(String ofSilence) {
    return new Answer(false, firstFailure.orElse(ofSilence), refusedLocally);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void start(InetAddress address) {
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.configureBlocking(false);
        boolean connected = channel.connect(new InetSocketAddress(address, port));
        if (connected) {
          win(address);
          channel.close();
        } else {
          channel.register(selector, SelectionKey.OP_CONNECT, address);
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      note(e);
    }
  }

  private void finish(SelectionKey key) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    try (channel) {
      if (channel.finishConnect()) {
        win((InetAddress) key.attachment());
      }
    } catch (IOException e) {
      note(e);
    }
  }

  private void win(InetAddress address) {
    if (winner.isEmpty()) {
      winner = Optional.of(address.getHostAddress());
    }
  }

  /** A refusal beats the rest: it proves that the host is up and only the service is not. */
  void note(Exception failure) {
    refusedLocally |= failure instanceof NoRouteToHostException;
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (firstFailure.isEmpty() || failure instanceof ConnectException) {
      firstFailure = Optional.of(text);
    }
  }
}

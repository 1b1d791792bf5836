package io.mountaineer.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Server of the demo: two addresses on loopback that listen on one port.
 *
 * @param thunderbolt the one with a cable to pull
 */
record LoopbackServer(Host thunderbolt, Host fallback) implements AutoCloseable {

  static LoopbackServer start() throws IOException {
    Host first = Host.at("127.0.0.1", 0);
    try {
      return new LoopbackServer(first, second(first.port()));
    } catch (IOException e) {
      first.close();
      throw e;
    }
  }

  /** Linux answers on all of 127/8; macOS has only 127.0.0.1 and ::1. */
  private static Host second(int port) throws IOException {
    try {
      return Host.at("127.0.0.2", port);
    } catch (IOException e) {
      return Host.at("::1", port);
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

  /** Address of the server: a real listener on loopback, with a cable to pull. */
  static final class Host implements AutoCloseable {

    private final InetAddress address;
    private final int port;
    private ServerSocket listener;

    private Host(InetAddress address, ServerSocket listener) {
      this.address = address;
      this.port = listener.getLocalPort();
      serve(listener);
    }

    /**
     * Makes a host that answers.
     *
     * @param port 0 for any free one
     */
    static Host at(String numericAddress, int port) throws IOException {
      InetAddress address = InetAddress.getByName(numericAddress);
      return new Host(address, listen(address, port));
    }

    String name() {
      return address.getHostAddress();
    }

    int port() {
      return port;
    }

    /** Refuses connects from now on. */
    synchronized void pullCable() {
      if (listener != null) {
        close(listener);
        listener = null;
      }
    }

    synchronized void plugIn() throws IOException {
      if (listener == null) {
        serve(listen(address, port));
      }
    }

    @Override
    public void close() {
      pullCable();
    }

    private static ServerSocket listen(InetAddress address, int port) throws IOException {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return socket;
    }

    private synchronized void serve(ServerSocket socket) {
      listener = socket;
      Thread thread = new Thread(() -> acceptAll(socket), "demo-host");
      thread.setDaemon(true);
      thread.start();
    }

    /** A probe needs no more than its connect. */
    private static void acceptAll(ServerSocket socket) {
      try {
        while (true) {
          try (Socket caller = socket.accept()) {
            caller.shutdownOutput();
          }
        }
      } catch (IOException e) {
        // The cable was pulled.
        close(socket);
      }
    }

    private static void close(ServerSocket socket) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a listener of the demo cannot be closed", e);
      }
    }
  }
}

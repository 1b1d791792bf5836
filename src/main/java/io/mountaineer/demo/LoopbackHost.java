package io.mountaineer.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** One address of the demo's server: a real listener on loopback, with a cable to pull. */
final class LoopbackHost implements AutoCloseable {

  private final InetAddress address;
  private final int port;
  private ServerSocket listener;

  private LoopbackHost(InetAddress address, ServerSocket listener) {
    this.address = address;
    this.port = listener.getLocalPort();
    serve(listener);
  }

  /**
   * A host that answers.
   *
   * @param port 0 for any free one
   */
  static LoopbackHost at(String numericAddress, int port) throws IOException {
    InetAddress address = InetAddress.getByName(numericAddress);
    return new LoopbackHost(address, listen(address, port));
  }

  String name() {
    return address.getHostAddress();
  }

  int port() {
    return port;
  }

  /** From now on connects are refused. */
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

  /** A probe only wants its connect to succeed. */
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

package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A host that a probe can reach while its cable is plugged in: a listener on a loopback address for
 * the program, and a file for the stand-ins, which then say the same.
 */
final class LoopbackServer implements AutoCloseable {

  /** Below the range from which systems take ports for outgoing connections. */
  private static final int LOWEST_PORT = 20_000;

  private static final int PORTS = 12_000;

  /** Header of an answer, and its fields up to the GUID: SMB 3.0.2 (MS-SMB2 2.2.4). */
  private static final String NEGOTIATED =
      "fe534d4240000000000000000000010001000000" + "00".repeat(44) + "4100010002030000";

  /** Fields after the GUID, of no interest to anyone here. */
  private static final String REST = "00".repeat(40);

  private final String host;
  private final int port;
  private final Path downFile;
  private volatile Optional<String> guid = Optional.empty();
  private ServerSocket listener;

  /**
   * A host whose cable is plugged in.
   *
   * @param down folder of the stand-in Mac that names the hosts that do not answer
   */
  LoopbackServer(String host, int port, Path down) {
    this.host = host;
    this.port = port;
    this.downFile = down.resolve(host);
    listen();
  }

  /** Returns a port that is free on every loopback address. */
  static int freePort() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (IOException e) {
        continue; // in use: take another
      }
    }
    throw new IllegalStateException("no free port");
  }

  String host() {
    return host;
  }

  /** Stops all answers of the host. */
  void pullCable() {
    refuseJava();
    try {
      Files.createFile(downFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps only this JVM's like from connecting, as if macOS kept Java from the local network. */
  void refuseJava() {
    close();
  }

  /** Takes connections, but answers no request. */
  void freeze() {
    try {
      Files.createFile(frozenFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path frozenFile() {
    return downFile.getParent().resolveSibling("frozen").resolve(host);
  }

  /** Introduces itself as an SMB server with this GUID, in 32 digits as they are sent. */
  void isServer(String newGuid) {
    guid = Optional.of(newGuid);
  }

  /** Answers again, whatever was wrong. */
  void plugIn() {
    close();
    try {
      Files.deleteIfExists(downFile);
      Files.deleteIfExists(frozenFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Another program of this machine may have taken the port meanwhile, for a connection of its
    // own.
    Await.until(host + " listens again", this::listens);
  }

  private boolean listens() {
    try {
      listen();
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private void listen() {
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerSocket mine = listener;
    Thread door = new Thread(() -> greet(mine), "door of " + host);
    door.setDaemon(true);
    door.start();
  }

  private void greet(ServerSocket door) {
    while (!door.isClosed()) {
      try (Socket guest = door.accept()) {
        if (guid.isPresent()) {
          guest.setSoTimeout(1_000);
          introduce(guest, guid.get());
        }
      } catch (IOException e) {
        continue; // the door was closed, or the guest has left already
      }
    }
  }

  /** Answers a NEGOTIATE request; a probe asks nothing and leaves. */
  private static void introduce(Socket guest, String guid) throws IOException {
    byte[] frame = guest.getInputStream().readNBytes(4);
    if (frame.length == 4) {
      guest.getInputStream().readNBytes(ByteBuffer.wrap(frame).getInt());
      guest.getOutputStream().write(HexFormat.of().parseHex("00000080" + NEGOTIATED + guid + REST));
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

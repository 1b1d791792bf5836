package io.mountaineer.screen;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * X11 selection {@code _NET_SYSTEM_TRAY_S0}, which a program owns where there is a tray, as {@code
 * SystemTray.isSupported} asks for it. No program for scripts prints the owner of a selection, so
 * this asks the display itself, with three requests of the X protocol, version 11.
 */
final class TraySelection {

  private static final String NAME = "_NET_SYSTEM_TRAY_S0";
  private static final int INTERN_ATOM = 16;
  private static final int GET_SELECTION_OWNER = 23;
  private static final int REPLY_BYTES = 32;

  private TraySelection() {}

  /**
   * Returns whether a program owns the selection now.
   *
   * @param number number of the display on this machine
   * @throws IOException if the display ended
   */
  static boolean isOwned(int number) throws IOException {
    var address = UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number);
    try (SocketChannel channel = SocketChannel.open(address)) {
      connect(channel);
      int atom = internAtom(channel);
      return selectionOwner(channel, atom) != 0;
    }
  }

  /**
   * Opens the connection without a password; the answer gives its length in words of four bytes.
   */
  private static void connect(SocketChannel channel) throws IOException {
    send(channel, request(12).put((byte) 'l').put((byte) 0).putShort((short) 11));
    ByteBuffer head = receive(channel, 8);
    if (head.get(0) != 1) {
      throw new IOException("the display refuses the connection");
    }
    receive(channel, 4 * Short.toUnsignedInt(head.getShort(6)));
  }

  private static int internAtom(SocketChannel channel) throws IOException {
    byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
    int words = 2 + (name.length + 3) / 4;
    ByteBuffer request = request(4 * words).put((byte) INTERN_ATOM).put((byte) 0);
    request.putShort((short) words).putShort((short) name.length).putShort((short) 0).put(name);
    send(channel, request);
    return receive(channel, REPLY_BYTES).getInt(8);
  }

  private static int selectionOwner(SocketChannel channel, int atom) throws IOException {
    ByteBuffer request = request(8).put((byte) GET_SELECTION_OWNER).put((byte) 0);
    send(channel, request.putShort((short) 2).putInt(atom));
    return receive(channel, REPLY_BYTES).getInt(8);
  }

  private static ByteBuffer request(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void send(SocketChannel channel, ByteBuffer request) throws IOException {
    request.rewind();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  private static ByteBuffer receive(SocketChannel channel, int bytes) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (answer.hasRemaining()) {
      if (channel.read(answer) < 0) {
        throw new EOFException("the display closed the connection");
      }
    }
    return answer;
  }
}

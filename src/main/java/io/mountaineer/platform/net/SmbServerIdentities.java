package io.mountaineer.platform.net;

import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Unknown;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.ServerIdentities;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Identities of SMB servers by one NEGOTIATE request each: one message out, one in, no login. The
 * connection is made like that of a probe, and is this JVM's: macOS may refuse it (Local Network)
 * although its own client may connect.
 */
public final class SmbServerIdentities implements ServerIdentities {

  /** Far above any real answer, which is some hundred bytes long. */
  private static final int LONGEST_ANSWER = 64 << 10;

  private final DnsCache addresses;

  public SmbServerIdentities(DnsCache addresses) {
    this.addresses = addresses;
  }

  @Override
  public ServerIdentity of(String host, int port, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try (ConnectRace race = new ConnectRace(port)) {
      Answer answer = new ConnectAttempt(race, addresses, host, limit).run();
      Optional<SocketChannel> connection = race.takeConnection();
      return connection.isPresent()
          ? negotiate(connection.get(), end)
          : new Unknown(reason(answer));
    } catch (SocketTimeoutException e) {
      return new Unknown("it did not answer within " + limit.toMillis() + " ms");
    } catch (IOException e) {
      return new Unknown("the connection ended: " + e.getMessage());
    }
  }

  private static String reason(Answer answer) {
    return answer.refusedLocally()
        ? "this machine refuses to connect to it (" + answer.detail() + ")"
        : answer.detail();
  }

  private static ServerIdentity negotiate(SocketChannel connection, long end) throws IOException {
    try (connection) {
      Socket socket = connection.socket();
      // Shorter than any send buffer, so that it never waits.
      socket
          .getOutputStream()
          .write(SmbNegotiate.request(bytes -> ThreadLocalRandom.current().nextBytes(bytes)));
      int length = SmbNegotiate.length(read(socket, SmbNegotiate.FRAME, end));
      if (length < 0 || length > LONGEST_ANSWER) {
        return new Unknown("it does not answer as an SMB server does");
      }
      return SmbNegotiate.identity(read(socket, length, end));
    }
  }

  /** Reads so many bytes; each of them may come alone, and the limit is one for all. */
  private static byte[] read(Socket socket, int length, long end) throws IOException {
    byte[] bytes = new byte[length];
    InputStream in = socket.getInputStream();
    for (int count = 0; count < length; ) {
      long millisLeft = (end - System.nanoTime()) / 1_000_000;
      if (millisLeft <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) Math.min(millisLeft, Integer.MAX_VALUE));
      int more = in.read(bytes, count, length - count);
      if (more < 0) {
        throw new EOFException("closed by the server");
      }
      count += more;
    }
    return bytes;
  }
}

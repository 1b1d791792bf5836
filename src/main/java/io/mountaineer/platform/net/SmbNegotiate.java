package io.mountaineer.platform.net;

import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * First message of an SMB2 connection and its answer, by the layout that Microsoft publishes in
 * MS-SMB2 (2.1 transport, 2.2.1.2 header, 2.2.3 request, 2.2.4 response). Neither is part of a
 * login.
 */
final class SmbNegotiate {

  /** Length of the header before a message: a zero and three bytes with the message's length. */
  static final int FRAME = 4;

  /** Length of an SMB2 header. */
  private static final int HEADER = 64;

  /** Length of a response without the security buffer and the contexts at its end. */
  static final int SHORTEST_RESPONSE = HEADER + 64;

  private static final int SMB_3_1_1 = 0x0311;

  /** SMB 2.0.2, 2.1, 3.0, 3.0.2 and 3.1.1, as every client of today offers them. */
  private static final List<Integer> DIALECTS = List.of(0x0202, 0x0210, 0x0300, 0x0302, SMB_3_1_1);

  /** Length of the header of a negotiate context (2.2.3.1). */
  private static final int CONTEXT = 8;

  private static final int SMB2 = 0x424d53fe;
  private static final int SMB1 = 0x424d53ff;
  private static final int SIGNING_ENABLED = 1;
  private static final int PREAUTH_INTEGRITY = 1;
  private static final int SHA_512 = 1;
  private static final int SALT = 32;
  private static final int ENCRYPTION = 2;
  private static final List<Integer> CIPHERS = List.of(1, 2); // AES-128 in CCM and GCM mode

  private SmbNegotiate() {}

  /** Source of bytes without a meaning. */
  @FunctionalInterface
  interface RandomBytes {
    void fill(byte[] bytes);
  }

  /** Returns a request with its frame; client and salt are random, as no login follows. */
  static byte[] request(RandomBytes random) {
    ByteBuffer message = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    message.position(FRAME);
    putHeader(message);
    putBody(message, random);
    putContexts(message, random);
    int length = message.position() - FRAME;
    message.order(ByteOrder.BIG_ENDIAN).putInt(0, length);
    byte[] bytes = new byte[FRAME + length];
    message.get(0, bytes);
    return bytes;
  }

  /** All other fields of the header of a first request are zero. */
  private static void putHeader(ByteBuffer message) {
    int start = message.position();
    message.putInt(SMB2).putShort((short) HEADER);
    message.putShort(start + 14, (short) 1); // One credit is asked for.
    message.position(start + HEADER);
  }

  private static void putBody(ByteBuffer message, RandomBytes random) {
    int contexts = aligned(HEADER + 36 + 2 * DIALECTS.size());
    message.putShort((short) 36);
    message.putShort((short) DIALECTS.size());
    message.putShort((short) SIGNING_ENABLED);
    message.putShort((short) 0);
    message.putInt(0); // No capability, as nothing follows that would use one.
    message.put(filled(random, ServerGuid.LENGTH));
    message.putInt(contexts).putShort((short) 2).putShort((short) 0);
    DIALECTS.forEach(dialect -> message.putShort(dialect.shortValue()));
    message.position(FRAME + contexts);
  }

  /** A client of SMB 3.1.1 has to send the first of them (MS-SMB2 3.2.4.2.2.2); all send both. */
  private static void putContexts(ByteBuffer message, RandomBytes random) {
    message.putShort((short) PREAUTH_INTEGRITY).putShort((short) (6 + SALT)).putInt(0);
    message.putShort((short) 1).putShort((short) SALT).putShort((short) SHA_512);
    message.put(filled(random, SALT));
    message.position(FRAME + aligned(message.position() - FRAME));
    message.putShort((short) ENCRYPTION).putShort((short) (2 + 2 * CIPHERS.size())).putInt(0);
    message.putShort((short) CIPHERS.size());
    CIPHERS.forEach(cipher -> message.putShort(cipher.shortValue()));
  }

  private static byte[] filled(RandomBytes random, int length) {
    byte[] bytes = new byte[length];
    random.fill(bytes);
    return bytes;
  }

  /** Contexts begin at multiples of eight bytes from the start of the SMB2 header. */
  private static int aligned(int offset) {
    return (offset + 7) / 8 * 8;
  }

  /** Returns the length of the message after this frame, or -1 if it is none of a message. */
  static int length(byte[] frame) {
    int header = ByteBuffer.wrap(frame).getInt();
    return header >>> 24 == 0 ? header : -1;
  }

  /**
   * Returns who answered.
   *
   * @param message answer without its frame, of any content
   */
  static ServerIdentity identity(byte[] message) {
    ByteBuffer answer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    int protocol = message.length < 4 ? 0 : answer.getInt(0);
    if (protocol == SMB1) {
      return new Unknown("it speaks SMB1 only");
    }
    if (protocol != SMB2 || message.length < HEADER || !isResponse(answer)) {
      return new Unknown("it does not answer as an SMB2 server does");
    }
    int status = answer.getInt(8);
    if (status != 0) {
      return new Unknown(
          String.format(Locale.ROOT, "it refuses to negotiate (status 0x%08x)", status));
    }
    return message.length < SHORTEST_RESPONSE || answer.getShort(HEADER) != 65
        ? new Unknown("its answer is no NEGOTIATE response")
        : negotiated(answer);
  }

  /** The first response of a connection, and the only one to be expected. */
  private static boolean isResponse(ByteBuffer answer) {
    boolean isNegotiate = answer.getShort(12) == 0;
    boolean isFromServer = (answer.getInt(16) & 1) == 1;
    return answer.getShort(4) == HEADER && isNegotiate && isFromServer && answer.getLong(24) == 0;
  }

  private static ServerIdentity negotiated(ByteBuffer answer) {
    int dialect = Short.toUnsignedInt(answer.getShort(HEADER + 4));
    if (!DIALECTS.contains(dialect)) {
      return new Unknown(
          String.format(Locale.ROOT, "it chose a dialect that was not offered (0x%04x)", dialect));
    }
    if (!holdsSecurityBuffer(answer) || dialect == SMB_3_1_1 && !holdsContexts(answer)) {
      return new Unknown("its answer contradicts itself");
    }
    byte[] bytes = new byte[ServerGuid.LENGTH];
    answer.get(HEADER + 8, bytes);
    ServerGuid guid = ServerGuid.of(bytes);
    return guid.isZero() ? new Unknown("it tells no GUID") : new Known(guid);
  }

  /** Returns whether the token for a login, if any, lies where the response says. */
  private static boolean holdsSecurityBuffer(ByteBuffer answer) {
    int offset = Short.toUnsignedInt(answer.getShort(HEADER + 56));
    int length = Short.toUnsignedInt(answer.getShort(HEADER + 58));
    return length == 0 || offset >= SHORTEST_RESPONSE && offset + length <= answer.limit();
  }

  /** SMB 3.1.1 has one context about preauthentication, or a client must give up (3.2.5.2). */
  private static boolean holdsContexts(ByteBuffer answer) {
    int count = Short.toUnsignedInt(answer.getShort(HEADER + 6));
    long offset = Integer.toUnsignedLong(answer.getInt(HEADER + 60));
    int preauthentications = 0;
    for (int i = 0; i < count; i++) {
      if (offset < SHORTEST_RESPONSE || offset + CONTEXT > answer.limit()) {
        return false;
      }
      int at = (int) offset;
      preauthentications += answer.getShort(at) == PREAUTH_INTEGRITY ? 1 : 0;
      int end = at + CONTEXT + Short.toUnsignedInt(answer.getShort(at + 2));
      if (end > answer.limit()) {
        return false;
      }
      offset = aligned(end);
    }
    return preauthentications == 1;
  }
}

package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Request and answers by MS-SMB2 2.2.3 and 2.2.4; recorded answers are public ones. */
class SmbNegotiateTest {

  /** A message may end with bytes that belong to nothing in it. */
  private static final int PADDING = 8;

  private static final int FUZZED = 20_000;

  @Test
  void theRequestHasTheLayoutOfTheProtocol() {
    byte[] bytes = SmbNegotiate.request(random -> Arrays.fill(random, (byte) 0x5a));
    ByteBuffer request = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

    assertEquals(bytes.length - 4, SmbNegotiate.length(Arrays.copyOf(bytes, 4)));
    assertEquals(
        "fe534d4240000000000000000000010000000000000000000000000000000000" + "00".repeat(32),
        hex(bytes, 4, 64),
        "header: protocol, length, one credit");
    int body = 4 + 64;
    assertEquals("240005000100000000000000", hex(bytes, body, 12), "36, 5 dialects, signing");
    assertEquals("5a".repeat(16), hex(bytes, body + 12, 16), "client GUID");
    assertEquals("02021002000302031103", hex(bytes, body + 36, 10), "dialects");
    int contexts = 4 + request.getInt(body + 28);
    assertEquals(0, (contexts - 4) % 8, "contexts are aligned");
    assertEquals(2, request.getShort(body + 32), "number of contexts");
    assertEquals(
        "01002600000000000100200001005a5a", hex(bytes, contexts, 16), "preauth integrity and salt");
    assertEquals(
        "0200060000000000020001000200", hex(bytes, contexts + 48, 14), "encryption is last");
    assertEquals(contexts + 48 + 14, bytes.length);
  }

  @ParameterizedTest
  @CsvSource({
    "smb-negotiate-01-storage, 172a8c8a-f2f5-5e4e-b278-dd8aaa90d42e, ",
    "smb-negotiate-02-samba, 00396d76-0000-0000-0000-000000000000, vm9"
  })
  void recordedAnswersAreRead(String recording, String guid, String name) {
    ServerIdentity identity = SmbNegotiate.identity(Recordings.of(recording));

    ServerGuid found = assertInstanceOf(Known.class, identity).guid();
    assertEquals(guid, found.toString());
    assertEquals(Optional.ofNullable(name), found.name());
  }

  /** Answer to a client that began with SMB1: Windows asks it to negotiate once more. */
  @Test
  void aDialectThatWasNotOfferedProvesNothing() {
    assertEquals(
        new Unknown("it chose a dialect that was not offered (0x02ff)"),
        SmbNegotiate.identity(Recordings.of("smb-negotiate-03-windows-wildcard")));
  }

  @Test
  void aServerThatOnlySpeaksSmb1IsUnknown() {
    byte[] answer = HexFormat.of().parseHex("ff534d4272" + "00".repeat(60));

    assertEquals(new Unknown("it speaks SMB1 only"), SmbNegotiate.identity(answer));
  }

  @Test
  void aServerThatReportsNoGuidIsUnknown() {
    byte[] answer = Recordings.of("smb-negotiate-02-samba");
    Arrays.fill(answer, 72, 88, (byte) 0);

    assertEquals(new Unknown("it tells no GUID"), SmbNegotiate.identity(answer));
  }

  @Test
  void aRefusalIsUnknown() {
    byte[] answer = Recordings.of("smb-negotiate-02-samba");
    ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 0xc00000bb);

    assertEquals(
        new Unknown("it refuses to negotiate (status 0xc00000bb)"), SmbNegotiate.identity(answer));
  }

  /** Offset and byte: protocol, header length, command, direction, message and structure size. */
  @ParameterizedTest
  @CsvSource({"0, 0", "4, 63", "12, 1", "16, 0", "24, 1", "64, 66", "69, 9"})
  void anythingElseIsUnknown(int offset, int value) {
    byte[] answer = Recordings.of("smb-negotiate-02-samba");
    answer[offset] = (byte) value;

    assertInstanceOf(Unknown.class, SmbNegotiate.identity(answer));
  }

  /** A token and contexts that lie elsewhere than the answer says (MS-SMB2 2.2.4, 2.2.4.1). */
  @ParameterizedTest
  @CsvSource({
    "smb-negotiate-01-storage, 120, 127", // the token begins inside of the response
    "smb-negotiate-01-storage, 123, 255", // it ends after the message
    "smb-negotiate-01-storage, 70, 0", // no context
    "smb-negotiate-01-storage, 71, 1", // more contexts than there are
    "smb-negotiate-01-storage, 124, 0", // they begin inside of the response
    "smb-negotiate-01-storage, 127, 127" // or far away
  })
  void anAnswerThatContradictsItselfIsUnknown(String recording, int offset, int value) {
    byte[] answer = Recordings.of(recording);
    answer[offset] = (byte) value;

    assertEquals(new Unknown("its answer contradicts itself"), SmbNegotiate.identity(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"smb-negotiate-01-storage", "smb-negotiate-02-samba"})
  void anAnswerThatEndsTooEarlyIsUnknown(String recording) {
    byte[] answer = Recordings.of(recording);
    for (int length = 0; length < answer.length - PADDING; length++) {
      assertInstanceOf(Unknown.class, SmbNegotiate.identity(Arrays.copyOf(answer, length)));
    }
  }

  @Test
  void onlyAFrameOfAMessageHasALength() {
    assertEquals(0x01_0000, SmbNegotiate.length(new byte[] {0, 1, 0, 0}));
    assertEquals(0xff_ffff, SmbNegotiate.length(new byte[] {0, -1, -1, -1}));
    assertEquals(-1, SmbNegotiate.length(new byte[] {(byte) 0x85, 0, 0, 0}));
    assertEquals(-1, SmbNegotiate.length("HTTP".getBytes(StandardCharsets.US_ASCII)));
  }

  /** Whatever comes is read or unknown, and only the bytes at its place are a GUID. */
  @Test
  void damagedAnswersAreReadOrUnknown() {
    byte[] whole = Recordings.of("smb-negotiate-01-storage");
    long seed = Long.getLong("mountaineer.fuzz.seed", 20260105);
    for (int number = 0; number < FUZZED; number++) {
      byte[] damaged = damaged(whole, new Random(seed * 1_000_003 + number));
      String message =
          "-Dmountaineer.fuzz.seed=" + seed + ", number " + number + ": " + hex(damaged);
      try {
        if (SmbNegotiate.identity(damaged) instanceof Known known) {
          assertEquals(hex(damaged, 72, 16), known.guid().hex(), message);
        }
      } catch (RuntimeException thrown) {
        throw new AssertionError(message, thrown);
      }
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] damaged = Arrays.copyOf(whole, random.nextInt(2 * whole.length));
    for (int edits = random.nextInt(4); edits > 0 && damaged.length > 0; edits--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String hex(byte[] bytes, int from, int length) {
    return HexFormat.of().formatHex(bytes, from, from + length);
  }
}

package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import io.mountaineer.platform.SteppedClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks listeners on the loopback interface, which answer as good and bad servers do. */
@Timeout(60)
class SmbServerIdentitiesTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final ServerGuid RECORDED = new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d42e");

  private final StalledResolver resolver = new StalledResolver();
  private final SmbServerIdentities servers =
      new SmbServerIdentities(new DnsCache(resolver, new SteppedClock()));
  private ServerSocket listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    resolver.release();
    listener.close();
  }

  @Test
  void aServerReportsItsGuid() {
    answer(out -> out.write(framed(Recordings.of("smb-negotiate-01-storage"))));

    assertEquals(new Known(RECORDED), ask(LONG));
  }

  @Test
  void itIsAskedByOneMessageAndNothingComesAfterTheAnswer() throws Exception {
    CompletableFuture<byte[]> heard = new CompletableFuture<>();
    server(
        (in, out) -> {
          byte[] frame = in.readNBytes(4);
          byte[] request = in.readNBytes(ByteBuffer.wrap(frame).getInt());
          out.write(framed(Recordings.of("smb-negotiate-02-samba")));
          byte[] after = in.readAllBytes();
          heard.complete(after.length == 0 ? request : after);
        });

    assertInstanceOf(Known.class, ask(LONG));

    byte[] request = heard.get(60, TimeUnit.SECONDS);
    assertEquals("\u00feSMB", new String(request, 0, 4, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aNameIsLookedUp() throws IOException {
    resolver.knows("nas.local", "127.0.0.1");
    answer(out -> out.write(framed(Recordings.of("smb-negotiate-01-storage"))));

    assertEquals(new Known(RECORDED), servers.of("nas.local", listener.getLocalPort(), LONG));
  }

  @Test
  void anAnswerMayComeInPieces() {
    answer(
        out -> {
          for (byte one : framed(Recordings.of("smb-negotiate-01-storage"))) {
            out.write(one);
            out.flush();
          }
        });

    assertEquals(new Known(RECORDED), ask(LONG));
  }

  @Test
  void aServerThatDripsIsWaitedForNoLongerThanTheLimit() {
    answer(
        out -> {
          for (byte one : framed(Recordings.of("smb-negotiate-01-storage"))) {
            out.write(one);
            out.flush();
            pause(50);
          }
        });

    assertEquals(new Unknown("it did not answer within 300 ms"), ask(SHORT));
  }

  @Test
  void aServerThatTakesConnectionsAndSaysNothingIsUnknown() {
    assertEquals(new Unknown("it did not answer within 300 ms"), ask(SHORT));
  }

  @Test
  void aStalledLookupIsWaitedForNoLongerThanTheLimit() {
    resolver.stall();

    assertInstanceOf(Unknown.class, servers.of("nas.local", 445, SHORT));
  }

  @Test
  void aServerThatHangsUpIsUnknown() {
    answer(out -> out.write(0));

    assertEquals(new Unknown("the connection ended: closed by the server"), ask(LONG));
  }

  @Test
  void aClosedPortIsUnknown() throws IOException {
    int port = listener.getLocalPort();
    listener.close();

    assertEquals(new Unknown("Connection refused"), servers.of("127.0.0.1", port, LONG));
  }

  @Test
  void anUnknownHostIsUnknown() {
    assertEquals(new Unknown("unknown host"), servers.of("nas.local", 445, LONG));
  }

  /** More than 64 KiB, and every other first byte than that of a message. */
  @ParameterizedTest
  @ValueSource(ints = {0x00_01_00_01, 0x00_ff_ff_ff, 0x83_00_00_01, 0x48_54_54_50})
  void aLengthThatNoAnswerHasIsUnknownAtOnce(int frame) {
    answer(
        out -> {
          out.write(ByteBuffer.allocate(4).putInt(frame).array());
          out.flush();
          pause(60_000);
        });

    assertEquals(new Unknown("it does not answer as an SMB server does"), ask(LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u00ffSMBr", "HTTP/1.1 400 Bad Request\r\n\r\n", "\u00feSMB"})
  void garbageIsUnknown(String text) {
    answer(out -> out.write(framed(text.getBytes(StandardCharsets.ISO_8859_1))));

    assertInstanceOf(Unknown.class, ask(LONG));
  }

  @Test
  void anInterruptEndsNothingLater() {
    answer(out -> pause(60_000));
    Thread.currentThread().interrupt();

    long start = System.nanoTime();
    ServerIdentity identity = ask(SHORT);

    assertTrue(Thread.interrupted(), "the interrupt is kept");
    assertInstanceOf(Unknown.class, identity);
    assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(LONG) < 0);
  }

  private ServerIdentity ask(Duration limit) {
    return servers.of("127.0.0.1", listener.getLocalPort(), limit);
  }

  /** Answers the next connection once its request has begun to come. */
  private void answer(Answering with) {
    server(
        (in, out) -> {
          in.read(new byte[4096]);
          with.answer(out);
        });
  }

  private void server(Serving with) {
    Thread server =
        new Thread(
            () -> {
              try (Socket one = listener.accept()) {
                with.serve(one.getInputStream(), one.getOutputStream());
              } catch (IOException e) {
                return; // The other side has given up, which is what some tests are about.
              }
            });
    server.setDaemon(true);
    server.start();
  }

  private interface Answering {
    void answer(OutputStream out) throws IOException;
  }

  private interface Serving {
    void serve(InputStream in, OutputStream out) throws IOException;
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(4 + message.length).putInt(message.length).put(message).array();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

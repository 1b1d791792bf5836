package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.KnownHost;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import io.mountaineer.platform.SteppedClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connects to listeners on the loopback interface. */
@Timeout(60)
class TcpProbeTest {

  private static final String NOBODY = "192.0.2.1"; // TEST-NET-1 of RFC 5737
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(400);

  private final StalledResolver resolver = new StalledResolver();
  private final DnsCache addresses = new DnsCache(resolver, new SteppedClock());
  private final TcpProbe probe = new TcpProbe(addresses);
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
  void reportsWhichAddressAnswered() throws IOException {
    resolver.knows("nas.local", "127.0.0.1");

    assertEquals(Answer.connected("127.0.0.1"), probe.probe("nas.local", port(), LONG));
  }

  @Test
  void saysThatAClosedPortRefused() throws IOException {
    int closed = port();
    listener.close();

    assertEquals(
        Answer.unconnected("Connection refused", Map.of("127.0.0.1", Kind.REFUSED_BY_PEER)),
        probe.probe("127.0.0.1", closed, LONG));
  }

  @Test
  void neverLooksANumericHostUp() {
    resolver.stall();

    assertTrue(probe.probe("127.0.0.1", port(), LONG).connected());
    assertEquals(Answer.noAddress("unknown host"), probe.probe("300.0.0.1", port(), LONG));
    assertEquals(0, resolver.calls());
  }

  @Test
  void saysThatAZoneWithoutInterfaceIsMissing() {
    assertEquals(
        Answer.failed("no such interface bridge77"), probe.probe("fe80::1%bridge77", port(), LONG));
    assertEquals(0, resolver.calls());
  }

  @Test
  void saysThatAHostIsUnknown() {
    assertEquals(Answer.noAddress("unknown host"), probe.probe("nas.local", port(), LONG));
  }

  @Test
  void findsTheComputerOfABonjourService() throws IOException {
    resolver.knows("My-Mac.local", "127.0.0.1");

    assertTrue(probe.probe("My Mac._smb._tcp.local.", port(), LONG).connected());
  }

  @Test
  void oneLiveAddressIsEnough() throws IOException {
    resolver.knows("nas.local", NOBODY, "127.0.0.1");

    assertEquals(Answer.connected("127.0.0.1"), probe.probe("nas.local", port(), LONG));
  }

  @Test
  void triesTheLastGoodAddressWhileTheLookupStalls() throws IOException {
    resolver.knows("nas.local", "127.0.0.1");
    probe.probe("nas.local", port(), LONG);
    resolver.stall();

    Answer answer = probe.probe("nas.local", port(), LONG);

    assertEquals(Answer.connected("127.0.0.1"), answer);
  }

  @Test
  void triesTheLastGoodAddressWhenTheLookupFails() throws IOException {
    resolver.knows("nas.local", "127.0.0.1");
    probe.probe("nas.local", port(), LONG);
    resolver.forgets("nas.local");

    assertEquals(Answer.connected("127.0.0.1"), probe.probe("nas.local", port(), LONG));
  }

  @Test
  void triesTheAddressesOfAnEarlierRunWhenTheLookupFailsOrStalls() throws IOException {
    addresses.recall(
        Map.of(
            "nas.local", KnownHost.NONE.answered("127.0.0.1", Set.of(), new SteppedClock().now())));

    assertEquals(Answer.connected("127.0.0.1"), probe.probe("nas.local", port(), LONG));
    resolver.stall();
    assertEquals(Answer.connected("127.0.0.1"), probe.probe("NAS.local.", port(), LONG));
  }

  @Test
  void aFailedLookupSaysNothingOfAHostWhoseAddressIsKnown() throws IOException {
    resolver.knows("nas.local", "127.0.0.1");
    probe.probe("nas.local", port(), LONG);
    resolver.forgets("nas.local");
    int closed = port();
    listener.close();

    assertEquals(Kind.REFUSED_BY_PEER, probe.probe("nas.local", closed, LONG).kind());
  }

  @Test
  void believesANewLookupMoreThanTheLastGoodAddress() throws IOException {
    resolver.knows("nas.local", "127.0.0.1");
    probe.probe("nas.local", port(), LONG);
    resolver.knows("nas.local", NOBODY);

    assertFalse(probe.probe("nas.local", port(), SHORT).connected());
  }

  @Test
  void aLookupThatEndsAtAnyMomentIsNeverTakenForNoAddress() throws IOException {
    int closed = port();
    listener.close();
    AtomicInteger delay = new AtomicInteger();
    DnsCache quick = new DnsCache(host -> loopbackAfter(delay.get()), new SteppedClock());
    TcpProbe racing = new TcpProbe(quick);
    for (int round = 0; round < 10_000; round++) {
      delay.set(round * 10 % 100_000);

      Answer answer = racing.probe("nas.local", closed, LONG);

      assertEquals(Kind.REFUSED_BY_PEER, answer.kind(), "after " + delay + " ns");
    }
  }

  private static List<InetAddress> loopbackAfter(int nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return List.of(InetAddress.getLoopbackAddress());
  }

  @Test
  void givesUpAtTheLimitWhenTheLookupStalls() {
    resolver.stall();
    long start = System.nanoTime();

    Answer answer = probe.probe("nas.local", port(), SHORT);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertEquals(Answer.noAddress("name lookup timed out after 400 ms"), answer);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "took " + took);
  }

  @Test
  void givesUpAtTheLimitWhenNobodyAnswers() {
    long start = System.nanoTime();

    Answer answer = probe.probe(NOBODY, 445, SHORT);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertFalse(answer.connected());
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, "took " + took);
  }

  @Test
  void startsNoSecondLookupOfANameThatStalls() {
    resolver.stall();

    probe.probe("nas.local", port(), Duration.ofMillis(50));
    probe.probe("NAS.local.", port(), Duration.ofMillis(50));

    assertEquals(1, resolver.calls());
  }

  @Test
  void anInterruptEndsTheProbeAndIsKept() {
    resolver.stall();
    Thread.currentThread().interrupt();

    Answer answer = probe.probe("nas.local", port(), Duration.ofMinutes(5));

    assertTrue(Thread.interrupted());
    assertEquals(Answer.noVerdict("interrupted"), answer);
  }

  private int port() {
    return listener.getLocalPort();
  }
}

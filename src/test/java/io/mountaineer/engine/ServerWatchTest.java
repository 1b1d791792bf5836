package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Known;
import io.mountaineer.core.ServerIdentity.Unknown;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.ServerIdentities;
import io.mountaineer.platform.sim.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions under way while their cycle goes on. */
@Timeout(60)
class ServerWatchTest {

  private static final String HOST = FakeMac.CORE.fallbackHost();
  private static final Known HOME = new Known(new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d42e"));

  private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private final Settings settings = Settings.defaults(Path.of("/Users/evan"));
  private final CompletableFuture<ServerIdentity> answer = new CompletableFuture<>();
  private final ServerIdentities slow = (host, port, limit) -> answer.join();
  private final ServerWatch watch = new ServerWatch(slow, Workers.threads("ask", 2), clock);

  @AfterEach
  void answerAtLast() {
    answer.complete(HOME);
  }

  @Test
  void aQuestionDoesNotHoldUpTheCycleThatAsksIt() {
    see(HostHealth.up(HOST));

    assertEquals(Map.of(), watch.of(FakeMac.CORE, settings, KnownServers.NONE));
    assertFalse(answer.isDone());
  }

  @Test
  void anActGoesOnWithoutAnAnswerThatDoesNotCome() {
    assertInstanceOf(Unknown.class, watch.now(HOST, settings, true));
    assertFalse(answer.isDone());
  }

  @Test
  void anAnswerIsThereForTheNextCycle() {
    answer.complete(HOME);
    watch.now(HOST, settings, true);

    assertEquals(
        Map.of(Interface.FALLBACK, HOME), watch.of(FakeMac.CORE, settings, KnownServers.NONE));
  }

  @Test
  void aCommandWaitsForTheAnswerOfAHostThatNoShareNames() {
    CountDownLatch isAsked = new CountDownLatch(1);
    ServerIdentities later =
        (host, port, limit) -> {
          isAsked.countDown();
          return answer.join();
        };
    ServerWatch asking = new ServerWatch(later, Workers.threads("ask", 2), clock);
    new Thread(() -> answerOnce(isAsked)).start();

    assertEquals(Optional.of(HOME), asking.of("mini.office", settings, Duration.ofSeconds(50)));
  }

  @Test
  void aMonitorTakesWhatIsThere() {
    assertEquals(Optional.empty(), watch.of("mini.office", settings, Duration.ZERO));
    assertFalse(answer.isDone());
  }

  private void answerOnce(CountDownLatch isAsked) {
    try {
      isAsked.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    answer.complete(HOME);
  }

  @Test
  void anAnswerIsForgottenWithItsHost() {
    anAnswerIsThereForTheNextCycle();

    see(HostHealth.down("no route"));

    assertEquals(Map.of(), watch.of(FakeMac.CORE, settings, KnownServers.NONE));
  }

  private void see(HostHealth health) {
    watch.observe(Map.of(HOST, health), CycleTime.once(clock.now()), settings);
  }
}

package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceWatchTest {

  private static final String HOST = CORE.thunderboltHost();

  @TempDir Path folder;
  private FakeMac mac;
  private final OpenQuestions workers = new OpenQuestions();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Probe byJava = (host, port, limit) -> Answer.connected(host);
  private HostProber hosts;
  private SilenceWatch silence;
  private CycleTimer timer;

  @BeforeEach
  void begin() {
    mac = new FakeMac(folder);
    var machine =
        mac.mac.platform(
            (host, port, limit) -> {
              asked.add(host);
              return byJava.probe(host, port, limit);
            },
            (host, port, limit) -> Answer.failed("timed out"),
            mac.mac.platform().openFiles());
    hosts = new HostProber(machine, workers, host -> {});
    silence = new SilenceWatch(hosts.probes());
    timer = new CycleTimer(mac.time);
    timer.begin();
  }

  @Test
  void aServerThatAnswersMakesNoCycleDue() {
    cycle();

    mac.time.pause(SilenceWatch.STEP);
    silence.ask(timer);
    assertEquals(100, rest(), "it is suspicious after an eighth of the timeout");
    workers.answerAll();

    assertEquals(1500, rest());
  }

  @Test
  void aServerThatFallsSilentMakesACycleDueFarWithinItsTimeout() {
    cycle();

    silence.ask(timer);
    mac.time.pause(Duration.ofMillis(100));

    assertTrue(rest() <= 0);
  }

  @Test
  void theDeadlineOfTheNextCycleBeganWithTheSilence() {
    cycle();
    silence.ask(timer);
    mac.time.pause(Duration.ofMillis(100));

    CompletableFuture<FirstProbes.Probed> probed =
        CompletableFuture.supplyAsync(
            () -> hosts.probes().probe(Set.of(HOST), mac.settings.settings()));
    workers.awaitOpen(2); // the probe under way, and the other one at the sign of silence
    byJava = (host, port, limit) -> Answer.failed("timed out");
    workers.answerAllOf(probed);
    assertEquals(3, asked.size(), "by the cycle before, between the two, and as second opinion");
    assertEquals("timed out", probed.join().first().get(HOST).detail());
  }

  @Test
  void afterACycleThatAChangeOfTheNetworkBeganItIsAskedSoonAndThenAsEver() {
    silence.cycleSaw(
        Set.of(HOST), Map.of(HOST, HostHealth.up(HOST)), mac.settings.settings(), true);
    assertEquals(SilenceWatch.AFTER_CHANGE, silence.untilAsked());

    silence.ask(timer);

    assertEquals(SilenceWatch.STEP, silence.untilAsked());
  }

  @Test
  void aServerThatRefusesMakesACycleDueAtOnce() {
    cycle();
    byJava = (host, port, limit) -> Answer.refusedByPeer();

    silence.ask(timer);
    workers.answerAll();

    assertTrue(rest() <= 0);
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftToTheCycles() {
    cycle();
    byJava = (host, port, limit) -> Answer.noRoute();
    silence.ask(timer);
    workers.answerAll();
    timer.begin();
    asked.clear();

    silence.ask(timer);
    workers.answerAll();

    assertEquals(2000, rest());
    assertEquals(List.of(), asked);
  }

  @Test
  void aServerThatCarriesNothingIsNotAsked() {
    cycle();
    silence.cycleSaw(Set.of(), Map.of(HOST, HostHealth.up(HOST)), mac.settings.settings(), false);

    asked.clear();
    silence.ask(timer);
    workers.answerAll();

    assertEquals(List.of(), asked);
  }

  @Test
  void whatIsSuspiciousGrowsWithTheAnswersOfAServer() {
    byJava =
        (host, port, limit) -> {
          mac.time.pause(Duration.ofMillis(30));
          return Answer.connected(host);
        };
    cycle();
    Duration slow = hosts.probes().suspiciousAfter(HOST, mac.settings.settings());
    byJava = (host, port, limit) -> Answer.connected(host);
    for (int i = 0; i < 40; i++) {
      cycle();
    }

    assertEquals(240, slow.toMillis());
    assertEquals(100, hosts.probes().suspiciousAfter(HOST, mac.settings.settings()).toMillis());
  }

  @Test
  void withMoreServersThanMayBeAskedAtATimeTheyTakeTurns() {
    Set<String> many = Set.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5");
    cycle(many);
    asked.clear();

    silence.ask(timer);
    workers.answerAll();
    assertEquals(4, asked.size());
    silence.ask(timer);
    workers.answerAll();

    assertEquals(8, asked.size());
    assertEquals(many, Set.copyOf(asked));
  }

  private void cycle() {
    cycle(Set.of(HOST));
  }

  private void cycle(Set<String> servers) {
    CompletableFuture<FirstProbes.Probed> probed =
        CompletableFuture.supplyAsync(() -> hosts.probes().probe(servers, mac.settings.settings()));
    workers.answerAllOf(probed);
    CycleTime tick =
        new CycleTime(
            mac.time.now(),
            Optional.of(mac.settings.interval),
            Optional.of(mac.settings.interval),
            Interruption.NONE,
            false,
            Optional.empty());
    silence.cycleSaw(
        servers,
        hosts.confirm(probed.join(), servers, mac.settings.settings(), tick),
        mac.settings.settings(),
        false);
    workers.answerAll(); // what is learned of the way to a server
  }

  private long rest() {
    return timer.rest(mac.settings.interval).toMillis();
  }

  /** Workers whose questions are answered on demand. */
  private static final class OpenQuestions implements Workers {

    final Queue<Runnable> open = new ConcurrentLinkedQueue<>();

    @Override
    public void start(Runnable task) {
      open.add(task);
    }

    @Override
    public <T> CompletableFuture<T> begin(Callable<T> task) {
      CompletableFuture<T> answer = new CompletableFuture<>();
      open.add(() -> answer.complete(Workers.inline().begin(task).join()));
      return answer;
    }

    void answerAll() {
      for (Runnable next = open.poll(); next != null; next = open.poll()) {
        next.run();
      }
    }

    void awaitOpen(int questions) {
      while (open.size() < questions) {
        Thread.onSpinWait();
      }
    }

    void answerAllOf(CompletableFuture<?> whole) {
      while (!whole.isDone()) {
        answerAll();
        Thread.onSpinWait();
      }
    }
  }
}

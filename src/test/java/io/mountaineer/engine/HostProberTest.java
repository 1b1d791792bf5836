package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProberTest {

  private static final String HOST = CORE.thunderboltHost();

  @TempDir Path folder;
  private FakeMac mac;
  private SimulatedHost host;
  private HostProber watch;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    host = mac.tb();
    watch = new HostProber(mac.tap.over(mac.mac.platform()), Workers.inline(), host -> {});
  }

  @Test
  void aHostThatFallsSilentIsAskedByTheAlternateProbeBeforeTheFirstHasGivenUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicInteger byNc = new AtomicInteger();
    AtomicBoolean silent = new AtomicBoolean();
    Platform real = mac.mac.platform();
    Probe first = (name, port, limit) -> silent.get() ? after(asked) : Answer.connected(name);
    Probe second =
        (name, port, limit) -> {
          byNc.incrementAndGet();
          asked.countDown();
          return Answer.failed("timed out");
        };
    Platform machine = mac.mac.platform(first, second, real.openFiles());
    watch = new HostProber(machine, Workers.threads("probe", 8), host -> {});
    assertTrue(ask().isUp());

    silent.set(true);
    HostHealth health = ask();

    assertTrue(health.isDown(), health.toString());
    assertEquals(1, byNc.get(), "its word is not asked for twice");
  }

  @Test
  void aHostThatFallsSilentIsAskedASecondTimeBeforeTheFirstHasGivenUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean silent = new AtomicBoolean();
    Probe byJava =
        (name, port, limit) -> {
          asked.countDown();
          return silent.get() ? after(asked) : Answer.connected(name);
        };
    Probe byNc = (name, port, limit) -> after(never);
    watch = threaded(byJava, byNc);
    assertTrue(ask().isUp());

    silent.set(true);
    try {
      assertTrue(ask().isDown(), "nc has said nothing yet");
    } finally {
      never.countDown();
    }
  }

  @Test
  void aHostThatRefusesForTheFirstTimeIsAskedByNcBeforeAnythingElseIsLookedAt() {
    assertTrue(ask().isUp());
    host.goes(SimulatedHost.Link.REFUSING);
    mac.tap.forget();

    FirstProbes.Probed probed = watch.probes().probe(Set.of(HOST), mac.settings.settings());
    assertEquals(1, mac.tap.calls("nc"));
    Map<String, HostHealth> health =
        watch.confirm(
            probed, Set.of(HOST), mac.settings.settings(), tick(Interruption.NONE, false));

    assertTrue(health.get(HOST).isDown());
    assertEquals(1, mac.tap.calls("nc"), "its word is not asked for twice");

    watch.probes().probe(Set.of(HOST), mac.settings.settings());
    assertEquals(1, mac.tap.calls("nc"), "that it refuses is known");
  }

  @Test
  void aWordOnARefusalThatHadToWaitForOtherHostsIsAskedForAgain() {
    assertTrue(ask().isUp());
    host.goes(SimulatedHost.Link.REFUSING);
    FirstProbes.Probed probed = watch.probes().probe(Set.of(HOST), mac.settings.settings());

    mac.time.pause(Duration.ofMillis(1600));
    host.goes(SimulatedHost.Link.UP);
    Map<String, HostHealth> health =
        watch.confirm(
            probed, Set.of(HOST), mac.settings.settings(), tick(Interruption.NONE, false));

    assertTrue(health.get(HOST).isUp(), health.toString());
  }

  @Test
  void aHostWhoseSilenceIsNewsIsReportedAtItsFirstSign() {
    CountDownLatch suspected = new CountDownLatch(1);
    AtomicBoolean silent = new AtomicBoolean();
    Probe first = (name, port, limit) -> silent.get() ? after(suspected) : Answer.connected(name);
    Platform machine =
        mac.mac.platform(first, of(Answer.failed("timed out")), mac.mac.platform().openFiles());
    watch = new HostProber(machine, Workers.threads("probe", 8), slow -> suspected.countDown());
    assertTrue(ask().isUp());

    silent.set(true);

    assertTrue(ask().isDown(), "its first probe has given up only after the suspicion");
  }

  @Test
  void aHostThatAnswersOneOfManyConnectsIsUp() throws Exception {
    CountDownLatch fourth = new CountDownLatch(4);
    CountDownLatch end = new CountDownLatch(1);
    AtomicBoolean loses = new AtomicBoolean();
    AtomicInteger connects = new AtomicInteger();
    Probe byJava =
        (name, port, limit) -> {
          if (loses.get()) {
            fourth.countDown();
            switch (connects.incrementAndGet()) {
              case 1:
                return after(fourth);
              case 2, 3:
                return after(end);
              default:
            }
          }
          return Answer.connected(name);
        };
    watch = threaded(byJava, of(Answer.noVerdict("usage: nc")));
    assertTrue(ask().isUp());

    loses.set(true);
    try {
      assertTrue(ask().isUp(), "the fourth connect came through");
    } finally {
      end.countDown();
    }
  }

  @Test
  void aHostThatOnlyNcMayAskIsNotAskedByAFloodOfPrograms() throws Exception {
    CountDownLatch twice = new CountDownLatch(2);
    CountDownLatch threeTimes = new CountDownLatch(3);
    AtomicBoolean silent = new AtomicBoolean();
    Probe nc =
        (name, port, limit) -> {
          if (!silent.get()) {
            return Answer.connected(name);
          }
          twice.countDown();
          threeTimes.countDown();
          return twice.getCount() > 0 ? after(twice) : atOnceOrAfterASecond(threeTimes);
        };
    watch = threaded(of(Answer.noRoute()), nc);
    assertTrue(ask().isUp());
    assertTrue(ask().isUp(), "by nc alone");

    silent.set(true);
    ask();

    assertEquals(1, threeTimes.getCount(), "each waits for a lost packet by itself");
  }

  /** Lasts longer than the time between two connects. */
  private static Answer atOnceOrAfterASecond(CountDownLatch latch) {
    try {
      latch.await(1, TimeUnit.SECONDS);
      return Answer.failed("timed out");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HostProber threaded(Probe byJava, Probe byNc) {
    Platform machine = mac.mac.platform(byJava, byNc, mac.mac.platform().openFiles());
    return new HostProber(machine, Workers.threads("probe", 16), host -> {});
  }

  /** Gives up only when the alternate probe has begun: alone it would never. */
  private static Answer after(CountDownLatch asked) {
    try {
      assertTrue(asked.await(30, TimeUnit.SECONDS));
      return Answer.failed("timed out");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HostHealth ask(Set<String> active, CycleTime tick) {
    FirstProbes.Probed probed = watch.probes().probe(Set.of(HOST), mac.settings.settings());
    return watch.confirm(probed, active, mac.settings.settings(), tick).get(HOST);
  }

  private HostHealth ask() {
    return ask(Set.of(HOST), tick(Interruption.NONE, false));
  }

  private CycleTime tick(Interruption interruption, boolean networkEvent) {
    Optional<Duration> since = Optional.of(Duration.ofSeconds(2));
    return new CycleTime(
        mac.time.now(),
        Optional.of(mac.settings.interval),
        since,
        interruption,
        networkEvent,
        Optional.empty());
  }

  @Test
  void aHostThatAnswersIsUp() {
    HostHealth health = ask();

    assertEquals(HostHealth.up(HOST), health);
    assertEquals(0, mac.tap.calls("nc"));
  }

  @Test
  void aSilentHostThatCarriesAMountIsAskedByTheAlternateProbe() {
    host.goes(SimulatedHost.Link.DOWN);

    HostHealth health = ask();

    assertTrue(health.isDown(), health.toString());
    assertEquals(1, mac.tap.calls("nc"));
  }

  @Test
  void aSilentHostThatCarriesNothingIsOnlySuspect() {
    host.goes(SimulatedHost.Link.BLACK_HOLE);

    HostHealth health = ask(Set.of(), tick(Interruption.NONE, false));

    assertEquals(HostHealth.State.SUSPECT, health.state());
    assertEquals(0, mac.tap.calls("nc"));
  }

  @Test
  void aLostProbeIsMadeGoodByTheSecond() {
    host.missesProbes(1);

    HostHealth health = ask();

    assertTrue(health.isUp(), health.toString());
    assertTrue(health.detail().contains("at the second probe"), health.detail());
  }

  @Test
  void aHostThatStaysDownIsNotConfirmedInEveryCycle() {
    host.goes(SimulatedHost.Link.DOWN);
    ask();

    mac.time.pause(Duration.ofSeconds(1));
    HostHealth health = ask();

    assertTrue(health.isDown(), health.toString());
    assertEquals(1, mac.tap.calls("nc"));
  }

  @Test
  void theSilenceOfAMistypedPortSaysNothingAboutTheRightOne() {
    Probe right = inTurn(Answer.failed("timed out"), Answer.connected(HOST));
    Probe java =
        (name, port, limit) ->
            port == 445 ? right.probe(name, port, limit) : Answer.failed("timed out");
    watch = watch(java, of(Answer.noVerdict("usage: nc")), NetworkState.unknown());
    mac.settings.smbPort = 4455;
    assertTrue(ask().isDown());

    mac.settings.smbPort = 445;

    assertTrue(ask().isUp(), "one lost probe is no news");
  }

  @Test
  void aNetworkEventAndASleepEndTheWait() {
    host.goes(SimulatedHost.Link.DOWN);
    ask();

    ask(Set.of(HOST), tick(Interruption.NONE, true));
    ask(Set.of(HOST), tick(Interruption.SLEEP, false));

    assertEquals(3, mac.tap.calls("nc"));
  }

  @Test
  void aHostThatAnsweredOnceIsConfirmedAtOnceWhenItGoesAgain() {
    host.goes(SimulatedHost.Link.DOWN);
    ask();
    host.goes(SimulatedHost.Link.UP);
    ask();

    host.goes(SimulatedHost.Link.DOWN);
    ask();

    assertEquals(2, mac.tap.calls("nc"));
  }

  @Test
  void aProbeThatMacOsRefusesIsNotUsedAgain() {
    host.privacyRefusesJava(true);
    ask();

    HostHealth health = ask();

    assertTrue(
        health.detail().contains("macOS refuses the local network to java"), health.detail());
    assertEquals(1, mac.tap.calls("probe"));
  }

  @Test
  void aProbeThatMacOsRefusesIsTriedAgainAfterANetworkEvent() {
    host.privacyRefusesJava(true);
    ask();
    ask(Set.of(HOST), tick(Interruption.NONE, true));
    assertTrue(ask().detail().contains("macOS refuses the local network to java"));

    ask(Set.of(HOST), tick(Interruption.NONE, true));
    host.privacyRefusesJava(false);

    assertEquals(HostHealth.up(HOST), ask());
  }

  @Test
  void aSilentHostThatJavaIsRefusedIsAskedInEveryCycleWhileItCarriesAMount() {
    host.privacyRefusesJava(true);
    host.goes(SimulatedHost.Link.BLACK_HOLE);
    ask();

    HostHealth health = ask();

    assertTrue(health.isDown(), health.toString());
    assertEquals(2, mac.tap.calls("nc"));
  }

  @Test
  void aLostProbeChangesNoChoiceOfProbe() {
    host.missesProbes(1);
    ask();

    ask();

    assertEquals(1, mac.tap.calls("nc"));
    assertEquals(2, mac.tap.calls("probe"));
  }

  @Test
  void theWholeQuestionIsBounded() {
    host.goes(SimulatedHost.Link.BLACK_HOLE);
    Instant start = mac.time.now();

    ask();

    Duration limit = mac.settings.settings().connectTimeout().multipliedBy(2);
    assertEquals(limit, Duration.between(start, mac.time.now()));
  }

  @Test
  void aHostThatRefusesIsDownAtOnce() {
    HostHealth health = ask(Answer.refusedByPeer(), Answer.refusedByPeer(), NetworkState.unknown());

    assertEquals(HostHealth.down("Connection refused"), health);
  }

  @Test
  void aHostWithoutAnAddressIsUnknownAndNeverDown() {
    AtomicInteger byNc = new AtomicInteger();
    Probe nc =
        (name, port, limit) -> {
          byNc.incrementAndGet();
          return Answer.noAddress("no address");
        };

    HostHealth health = ask(of(Answer.noAddress("unknown host")), nc, NetworkState.unknown());

    assertEquals(HostHealth.unknown("unknown host"), health);
    assertEquals(0, byNc.get());
  }

  @Test
  void whereNcGivesNoVerdictTheSecondProbeOfJavaDecides() {
    Answer usage = Answer.noVerdict("usage: nc");
    Probe once = inTurn(Answer.failed("timed out"), Answer.connected(HOST));

    assertTrue(ask(once, of(usage), NetworkState.unknown()).isUp(), "one lost probe is no news");
    assertTrue(ask(of(Answer.failed("timed out")), of(usage), NetworkState.unknown()).isDown());
    assertTrue(ask(of(Answer.refusedByPeer()), of(usage), NetworkState.unknown()).isDown());
  }

  @Test
  void withoutAnyVerdictAHostIsOnlySuspect() {
    Answer none = Answer.noVerdict("cannot connect: Too many open files");

    assertEquals(HostHealth.State.SUSPECT, ask(none, none, NetworkState.unknown()).state());
  }

  @Test
  void anNcThatNeverEndsHoldsNothingUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Probe hanging =
        (name, port, limit) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.failed("too late");
        };
    Probe silent = of(Answer.failed("timed out"));
    Platform machine = mac.mac.platform(silent, hanging, mac.mac.platform().openFiles());
    watch = new HostProber(machine, Workers.threads("probe", 8), host -> {});

    try {
      assertTrue(ask().isDown(), "the second probe of Java decides");
    } finally {
      never.countDown();
    }
  }

  @Test
  void noRouteByBothProbesIsARefusalOfMacOsAsLongAsTheWayIsThere() {
    HostHealth health = ask(Answer.noRoute(), Answer.noRoute(), new Way("bridge0", Link.ACTIVE));

    assertTrue(health.isRefused(), health.toString());
    assertTrue(health.detail().contains("macOS refuses"), health.detail());
  }

  @Test
  void noRouteByBothProbesIsARefusalOfMacOsWhereTheWayIsUnknown() {
    HostHealth health = ask(Answer.noRoute(), Answer.noRoute(), NetworkState.unknown());

    assertTrue(health.isRefused(), health.toString());
  }

  @Test
  void aPulledCableIsDownInTheCycleThatNoticesIt() {
    HostHealth health = ask(Answer.noRoute(), Answer.noRoute(), new Way("bridge0", Link.INACTIVE));

    assertEquals(HostHealth.cutOff("No route to host (bridge0 has no link)"), health);
  }

  @Test
  void noRouteByNcAloneLeavesItToTheSecondProbeOfJava() {
    Way there = new Way("bridge0", Link.ACTIVE);
    Probe twice = inTurn(Answer.failed("timed out"), Answer.failed("timed out"));
    Probe once = inTurn(Answer.failed("timed out"), Answer.connected(HOST));

    assertTrue(ask(twice, of(Answer.noRoute()), there).isDown());
    assertTrue(ask(once, of(Answer.noRoute()), there).isUp());
  }

  @Test
  void aHostIsDownOnlyIfEveryAddressOfItIs() {
    Answer both =
        Answer.unconnected(
            "No route to host", Map.of("10.0.0.4", Kind.TIMED_OUT, "10.0.0.5", Kind.NO_ROUTE));

    assertTrue(ask(both, both, new Way("en0", Link.ACTIVE)).isRefused());
    assertTrue(ask(both, both, new Way("en0", Link.INACTIVE)).isDown());
  }

  @Test
  void anOldAddressOfWhichNcLearnsNothingDoesNotKeepTheVerdictOpen() {
    Answer byJava = Answer.unconnected("timed out", Map.of("10.0.0.4", Kind.TIMED_OUT));
    Answer byNc =
        Answer.unconnected(
            "usage", Map.of("10.0.0.4", Kind.NO_VERDICT, "10.0.0.3", Kind.NO_VERDICT));

    assertTrue(ask(byJava, byNc, NetworkState.unknown()).isDown());
  }

  @Test
  void aRefusedHostThatCarriesAMountIsAskedInEveryCycle() {
    AtomicInteger byNc = new AtomicInteger();
    Probe nc =
        (name, port, limit) -> {
          byNc.incrementAndGet();
          return Answer.noRoute();
        };
    watch = watch(of(Answer.noRoute()), nc, new Way("bridge0", Link.ACTIVE));
    ask();

    assertTrue(ask().isRefused());
    assertEquals(2, byNc.get());
  }

  @Test
  void everythingIsAskedAgainIfTheComputerSleptMeanwhile() {
    AtomicBoolean awake = new AtomicBoolean();
    Probe first =
        (name, port, limit) -> awake.get() ? Answer.connected(name) : Answer.failed("timed out");
    Probe second =
        (name, port, limit) -> {
          mac.time.sleep(Duration.ofHours(8));
          awake.set(true);
          return Answer.failed("timed out");
        };

    assertEquals(HostHealth.up(HOST), ask(first, second, NetworkState.unknown()));
  }

  @Test
  void nothingIsProvenIfTheComputerSleepsEachTime() {
    Probe second =
        (name, port, limit) -> {
          mac.time.sleep(Duration.ofHours(8));
          return Answer.failed("timed out");
        };

    HostHealth health = ask(of(Answer.failed("timed out")), second, NetworkState.unknown());

    assertEquals(HostHealth.State.SUSPECT, health.state());
  }

  @Test
  void anAnswerFromBeforeTheWakeDoesNotCountAfterIt() {
    CompletableFuture<Answer> fromBefore =
        CompletableFuture.completedFuture(Answer.failed("timed out"));
    watch =
        watch(of(Answer.failed("timed out")), of(Answer.connected(HOST)), NetworkState.unknown());
    FirstProbes.Probed probed = watch.probes().probe(Set.of(HOST), mac.settings.settings());
    FirstProbes.Probed early =
        new FirstProbes.Probed(
            probed.first(),
            Map.of(HOST, new SecondOpinion(fromBefore, Optional.of(fromBefore), 0)),
            probed.wall(),
            probed.nanos());

    Map<String, HostHealth> health =
        watch.confirm(
            early, Set.of(HOST), mac.settings.settings(), tick(Interruption.SLEEP, false));

    assertTrue(health.get(HOST).isUp(), health.toString());
  }

  @Test
  void aMonitorLearnsOnceByWhichInterfaceAHostIsReached() {
    AtomicInteger asked = new AtomicInteger();
    NetworkState network =
        new Way("bridge0", Link.ACTIVE) {
          @Override
          public Route routeTo(String address) {
            asked.incrementAndGet();
            return super.routeTo(address);
          }
        };
    watch = watch(of(Answer.connected(HOST)), of(Answer.noRoute()), network);
    ask();
    ask();
    assertEquals(1, asked.get());

    ask(Set.of(HOST), tick(Interruption.NONE, true));
    assertEquals(2, asked.get());

    ask(Set.of(HOST), CycleTime.once(mac.time.now()));
    assertEquals(2, asked.get(), "a command learns nothing");
  }

  private HostHealth ask(Answer byJava, Answer byNc, NetworkState network) {
    return ask(of(byJava), of(byNc), network);
  }

  private HostHealth ask(Probe byJava, Probe byNc, NetworkState network) {
    watch = watch(byJava, byNc, network);
    return ask();
  }

  private HostProber watch(Probe byJava, Probe byNc, NetworkState network) {
    Platform real = mac.mac.platform();
    return new HostProber(
        new Platform(
            byJava,
            byNc,
            real.addresses(),
            real.servers(),
            network,
            real.mountTable(),
            real.liveness(),
            real.openFiles(),
            real.mounter(),
            real.volumes(),
            real.folders(),
            real.events(),
            real.user(),
            real.routes(),
            real.wakefulness(),
            real.clock()),
        Workers.inline(),
        host -> {});
  }

  private static Probe of(Answer answer) {
    return (name, port, limit) -> answer;
  }

  private static Probe inTurn(Answer... answers) {
    Deque<Answer> left = new ArrayDeque<>(List.of(answers));
    return (name, port, limit) -> left.size() > 1 ? left.pop() : left.peek();
  }

  /** Way to every address. */
  private static class Way implements NetworkState {
    private final String networkInterface;
    private final Link link;

    Way(String networkInterface, Link link) {
      this.networkInterface = networkInterface;
      this.link = link;
    }

    @Override
    public Route routeTo(String address) {
      return new Route.Via(networkInterface);
    }

    @Override
    public Link linkOf(String name) {
      return name.equals(networkInterface) ? link : Link.UNKNOWN;
    }

    @Override
    public Connections kernelConnections() {
      return new Connections.Unknown("not asked");
    }

    @Override
    public Optional<String> sessionInterface(String serverAddress) {
      return Optional.empty();
    }
  }
}

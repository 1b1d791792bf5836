package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Prober of hosts: asks all at the same time whether they answer, and remembers which probe is best
 * for each.
 */
final class HostProber {

  private final Clock time;
  private final Workers workers;
  private final Confirmer confirmer;
  private final Carriers carriers;
  private final Map<Asked, HostMemory> memories = new ConcurrentHashMap<>();
  private final Map<Asked, Running> running = new ConcurrentHashMap<>();

  HostProber(Platform platform, Workers workers) {
    this.time = platform.clock();
    this.workers = workers;
    this.confirmer = new Confirmer(platform, workers);
    this.carriers = new Carriers(platform, workers);
  }

  /**
   * Answers to one probe of every host.
   *
   * @param early second opinions, under way, on hosts that were silent
   * @param wall when it began, by the wall clock
   * @param nanos when it began, by the monotonic clock
   */
  record Probed(
      Map<String, Answer> first, Map<String, SecondOpinion> early, Instant wall, long nanos) {

    /** Returns these answers together with those of hosts that were probed a moment later. */
    Probed and(Probed later) {
      Map<String, Answer> all = new HashMap<>(first);
      all.putAll(later.first);
      Map<String, SecondOpinion> allEarly = new HashMap<>(early);
      allEarly.putAll(later.early);
      return new Probed(all, allEarly, wall, nanos);
    }
  }

  /**
   * Starts the first probe of a host between two cycles, whose deadline counts for the next cycle
   * too: one that is still waited for then is not begun again.
   *
   * @return the answer; empty where the last one did not come by Java, or is still waited for
   */
  Optional<CompletableFuture<Answer>> probeAhead(String host, Settings settings) {
    Asked asked = new Asked(host, settings.smbPort());
    Running last = running.get(asked);
    if (!memory(host, settings).answersJava() || last != null && !last.answer.isDone()) {
      return Optional.empty();
    }
    Running begun = begin(host, settings);
    running.put(asked, begun);
    return Optional.of(begun.answer);
  }

  /** Returns how long a host may take to answer before that is suspicious. */
  Duration suspiciousAfter(String host, Settings settings) {
    return memory(host, settings).suspiciousAfter(settings);
  }

  private Running begin(String host, Settings settings) {
    Instant wall = time.now();
    long nanos = time.nanos();
    return new Running(workers.begin(() -> first(host, settings)), wall, nanos);
  }

  /**
   * Probes every host once; a failure is only a suspicion yet. On a host whose silence is news a
   * second opinion is asked for at the first sign of it, before the first probe has given up.
   */
  Probed probe(Set<String> hosts, Settings settings) {
    Map<String, Running> first = new HashMap<>();
    Map<String, Boolean> isNews = new HashMap<>();
    Instant wall = time.now();
    long nanos = time.nanos();
    for (String host : hosts) {
      isNews.put(host, memory(host, settings).isSilenceNews());
      first.put(host, joinedOrBegun(host, settings));
    }
    for (Running each : first.values()) {
      wall = each.wall.isBefore(wall) ? each.wall : wall;
      nanos = Math.min(nanos, each.nanos);
    }
    Map<String, SecondOpinion> early = new HashMap<>();
    bySuspicion(hosts, settings)
        .forEach(
            (after, some) -> {
              awaitAll(some, first, after);
              for (String host : some) {
                if (!first.get(host).answer.isDone() && isNews.get(host)) {
                  early.put(host, secondOpinion(host, first.get(host), settings));
                }
              }
            });
    Map<String, Answer> answers = new HashMap<>();
    first.forEach((host, begun) -> answers.put(host, begun.answer.join()));
    return new Probed(answers, early, wall, nanos);
  }

  private SecondOpinion secondOpinion(String host, Running first, Settings settings) {
    Duration left = settings.connectTimeout().minusNanos(time.nanos() - first.nanos);
    return confirmer.begin(host, memory(host, settings), settings, left);
  }

  private Running joinedOrBegun(String host, Settings settings) {
    Running ahead = running.remove(new Asked(host, settings.smbPort()));
    return ahead != null && !ahead.answer.isDone() ? ahead : begin(host, settings);
  }

  /** Returns the hosts by how long they may be silent, the shortest time first. */
  private SortedMap<Duration, List<String>> bySuspicion(Set<String> hosts, Settings settings) {
    return hosts.stream()
        .collect(
            Collectors.groupingBy(
                host -> suspiciousAfter(host, settings), TreeMap::new, Collectors.toList()));
  }

  /** A silent one is asked once more, and one that failed throws where it is joined. */
  private void awaitAll(List<String> hosts, Map<String, Running> all, Duration sinceBegun) {
    long last = hosts.stream().mapToLong(host -> all.get(host).nanos).max().orElseThrow();
    Duration left = sinceBegun.minusNanos(time.nanos() - last);
    CompletableFuture<Void> every =
        CompletableFuture.allOf(
            hosts.stream().map(host -> all.get(host).answer).toArray(CompletableFuture[]::new));
    Workers.await(every, left.isNegative() ? Duration.ZERO : left);
  }

  /**
   * Returns whether the computer slept since the first probe: what was learned before, the mount
   * table included, proves nothing then.
   */
  boolean sleptSince(Probed probed) {
    Duration wall = Duration.between(probed.wall, time.now());
    Duration monotonic = Duration.ofNanos(time.nanos() - probed.nanos);
    return Interruption.between(wall, monotonic, wall.plus(monotonic).abs()) == Interruption.SLEEP;
  }

  /**
   * Asks again by the other probe where the first probe failed. If the computer slept meanwhile,
   * all is asked once more, and after another sleep nothing is proven.
   *
   * @param active hosts that carry a share: before a mount is torn down, its host is asked again
   * @return the health of every host, the confirmed ones included
   */
  Map<String, HostHealth> confirm(
      Probed probed, Set<String> active, Settings settings, CycleTime tick) {
    Map<String, HostHealth> result = judge(probed, active, settings, tick);
    if (sleptSince(probed)) {
      memories.values().forEach(HostMemory::forgetVerdict);
      Probed awake = probe(probed.first.keySet(), settings);
      result = judge(awake, active, settings, tick);
      if (sleptSince(awake)) {
        result.replaceAll(
            (host, health) -> HostHealth.suspect("the computer slept while it was asked"));
      }
    }
    if (tick.networkEvent()) {
      memories.values().forEach(HostMemory::tryDirectProbeAgain);
    }
    return result;
  }

  private Map<String, HostHealth> judge(
      Probed probed, Set<String> active, Settings settings, CycleTime tick) {
    Map<String, HostHealth> result = new HashMap<>();
    probed.first.forEach((host, answer) -> result.put(host, suspicion(host, answer, settings)));
    Set<String> doubtful =
        result.entrySet().stream()
            .filter(entry -> entry.getValue().state() == HostHealth.State.SUSPECT)
            .map(Map.Entry::getKey)
            .filter(host -> active.contains(host) || memory(host, settings).needsSecondOpinion())
            .collect(Collectors.toSet());
    boolean anyUp = result.values().stream().anyMatch(HostHealth::isUp);
    Doubt doubt = new Doubt(probed, active, anyUp, settings, tick);
    result.putAll(each(doubtful, host -> second(host, doubt)));
    carriers.learn(probed.first, tick);
    return result;
  }

  /**
   * Probes these hosts once more, each by the probe that is best for it, and learns nothing from
   * it.
   */
  Map<String, HostHealth> again(Set<String> hosts, Settings settings) {
    return each(hosts, host -> suspicion(host, firstAnswer(host, settings), settings));
  }

  private Answer first(String host, Settings settings) {
    long begun = time.nanos();
    Answer answer = firstAnswer(host, settings);
    memory(host, settings).firstAnswer(answer, Duration.ofNanos(time.nanos() - begun));
    return answer;
  }

  private Answer firstAnswer(String host, Settings settings) {
    return confirmer
        .first(memory(host, settings))
        .probe(host, settings.smbPort(), settings.connectTimeout());
  }

  private HostHealth suspicion(String host, Answer answer, Settings settings) {
    if (answer.connected()) {
      return HostHealth.up(
          memory(host, settings).viaAlternateProbe() ? viaAlternateProbe(answer) : answer.detail());
    }
    return answer.kind() == Kind.NO_ADDRESS
        ? HostHealth.unknown(answer.detail())
        : HostHealth.suspect(answer.detail());
  }

  private HostHealth second(String host, Doubt doubt) {
    HostMemory memory = memory(host, doubt.settings);
    boolean carriesMount = doubt.active.contains(host);
    Answer first = doubt.probed.first.get(host);
    if (memory.mustWait(doubt.tick, carriesMount, doubt.othersAnswer)) {
      return memory.standing(first.detail());
    }
    Optional<SecondOpinion> early = Optional.ofNullable(doubt.probed.early.get(host));
    if (doubt.tick.interruption() == Interruption.SLEEP) {
      early = Optional.empty(); // It was asked when the computer was hardly awake.
      first = first(host, doubt.settings);
      if (first.connected()) {
        return suspicion(host, first, doubt.settings);
      }
    }
    return confirmed(host, first, early, doubt);
  }

  private HostHealth confirmed(
      String host, Answer first, Optional<SecondOpinion> early, Doubt doubt) {
    Settings settings = doubt.settings;
    HostMemory memory = memory(host, settings);
    Confirmation asked = confirmer.confirm(host, memory, first, early, settings);
    Optional<Answer> connected = asked.connected();
    HostHealth health =
        connected.isPresent()
            ? HostHealth.up(connected.get().detail())
            : confirmer.verdict(asked, doubt.active.contains(host), settings.smbPort());
    memory.confirmed(asked, health, doubt.tick.now());
    return connected.map(answer -> atSecondProbe(memory, answer)).orElse(health);
  }

  private static HostHealth atSecondProbe(HostMemory memory, Answer answer) {
    return HostHealth.up(
        memory.viaAlternateProbe()
            ? viaAlternateProbe(answer)
            : answer.detail() + " at the second probe");
  }

  private static String viaAlternateProbe(Answer answer) {
    return answer.detail() + " by nc; macOS refuses the local network to java";
  }

  private Map<String, HostHealth> each(Set<String> hosts, Question question) {
    List<Callable<Map.Entry<String, HostHealth>>> tasks = new ArrayList<>();
    for (String host : hosts) {
      tasks.add(() -> Map.entry(host, question.ask(host)));
    }
    return workers.all(tasks).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private HostMemory memory(String host, Settings settings) {
    return memories.computeIfAbsent(new Asked(host, settings.smbPort()), asked -> new HostMemory());
  }

  /**
   * First probe of a host.
   *
   * @param wall when it began, by the wall clock
   * @param nanos when it began, by the monotonic clock
   */
  private record Running(CompletableFuture<Answer> answer, Instant wall, long nanos) {}

  /** Host and port that a probe goes to: what one port answers says nothing about another. */
  private record Asked(String host, int port) {}

  /**
   * Input of a second look at a host.
   *
   * @param active hosts that carry a mount
   */
  private record Doubt(
      Probed probed, Set<String> active, boolean othersAnswer, Settings settings, CycleTime tick) {}

  private interface Question {
    HostHealth ask(String host);
  }
}

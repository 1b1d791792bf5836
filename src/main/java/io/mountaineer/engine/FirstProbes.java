package io.mountaineer.engine;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * First probes of hosts, all at the same time. Where one fails or is slow and that is news, the
 * second opinion is asked for at once, while the others are still waited for.
 */
final class FirstProbes {

  private final Clock time;
  private final Workers workers;
  private final Confirmer confirmer;
  private final HostMemories memories;
  private final Consumer<String> suspicions;
  private final Map<HostPort, Running> running = new ConcurrentHashMap<>();

  /**
   * Creates probes that have asked nobody yet.
   *
   * @param suspicions gets each host whose silence is news, at the first sign of it; returns at
   *     once
   */
  FirstProbes(
      Clock time,
      Workers workers,
      Confirmer confirmer,
      HostMemories memories,
      Consumer<String> suspicions) {
    this.time = time;
    this.workers = workers;
    this.confirmer = confirmer;
    this.memories = memories;
    this.suspicions = suspicions;
  }

  /**
   * Answers to one probe of every host.
   *
   * @param first answers by host
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

    /**
     * Returns whether the computer slept since they began: what was learned before, the mount table
     * included, proves nothing then.
     */
    boolean sleptSince(Clock time) {
      Duration byWall = Duration.between(wall, time.now());
      Duration monotonic = Duration.ofNanos(time.nanos() - nanos);
      return Interruption.between(byWall, monotonic, byWall.plus(monotonic).abs())
          == Interruption.SLEEP;
    }
  }

  /**
   * Starts the first probe of a host between two cycles, whose deadline counts for the next cycle
   * too: one that is still waited for then is not begun again.
   *
   * @return the answer; empty where the last one did not come by Java, or is still waited for
   */
  Optional<CompletableFuture<Answer>> probeAhead(String host, Settings settings) {
    HostPort asked = HostPort.of(host, settings);
    Running last = running.get(asked);
    boolean isUnderWay = last != null && !last.answer.isDone();
    if (isUnderWay || !memories.of(host, settings).answersJava()) {
      return Optional.empty();
    }
    Running begun = begin(host, settings);
    running.put(asked, begun);
    return Optional.of(begun.answer);
  }

  /** Returns how long a host may take to answer before that is suspicious. */
  Duration suspiciousAfter(String host, Settings settings) {
    return memories.of(host, settings).suspiciousAfter(settings);
  }

  /**
   * Probes every host once; a failure is only a suspicion yet. On a host whose silence is news a
   * second opinion is asked for at the first sign of it, before the first probe has given up; on
   * one that refuses for the first time, at once.
   */
  Probed probe(Set<String> hosts, Settings settings) {
    Map<String, Running> first = new HashMap<>();
    Instant wall = time.now();
    long nanos = time.nanos();
    for (String host : hosts) {
      Running each = joinedOrBegun(host, settings);
      first.put(host, each);
      wall = each.wall.isBefore(wall) ? each.wall : wall;
      nanos = Math.min(nanos, each.nanos);
    }
    Map<String, SecondOpinion> early = new HashMap<>();
    bySuspicion(hosts, settings)
        .forEach(
            (after, some) -> {
              awaitAll(some, first, after);
              some.forEach(
                  host ->
                      opinion(host, first.get(host), settings)
                          .ifPresent(asked -> early.put(host, asked)));
            });
    Map<String, Answer> answers = new HashMap<>();
    first.forEach((host, begun) -> answers.put(host, begun.answer.join()));
    return new Probed(answers, early, wall, nanos);
  }

  /** Asks a host now by the probe that is best for it, and learns from its answer. */
  Answer ask(String host, Settings settings) {
    long begun = time.nanos();
    Answer answer = answer(host, settings);
    memories.of(host, settings).firstAnswer(answer, Duration.ofNanos(time.nanos() - begun));
    return answer;
  }

  /** Returns the answer of a host to the probe that is best for it; learns nothing from it. */
  Answer answer(String host, Settings settings) {
    return confirmer
        .first(memories.of(host, settings))
        .probe(host, settings.smbPort(), settings.connectTimeout());
  }

  private Running begin(String host, Settings settings) {
    boolean isSilenceNews = memories.of(host, settings).isSilenceNews();
    Instant wall = time.now();
    long nanos = time.nanos();
    return new Running(workers.begin(() -> ask(host, settings)), isSilenceNews, wall, nanos);
  }

  private Running joinedOrBegun(String host, Settings settings) {
    Running ahead = running.remove(HostPort.of(host, settings));
    return ahead != null && !ahead.answer.isDone() ? ahead : begin(host, settings);
  }

  /** Begins a second opinion where the first probe is slow, or has failed, and that is news. */
  private Optional<SecondOpinion> opinion(String host, Running first, Settings settings) {
    HostMemory memory = memories.of(host, settings);
    if (!first.answer.isDone()) {
      return first.isSilenceNews
          ? Optional.of(ofSilent(host, first, memory, settings))
          : Optional.empty();
    }
    boolean isDoubtful =
        !first.answer.isCompletedExceptionally()
            && !first.answer.join().connected()
            && first.answer.join().kind() != Kind.NO_ADDRESS;
    return isDoubtful && memory.hasAnswered()
        ? Optional.of(confirmer.begin(host, memory, settings))
        : Optional.empty();
  }

  private SecondOpinion ofSilent(String host, Running first, HostMemory memory, Settings settings) {
    Duration left = settings.connectTimeout().minusNanos(time.nanos() - first.nanos);
    SecondOpinion asked = confirmer.begin(host, memory, settings, left);
    suspicions.accept(host); // After it: many mounts of this host wait for a thread then.
    return asked;
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
   * First probe of a host.
   *
   * @param isSilenceNews whether the host was not known to be silent when it began
   * @param wall when it began, by the wall clock
   * @param nanos when it began, by the monotonic clock
   */
  private record Running(
      CompletableFuture<Answer> answer, boolean isSilenceNews, Instant wall, long nanos) {}
}

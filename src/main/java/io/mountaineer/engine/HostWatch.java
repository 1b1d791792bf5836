package io.mountaineer.engine;

import io.mountaineer.core.Break;
import io.mountaineer.core.Reach;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Tick;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks hosts whether they answer, all at the same time, and remembers by which road each is best
 * asked.
 */
final class HostWatch {

  private final Platform platform;
  private final Workers workers;
  private final Map<String, HostMemory> memories = new ConcurrentHashMap<>();

  HostWatch(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
  }

  /**
   * What one probe of every host told.
   *
   * @param early what the second road said of a host whose first probe was silent for long
   */
  record Probed(Map<String, Reach> reach, Map<String, Probe.Answer> early) {

    /** With the hosts that were probed a moment later. */
    Probed and(Probed later) {
      Map<String, Reach> all = new HashMap<>(reach);
      all.putAll(later.reach);
      Map<String, Probe.Answer> allEarly = new HashMap<>(early);
      allEarly.putAll(later.early);
      return new Probed(all, allEarly);
    }
  }

  /**
   * One probe of every host; a failure is only a suspicion yet. A host that used to answer at once
   * and is silent now is asked by the second road before the first one has given up, so that both
   * take no longer than one timeout.
   */
  Probed probe(Set<String> hosts, Settings settings) {
    if (hosts.isEmpty()) {
      return new Probed(Map.of(), Map.of());
    }
    Map<String, CompletableFuture<Reach>> first = new HashMap<>();
    for (String host : hosts) {
      first.put(host, workers.begin(() -> first(host, settings)));
    }
    Duration patience = settings.connectTimeout().dividedBy(4);
    awaitAll(first.values(), patience);
    Duration left = settings.connectTimeout().minus(patience);
    Map<String, CompletableFuture<Probe.Answer>> early = new HashMap<>();
    first.forEach(
        (host, reach) -> {
          HostMemory memory = memory(host);
          if (!reach.isDone() && memory.needsSecondOpinion()) {
            Probe road = secondRoad(memory);
            early.put(host, workers.begin(() -> road.probe(host, settings.smbPort(), left)));
          }
        });
    return new Probed(joined(first), joined(early));
  }

  private static <T> Map<String, T> joined(Map<String, CompletableFuture<T>> begun) {
    Map<String, T> results = new HashMap<>();
    begun.forEach((host, result) -> results.put(host, result.join()));
    return results;
  }

  private static void awaitAll(Collection<? extends CompletableFuture<?>> all, Duration limit) {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
          .get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return; // Who is silent is asked once more.
    } catch (ExecutionException e) {
      return; // Whose probe it was tells of it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Probe secondRoad(HostMemory memory) {
    return memory.viaSecondRoad() ? platform.probe() : platform.secondOpinion();
  }

  /**
   * A second opinion on the hosts whose first probe failed.
   *
   * @param active hosts that carry a share: before a mount is torn down, its host is asked again
   * @return the reach of every host, the confirmed ones included
   */
  Map<String, Reach> confirm(Probed probed, Set<String> active, Settings settings, Tick tick) {
    Set<String> doubtful =
        probed.reach.entrySet().stream()
            .filter(entry -> !entry.getValue().isUp())
            .map(Map.Entry::getKey)
            .filter(host -> active.contains(host) || memory(host).needsSecondOpinion())
            .collect(Collectors.toSet());
    Map<String, Reach> result = new HashMap<>(probed.reach);
    result.putAll(
        each(doubtful, host -> second(host, probed, active.contains(host), settings, tick)));
    if (tick.networkEvent()) {
      memories.values().forEach(HostMemory::tryFirstRoadAgain);
    }
    return result;
  }

  /** One more probe of these hosts, by the road that is best for each; it teaches nothing. */
  Map<String, Reach> again(Set<String> hosts, Settings settings) {
    return each(hosts, host -> once(host, settings));
  }

  private Reach once(String host, Settings settings) {
    Probe.Answer answer = firstAnswer(host, settings);
    return answer.connected() ? Reach.up(answer.detail()) : Reach.suspect(answer.detail());
  }

  private Reach first(String host, Settings settings) {
    HostMemory memory = memory(host);
    Probe.Answer answer = firstAnswer(host, settings);
    memory.firstAnswer(answer);
    if (!answer.connected()) {
      return Reach.suspect(answer.detail());
    }
    return Reach.up(memory.viaSecondRoad() ? viaSecondRoad(answer) : answer.detail());
  }

  private Probe.Answer firstAnswer(String host, Settings settings) {
    Probe road = memory(host).viaSecondRoad() ? platform.secondOpinion() : platform.probe();
    return road.probe(host, settings.smbPort(), settings.connectTimeout());
  }

  private Reach second(
      String host, Probed probed, boolean carriesMount, Settings settings, Tick tick) {
    HostMemory memory = memory(host);
    Reach suspicion = probed.reach.get(host);
    if (memory.mustWait(tick, carriesMount)) {
      // A refusal of macOS says nothing of the host: what was true at the last look may be over.
      return memory.refusedLocally() ? suspicion : Reach.down(suspicion.detail());
    }
    if (tick.interruption() == Break.SLEEP) {
      Reach awake = first(host, settings);
      if (awake.isUp()) {
        return awake;
      }
    }
    Probe.Answer answer = secondAnswer(host, probed, settings, tick);
    memory.secondAnswer(answer, tick.now());
    if (!answer.connected()) {
      return Reach.down(suspicion.detail());
    }
    return Reach.up(
        memory.viaSecondRoad() ? viaSecondRoad(answer) : answer.detail() + " at the second probe");
  }

  /** What was asked early counts, unless that was before the Mac was awake. */
  private Probe.Answer secondAnswer(String host, Probed probed, Settings settings, Tick tick) {
    return Optional.ofNullable(probed.early.get(host))
        .filter(answer -> tick.interruption() != Break.SLEEP)
        .orElseGet(
            () ->
                secondRoad(memory(host))
                    .probe(host, settings.smbPort(), settings.connectTimeout()));
  }

  private static String viaSecondRoad(Probe.Answer answer) {
    return answer.detail() + " by nc; macOS refuses the local network to java";
  }

  private Map<String, Reach> each(Set<String> hosts, Question question) {
    List<Callable<Map.Entry<String, Reach>>> tasks = new ArrayList<>();
    for (String host : hosts) {
      tasks.add(() -> Map.entry(host, question.ask(host)));
    }
    return workers.all(tasks).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private HostMemory memory(String host) {
    return memories.computeIfAbsent(host, name -> new HostMemory());
  }

  private interface Question {
    Reach ask(String host);
  }
}

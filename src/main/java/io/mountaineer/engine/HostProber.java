package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Settings;
import io.mountaineer.engine.FirstProbes.Probed;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Prober of hosts: asks all at the same time whether they answer, confirms what fails, and
 * remembers which probe is best for each.
 */
final class HostProber {

  /**
   * A server that refuses may be back at any moment, so a second word of it that had to wait for
   * other hosts says nothing. A silent one is asked up to the deadline.
   */
  private static final Duration WORD_ON_A_REFUSAL = Duration.ofMillis(500);

  private final Clock time;
  private final Workers workers;
  private final Confirmer confirmer;
  private final Carriers carriers;
  private final HostMemories memories = new HostMemories();
  private final FirstProbes probes;

  /**
   * Creates a prober that knows of no host yet.
   *
   * @param suspicions gets each host whose silence is news, at the first sign of it; returns at
   *     once
   */
  HostProber(Platform platform, Workers workers, Consumer<String> suspicions) {
    this.time = platform.clock();
    this.workers = workers;
    this.confirmer = new Confirmer(platform, workers);
    this.carriers = new Carriers(platform, workers);
    this.probes = new FirstProbes(time, workers, confirmer, memories, suspicions);
  }

  /** Returns the first probes, by which hosts are asked between two cycles too. */
  FirstProbes probes() {
    return probes;
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
    if (probed.sleptSince(time)) {
      memories.forgetVerdicts();
      Probed awake = probes.probe(probed.first().keySet(), settings);
      result = judge(awake, active, settings, tick);
      if (awake.sleptSince(time)) {
        result.replaceAll(
            (host, health) -> HostHealth.suspect("the computer slept while it was asked"));
      }
    }
    if (tick.networkEvent()) {
      memories.tryDirectProbeAgain();
    }
    return result;
  }

  private Map<String, HostHealth> judge(
      Probed probed, Set<String> active, Settings settings, CycleTime tick) {
    Map<String, HostHealth> result = new HashMap<>();
    probed.first().forEach((host, answer) -> result.put(host, suspicion(host, answer, settings)));
    Set<String> doubtful =
        result.entrySet().stream()
            .filter(entry -> entry.getValue().state() == HostHealth.State.SUSPECT)
            .map(Map.Entry::getKey)
            .filter(
                host -> active.contains(host) || memories.of(host, settings).needsSecondOpinion())
            .collect(Collectors.toSet());
    boolean anyUp = result.values().stream().anyMatch(HostHealth::isUp);
    Doubt doubt = new Doubt(probed, active, anyUp, settings, tick);
    result.putAll(each(doubtful, host -> second(host, doubt)));
    carriers.learn(probed.first(), tick);
    return result;
  }

  /**
   * Probes these hosts once more, each by the probe that is best for it, and learns nothing from
   * it.
   */
  Map<String, HostHealth> again(Set<String> hosts, Settings settings) {
    return each(hosts, host -> suspicion(host, probes.answer(host, settings), settings));
  }

  private HostHealth suspicion(String host, Answer answer, Settings settings) {
    if (answer.connected()) {
      boolean viaNc = memories.of(host, settings).viaAlternateProbe();
      return HostHealth.up(viaNc ? viaAlternateProbe(answer) : answer.detail());
    }
    return answer.kind() == Kind.NO_ADDRESS
        ? HostHealth.unknown(answer.detail())
        : HostHealth.suspect(answer.detail());
  }

  private HostHealth second(String host, Doubt doubt) {
    HostMemory memory = memories.of(host, doubt.settings);
    boolean carriesMount = doubt.active.contains(host);
    Answer first = doubt.probed.first().get(host);
    if (memory.mustWait(doubt.tick, carriesMount, doubt.othersAnswer)) {
      return memory.standing(first.detail());
    }
    Optional<SecondOpinion> early =
        Optional.ofNullable(doubt.probed.early().get(host)).filter(this::stillCounts);
    if (doubt.tick.interruption() == Interruption.SLEEP) {
      early = Optional.empty(); // It was asked when the computer was hardly awake.
      first = probes.ask(host, doubt.settings);
      if (first.connected()) {
        return suspicion(host, first, doubt.settings);
      }
    }
    return confirmed(host, first, early, doubt);
  }

  private boolean stillCounts(SecondOpinion early) {
    Duration age = Duration.ofNanos(time.nanos() - early.begun());
    return early.again().isPresent() || age.compareTo(WORD_ON_A_REFUSAL) < 0;
  }

  private HostHealth confirmed(
      String host, Answer first, Optional<SecondOpinion> early, Doubt doubt) {
    Settings settings = doubt.settings;
    HostMemory memory = memories.of(host, settings);
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

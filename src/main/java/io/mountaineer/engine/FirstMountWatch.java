package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.FirstMount;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watch over first mounts: the answers of the hosts since the monitor's start or the last wake, and
 * the shares that were mounted since, by what names their volume paths, as two entries may exchange
 * those. A command that looks once waits for no second answer.
 */
final class FirstMountWatch {

  private final Clock time;
  private final WakeWatch wakes;
  private final Map<String, Run> answers = new HashMap<>();
  private final Set<String> mounted = new HashSet<>();
  private Optional<Long> beganAt = Optional.empty();
  private Optional<Long> wokeAt = Optional.empty();

  FirstMountWatch(Clock time, WakeWatch wakes) {
    this.time = time;
    this.wakes = wakes;
  }

  /**
   * Takes in what a cycle of the monitor found.
   *
   * @param touched hosts the way to which changed: an answer before that proves nothing after it
   */
  synchronized void observe(CycleTime tick, Map<String, HostHealth> health, Set<String> touched) {
    if (tick.startsMonitor() || beganAt.isEmpty()) {
      begin(time.nanos());
    }
    noticeWake();
    if (isOver()) {
      answers.clear();
      return;
    }
    answers.keySet().removeAll(touched);
    health.forEach(this::answered);
  }

  private void answered(String host, HostHealth seen) {
    if (!seen.isUp() && !seen.isRefused()) {
      answers.remove(host);
    } else if (!answers.containsKey(host) || answers.get(host).state() != seen.state()) {
      answers.put(host, new Run(seen.state(), time.nanos()));
    }
  }

  /** Returns what is known of a share's first mount; empty when that is over, or for a command. */
  synchronized Optional<FirstMount> of(Share share, Observation seen) {
    if (!seen.time().isMonitor() || beganAt.isEmpty()) {
      return Optional.empty();
    }
    noticeWake();
    if (seen.mount() instanceof MountStatus.Mounted) {
      mounted.add(share.canonicalShareName());
    }
    if (isOver() || mounted.contains(share.canonicalShareName())) {
      return Optional.empty();
    }
    Map<Interface, Duration> sameFor = new EnumMap<>(Interface.class);
    for (Interface via : Interface.values()) {
      Optional.ofNullable(answers.get(share.host(via)))
          .filter(run -> run.state() == seen.health(via).state())
          .ifPresent(run -> sameFor.put(via, since(run.nanos())));
    }
    return Optional.of(new FirstMount(since(beganAt.get()), sameFor));
  }

  /** The computer may have slept in the middle of the cycle under way. */
  private void noticeWake() {
    Optional<Long> latest = wakes.latest();
    if (!latest.equals(wokeAt)) {
      wokeAt = latest;
      begin(latest.orElseGet(time::nanos));
    }
  }

  private void begin(long nanos) {
    beganAt = Optional.of(nanos);
    answers.clear();
    mounted.clear();
  }

  private boolean isOver() {
    return since(beganAt.orElseThrow()).compareTo(FirstMount.LONGEST) >= 0;
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(time.nanos() - nanos);
  }

  /** Answers of one host in a row that were all the same, by the first of them. */
  private record Run(HostHealth.State state, long nanos) {}
}

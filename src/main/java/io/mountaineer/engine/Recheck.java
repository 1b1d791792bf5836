package io.mountaineer.engine;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.Settings;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Last question before an unmount. Since the decision this process may have been stopped, the Mac
 * may have slept, or a program may have been slow: evidence that has aged is collected once more.
 */
final class Recheck {

  /** A process that is stopped in each of so many questions has no evidence to act on. */
  private static final int TRIES = 3;

  private final Platform platform;
  private final Workers workers;
  private final MountHealthTracker liveness;
  private final HostQuestion hosts;

  Recheck(Platform platform, Workers workers, MountHealthTracker liveness, HostQuestion hosts) {
    this.platform = platform;
    this.workers = workers;
    this.liveness = liveness;
    this.hosts = hosts;
  }

  /** Returns why the mount may not be taken away now; empty if the evidence is fresh and holds. */
  Optional<Failure> objection(MountEntry mount, Evidence evidence, Settings settings) {
    return refuted(mount, evidence, settings).or(() -> slept(evidence));
  }

  /**
   * A host that is silent after a sleep may be silent because of it: the next cycle decides that,
   * as it knows of the wake.
   */
  private Optional<Failure> slept(Evidence evidence) {
    BothClocks now = BothClocks.now(platform.clock());
    return evidence.lost().isPresent() && evidence.asked().until(now) == Interruption.SLEEP
        ? Optional.of(
            Failure.of(
                Kind.UNKNOWN,
                "the mount was not touched: the computer slept after its server was asked"))
        : Optional.empty();
  }

  private Optional<Failure> refuted(MountEntry mount, Evidence evidence, Settings settings) {
    Optional<Failure> alive = evidence.ofDeadMount().flatMap(server -> revived(mount, server));
    if (alive.isPresent() || evidence.down().isEmpty() && evidence.target().isEmpty()) {
      return alive;
    }
    BothClocks asked = evidence.asked();
    for (int tries = 0; tries < TRIES && !asked.isFresh(platform.clock()); tries++) {
      BothClocks start = BothClocks.now(platform.clock());
      Optional<Failure> refuted = askHosts(evidence, settings);
      if (refuted.isPresent()) {
        return refuted;
      }
      asked = start.after(start, platform.clock(), HostQuestion.longestAnswer(settings));
    }
    return asked.isFresh(platform.clock())
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                Kind.UNKNOWN,
                "the mount was not touched: hosts could not be asked without an interruption"));
  }

  private Optional<Failure> revived(MountEntry mount, Server server) {
    boolean isDead =
        liveness.isFresh(mount, server)
            || liveness.check(mount, server, true).isDead(server.health());
    return isDead
        ? Optional.empty()
        : Optional.of(Failure.of(Kind.UNKNOWN, mount.path() + " works again; it was not touched"));
  }

  /** Asks both hosts at the same time. */
  private Optional<Failure> askHosts(Evidence evidence, Settings settings) {
    List<Callable<Optional<Failure>>> questions = new ArrayList<>();
    evidence.down().ifPresent(server -> questions.add(() -> back(server.host(), settings)));
    evidence.target().ifPresent(target -> questions.add(() -> gone(target, settings)));
    return workers.all(questions).stream().flatMap(Optional::stream).findFirst();
  }

  private Optional<Failure> back(String host, Settings settings) {
    HostHealth now = hosts.verdict(host, settings);
    String changed =
        now.isUp() ? " answers again" : " is no longer known to be down (" + now.detail() + ")";
    return now.isDown()
        ? Optional.empty()
        : Optional.of(Failure.of(Kind.UNKNOWN, host + changed + "; its mount was not touched"));
  }

  /** A host that macOS refused to this program when it was chosen is still there if it does so. */
  private Optional<Failure> gone(Server target, Settings settings) {
    boolean wasRefused = target.health().isRefused();
    String host = target.host();
    HostHealth now = wasRefused ? hosts.verdict(host, settings) : hosts.ask(host, settings);
    return now.isUp() || wasRefused && now.isRefused()
        ? Optional.empty()
        : Optional.of(
            Failure.of(Kind.UNREACHABLE, host + " no longer answers; the mount was not touched"));
  }
}

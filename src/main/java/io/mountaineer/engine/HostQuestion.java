package io.mountaineer.engine;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Question to one host in the middle of an act. Both probes are used at the same time: macOS may
 * refuse the local network to one program alone.
 */
final class HostQuestion {

  private final Platform platform;
  private final Workers workers;
  private final Confirmer confirmer;

  HostQuestion(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
    this.confirmer = new Confirmer(platform, workers);
  }

  /** Returns how long an answer may take, by the limits of its probes. */
  static Duration longestAnswer(Settings settings) {
    return settings.connectTimeout().multipliedBy(2);
  }

  /** Returns the health of a host as it is now. */
  HostHealth ask(String host, Settings settings) {
    Answers answers = answers(host, settings);
    boolean isDecided =
        answers.byNc.connected()
            || !answers.own.connected() && answers.byNc.kind() == Kind.REFUSED_BY_PEER;
    return health(isDecided ? answers.byNc : answers.own);
  }

  /**
   * Returns the verdict on a host that carries a mount, as strict as that of a cycle: no route to
   * it is a proof only with a witness, and where nc has no verdict a second probe decides.
   */
  HostHealth verdict(String host, Settings settings) {
    Answers answers = answers(host, settings);
    if (answers.own.connected() || answers.byNc.connected()) {
      return HostHealth.up((answers.own.connected() ? answers.own : answers.byNc).detail());
    }
    Optional<Answer> again =
        Confirmation.settles(host, answers.own, answers.byNc)
            ? Optional.empty()
            : Optional.of(own(host, settings));
    Confirmation asked = new Confirmation(host, answers.own, answers.byNc, again);
    return asked
        .connected()
        .map(answer -> HostHealth.up(answer.detail()))
        .orElseGet(() -> confirmer.verdict(asked, true, settings.smbPort()));
  }

  private Answer own(String host, Settings settings) {
    return platform.probe().probe(host, settings.smbPort(), settings.connectTimeout());
  }

  private Answers answers(String host, Settings settings) {
    int port = settings.smbPort();
    Duration limit = settings.connectTimeout();
    CompletableFuture<Answer> other =
        workers.begin(() -> platform.alternateProbe().probe(host, port, limit));
    Answer own = own(host, settings);
    return new Answers(own, other.join());
  }

  private record Answers(Answer own, Answer byNc) {}

  private static HostHealth health(Answer answer) {
    return switch (answer.kind()) {
      case CONNECTED -> HostHealth.up(answer.detail());
      case REFUSED_BY_PEER, TIMED_OUT -> HostHealth.down(answer.detail());
      case NO_ROUTE -> HostHealth.refused(answer.detail());
      case NO_ADDRESS -> HostHealth.unknown(answer.detail());
      case NO_VERDICT -> HostHealth.suspect(answer.detail());
    };
  }
}

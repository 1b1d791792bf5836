package io.mountaineer.engine;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.ServerIdentity;
import io.mountaineer.core.ServerIdentity.Unknown;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.ServerIdentities;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watch for who answers at the hosts of shares, beside the cycles: a host is asked when it comes
 * back and before a mount, and its answer counts while it goes on answering probes. No answer
 * proves nothing.
 */
final class ServerWatch {

  /** Longest wait of an act for an answer. A lost mount waits no longer for anything new. */
  static final Duration BEFORE_MOUNT = Duration.ofMillis(300);

  /** Limit of a question that nothing waits for; it covers a name lookup. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /** Age up to which an answer is as good as a new one: that of the cycle that acts. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** Time after which a server that reported nothing is asked again. */
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMinutes(5);

  private static final Duration UNTIL_STRANGER_ASKED_AGAIN = Duration.ofSeconds(30);

  private final ServerIdentities servers;
  private final Workers workers;
  private final Clock clock;
  private final Map<HostPort, Question> questions = new ConcurrentHashMap<>();

  ServerWatch(ServerIdentities servers, Workers workers, Clock clock) {
    this.servers = servers;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Takes in which hosts answer probes, and begins to ask those that came back, or may be others
   * since: after a sleep, or a change of the network.
   */
  void observe(Map<String, HostHealth> health, CycleTime tick, Settings settings) {
    boolean isDisturbed = tick.networkEvent() || tick.interruption() != Interruption.NONE;
    health.forEach(
        (host, now) -> {
          HostPort asked = HostPort.of(host, settings);
          if (!now.isUp()) {
            questions.remove(asked);
          } else {
            questions.compute(
                asked,
                (same, known) ->
                    known == null || isDisturbed || isUnknownForLong(known) ? begin(asked) : known);
          }
        });
    if (isDisturbed) {
      // Who answers by the name of another mount may be another server in this network.
      questions.keySet().removeIf(asked -> !health.containsKey(asked.host()));
    }
  }

  private boolean isUnknownForLong(Question known) {
    return known.isAnswered()
        && known.identity() instanceof Unknown
        && isOlder(known, UNTIL_ASKED_AGAIN);
  }

  private boolean isOlder(Question known, Duration age) {
    return clock.nanos() - known.askedAt() >= age.toNanos();
  }

  /**
   * Returns the answers of the hosts of a share that are there by now. A stranger is asked again,
   * as the right server may take its place unnoticed.
   */
  Map<Interface, ServerIdentity> of(Share share, Settings settings, KnownServers servers) {
    Map<Interface, ServerIdentity> all = new EnumMap<>(Interface.class);
    for (Interface via : Interface.values()) {
      HostPort asked = HostPort.of(share.host(via), settings);
      Optional<Question> question =
          Optional.ofNullable(
              questions.computeIfPresent(
                  asked, (same, known) -> isOldStranger(known, servers) ? begin(asked) : known));
      question
          .filter(Question::isAnswered)
          .ifPresent(answered -> all.put(via, answered.identity()));
    }
    return all;
  }

  /**
   * Returns the answer of any other host, if it comes in time.
   *
   * @param wait zero for an answer that is there by now
   */
  Optional<ServerIdentity> of(String host, Settings settings, Duration wait) {
    HostPort asked = HostPort.of(host, settings);
    Question question =
        questions.compute(
            asked,
            (same, known) ->
                known == null || known.isAnswered() && isOlder(known, UNTIL_ASKED_AGAIN)
                    ? begin(asked)
                    : known);
    return Workers.await(question.answer(), wait);
  }

  private boolean isOldStranger(Question known, KnownServers servers) {
    return known.isAnswered()
        && servers.isStranger(known.identity())
        && isOlder(known, UNTIL_STRANGER_ASKED_AGAIN);
  }

  /**
   * Returns who answers at a host right now; waits shortly.
   *
   * @param isLost whether the share's mount is lost: then an answer is good for as long as the host
   *     has been answering probes
   */
  ServerIdentity now(String host, Settings settings, boolean isLost) {
    HostPort asked = HostPort.of(host, settings);
    Question question =
        questions.compute(
            asked,
            (same, known) ->
                known == null || !isLost && known.isAnswered() && isOlder(known, FRESH)
                    ? begin(asked)
                    : known);
    return Workers.await(question.answer(), BEFORE_MOUNT)
        .orElseGet(() -> new Unknown("it did not answer in time"));
  }

  private Question begin(HostPort asked) {
    return new Question(clock.nanos(), workers.begin(() -> ask(asked)));
  }

  /** A question that failed found out nothing. */
  private ServerIdentity ask(HostPort asked) {
    try {
      return servers.of(asked.host(), asked.port(), TIMEOUT);
    } catch (RuntimeException e) {
      return new Unknown(e.toString());
    }
  }

  private record Question(long askedAt, CompletableFuture<ServerIdentity> answer) {

    boolean isAnswered() {
      return answer.isDone() && !answer.isCompletedExceptionally();
    }

    ServerIdentity identity() {
      return answer.join();
    }
  }
}

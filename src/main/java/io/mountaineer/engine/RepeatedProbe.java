package io.mountaineer.engine;

import io.mountaineer.core.Settings;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Probe that is begun again and again while it has no answer. A connect sends a lost packet again
 * only after a second (RFC 6298), later than most timeouts; connects one after another are silent
 * together only if nothing came through all the while.
 */
final class RepeatedProbe {

  /** Part of the timeout between two connects. */
  private static final int PARTS = 5;

  private final Probe probe;
  private final String host;
  private final Settings settings;
  private final Workers workers;

  RepeatedProbe(Probe probe, String host, Settings settings, Workers workers) {
    this.probe = probe;
    this.host = host;
    this.settings = settings;
    this.workers = workers;
  }

  /**
   * Starts it.
   *
   * @param limit end of all connects, from now
   * @return answer of the first connect, or of a later one that comes through before that ends
   */
  CompletableFuture<Answer> begin(Duration limit) {
    CompletableFuture<Answer> answer = connect(limit);
    workers.start(() -> repeat(answer, limit));
    return answer;
  }

  private void repeat(CompletableFuture<Answer> answer, Duration limit) {
    Duration step = settings.connectTimeout().dividedBy(PARTS);
    Duration left = limit.minus(step);
    while (left.compareTo(step) > 0 && Workers.await(answer, step).isEmpty()) {
      connect(left).thenAccept(later -> completeIfConnected(answer, later));
      left = left.minus(step);
    }
  }

  private CompletableFuture<Answer> connect(Duration limit) {
    return workers.begin(() -> probe.probe(host, settings.smbPort(), limit));
  }

  private static void completeIfConnected(CompletableFuture<Answer> answer, Answer later) {
    if (later.connected()) {
      answer.complete(later);
    }
  }
}

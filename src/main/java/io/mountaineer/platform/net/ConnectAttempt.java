package io.mountaineer.platform.net;

import io.mountaineer.platform.Probe.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Attempt to connect to a host within a limit that covers the name lookup too. While a lookup
 * stalls, and when it fails, the addresses known from before are tried.
 */
final class ConnectAttempt {

  /**
   * Part of the limit that a lookup has to itself. An old address may belong to another machine by
   * now, so it is tried only when the lookup stalls or fails.
   */
  private static final int HEAD_START = 4;

  private final ConnectRace race;
  private final DnsCache addresses;
  private final CompletableFuture<List<InetAddress>> lookup;
  private final String host;
  private final Duration limit;
  private final long start = System.nanoTime();

  ConnectAttempt(ConnectRace race, DnsCache addresses, String host, Duration limit) {
    this.race = race;
    this.addresses = addresses;
    this.lookup = addresses.lookUp(host);
    this.host = host;
    this.limit = limit;
  }

  Answer run() throws IOException {
    lookup.whenComplete((found, failure) -> race.wakeUp());
    long headStart = limit.toMillis() / HEAD_START;
    while (millisLeft() > 0 && !Thread.currentThread().isInterrupted()) {
      // Asked once: a lookup that ends after this is seen in the next round, with its addresses.
      boolean ended = lookup.isDone();
      race.join(candidates(ended, headStart));
      Optional<Answer> answer = race.success().or(() -> ended ? finalFailure() : Optional.empty());
      if (answer.isPresent()) {
        return answer.get();
      }
      race.await(Math.min(millisLeft(), headStart));
    }
    return race.success().orElseGet(this::timedOut);
  }

  private List<InetAddress> candidates(boolean ended, long headStart) {
    if (ended && !lookup.isCompletedExceptionally()) {
      return lookup.join();
    }
    return ended || millisGone() >= headStart ? addresses.toTry(host) : List.of();
  }

  /** Returns the failure once no address can succeed any longer. */
  private Optional<Answer> finalFailure() {
    if (race.isAnyRunning()) {
      return Optional.empty();
    }
    return Optional.of(race.isEmpty() ? withoutAddress() : race.failure("no address"));
  }

  /** An address whose interface is gone is known, and no host can be at it. */
  private Answer withoutAddress() {
    Throwable failure = lookup.handle((found, thrown) -> thrown).join();
    // The JVM's texts vary by name and system; only the missing zone of an address is news.
    String text = failure == null ? "" : String.valueOf(failure.getMessage());
    return text.startsWith("no such interface")
        ? Answer.failed(text)
        : Answer.noAddress("unknown host");
  }

  private Answer timedOut() {
    if (Thread.currentThread().isInterrupted()) {
      return Answer.noVerdict("interrupted");
    }
    String subject = race.isEmpty() ? "name lookup " : "";
    return race.failure(subject + "timed out after " + limit.toMillis() + " ms");
  }

  private long millisGone() {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private long millisLeft() {
    return limit.toMillis() - millisGone();
  }
}

package io.mountaineer.engine;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Settings;
import io.mountaineer.engine.RouteWitnesses.Way;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Confirmation of a failed probe: asks the host by the other one of the two probes, and derives a
 * verdict from all answers.
 */
final class Confirmer {

  private final Platform platform;
  private final Workers workers;
  private final RouteWitnesses witnesses;

  Confirmer(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
    this.witnesses = new RouteWitnesses(platform.network(), workers);
  }

  /** Returns the everyday probe of a host. */
  Probe first(HostMemory memory) {
    return memory.viaAlternateProbe() ? platform.alternateProbe() : platform.probe();
  }

  private Probe other(HostMemory memory) {
    return memory.viaAlternateProbe() ? platform.probe() : platform.alternateProbe();
  }

  /** Starts the probe that is not the everyday one. */
  CompletableFuture<Answer> begin(String host, HostMemory memory, Settings settings) {
    Probe probe = other(memory);
    return workers.begin(() -> probe.probe(host, settings.smbPort(), settings.connectTimeout()));
  }

  /**
   * Asks by the other probe, and where it gives no verdict in time, once more by the first.
   *
   * @param other answer of the other probe, under way
   */
  Confirmation confirm(
      String host,
      HostMemory memory,
      Answer first,
      CompletableFuture<Answer> other,
      Settings settings) {
    Duration limit = settings.connectTimeout().multipliedBy(3).dividedBy(4);
    CompletableFuture<Answer> again = new CompletableFuture<>();
    boolean silent = first.kind() == Kind.TIMED_OUT;
    if (silent && !isSettled(host, first, other)) {
      // At the same time, so that both take no longer than one; a refusal comes at once anyway.
      again = begin(first(memory), host, settings, limit);
    }
    Workers.await(decided(host, first, other, again), limit); // Later, it is no verdict.
    Answer byOther = other.isDone() ? other.join() : Answer.noVerdict("no answer in time");
    if (byOther.connected() || Confirmation.settles(host, first, byOther)) {
      return new Confirmation(host, first, byOther, Optional.empty());
    }
    if (!silent) {
      again = begin(first(memory), host, settings, limit);
    }
    return new Confirmation(host, first, byOther, Optional.of(again.join()));
  }

  private CompletableFuture<Answer> begin(
      Probe probe, String host, Settings settings, Duration limit) {
    return workers.begin(() -> probe.probe(host, settings.smbPort(), limit));
  }

  private static boolean isSettled(String host, Answer first, CompletableFuture<Answer> other) {
    return other.isDone()
        && !other.isCompletedExceptionally()
        && Confirmation.settles(host, first, other.join());
  }

  /**
   * Returns a future that ends when the other probe has settled it, or either probe has connected,
   * or both have ended.
   */
  private static CompletableFuture<Void> decided(
      String host, Answer first, CompletableFuture<Answer> other, CompletableFuture<Answer> again) {
    CompletableFuture<Void> decided = new CompletableFuture<>();
    other.whenComplete(
        (answer, failure) -> {
          if (failure != null || Confirmation.settles(host, first, answer)) {
            decided.complete(null);
          }
        });
    again.whenComplete(
        (answer, failure) -> {
          if (failure != null || answer.connected()) {
            decided.complete(null);
          }
        });
    CompletableFuture.allOf(other, again).whenComplete((none, failure) -> decided.complete(null));
    return decided;
  }

  /** Returns the verdict on a host to which no probe connected. */
  HostHealth verdict(Confirmation asked, boolean carriesMount, int port) {
    if (asked.byAddress().isEmpty()) {
      return HostHealth.unknown(asked.first().detail());
    }
    if (asked.isOpen()) {
      return HostHealth.suspect(
          asked.first().detail() + "; not confirmed: " + asked.other().detail());
    }
    List<String> unrouted = asked.unrouted();
    String detail = asked.first().detail();
    for (String address : unrouted) {
      boolean isOnlyAddress = address.equals(asked.host());
      Optional<String> carrier = platform.addresses().carrierOf(asked.host(), address);
      Optional<String> gone =
          witnesses.gone(new Way(address, port, carrier, carriesMount, isOnlyAddress));
      if (gone.isEmpty()) {
        return HostHealth.refused(
            detail + " by java and nc, although the way to it is there: macOS refuses them");
      }
      detail = asked.first().detail() + " (" + gone.get() + ")";
    }
    boolean isCutOff = unrouted.size() == asked.byAddress().size();
    if (isCutOff) {
      return HostHealth.cutOff(detail);
    }
    return asked.byAddress().containsValue(Kind.TIMED_OUT)
        ? HostHealth.timedOut(detail)
        : HostHealth.down(detail);
  }
}

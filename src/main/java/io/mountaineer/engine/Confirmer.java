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

  /**
   * Asks for a second opinion on a host that is merely silent yet.
   *
   * @param left time until its first probe gives up
   */
  SecondOpinion begin(String host, HostMemory memory, Settings settings, Duration left) {
    Duration least = again(settings);
    Duration limit = left.compareTo(least) > 0 ? left : least;
    CompletableFuture<Answer> again =
        memory.viaAlternateProbe()
            ? beginAgain(host, memory, settings) // It waits for a lost packet, and is a program.
            : new RepeatedProbe(platform.probe(), host, settings, workers).begin(limit);
    return new SecondOpinion(
        beginOther(host, memory, settings), Optional.of(again), platform.clock().nanos());
  }

  /** Asks for a second opinion on a host whose first probe has failed already. */
  SecondOpinion begin(String host, HostMemory memory, Settings settings) {
    return new SecondOpinion(
        beginOther(host, memory, settings), Optional.empty(), platform.clock().nanos());
  }

  private CompletableFuture<Answer> beginOther(String host, HostMemory memory, Settings settings) {
    Probe probe = other(memory);
    return workers.begin(() -> probe.probe(host, settings.smbPort(), settings.connectTimeout()));
  }

  /** Returns how long the everyday probe may take the second time. */
  private static Duration again(Settings settings) {
    return settings.connectTimeout().multipliedBy(3).dividedBy(4);
  }

  /**
   * Asks by the other probe, and where it gives no verdict in time, once more by the first.
   *
   * @param early second opinion that was asked for before the first probe gave up
   */
  Confirmation confirm(
      String host,
      HostMemory memory,
      Answer first,
      Optional<SecondOpinion> early,
      Settings settings) {
    CompletableFuture<Answer> other =
        early.map(SecondOpinion::other).orElseGet(() -> beginOther(host, memory, settings));
    Optional<CompletableFuture<Answer>> again = early.flatMap(SecondOpinion::again);
    if (again.isEmpty() && first.kind() == Kind.TIMED_OUT && !isSettled(host, first, other)) {
      // At the same time, so that both take no longer than one; a refusal comes at once anyway.
      again = Optional.of(beginAgain(host, memory, settings));
    }
    Workers.await(decided(host, first, other, again), again(settings));
    Answer byOther = other.isDone() ? other.join() : Answer.noVerdict("no answer in time");
    if (byOther.connected() || Confirmation.settles(host, first, byOther)) {
      return new Confirmation(host, first, byOther, Optional.empty());
    }
    Answer second = again.orElseGet(() -> beginAgain(host, memory, settings)).join();
    return new Confirmation(host, first, byOther, Optional.of(second));
  }

  private CompletableFuture<Answer> beginAgain(String host, HostMemory memory, Settings settings) {
    Probe probe = first(memory);
    return workers.begin(() -> probe.probe(host, settings.smbPort(), again(settings)));
  }

  private static boolean isSettled(String host, Answer first, CompletableFuture<Answer> other) {
    return other.isDone()
        && !other.isCompletedExceptionally()
        && Confirmation.settles(host, first, other.join());
  }

  /**
   * Returns a future that ends when the other probe has settled it, or the second answer of the
   * first one has: it has connected, or was silent to its end. Else it ends with both.
   */
  private static CompletableFuture<Void> decided(
      String host,
      Answer first,
      CompletableFuture<Answer> other,
      Optional<CompletableFuture<Answer>> again) {
    CompletableFuture<Void> decided = new CompletableFuture<>();
    other.whenComplete(
        (answer, failure) -> {
          if (failure != null || again.isEmpty() || Confirmation.settles(host, first, answer)) {
            decided.complete(null);
          }
        });
    again.ifPresent(
        second -> {
          second.whenComplete(
              (answer, failure) -> {
                if (failure != null || answer.connected() || answer.kind() == Kind.TIMED_OUT) {
                  decided.complete(null);
                }
              });
          CompletableFuture.allOf(other, second)
              .whenComplete((none, failure) -> decided.complete(null));
        });
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
      Optional<String> gone = witnesses.gone(way(asked, address, carriesMount, port));
      if (gone.isEmpty()) {
        return HostHealth.refused(
            detail + " by java and nc, although the way to it is there: macOS refuses them");
      }
      detail = asked.first().detail() + " (" + gone.get() + ")";
    }
    if (unrouted.size() == asked.byAddress().size()) {
      return HostHealth.cutOff(detail);
    }
    return asked.byAddress().containsValue(Kind.TIMED_OUT)
        ? HostHealth.timedOut(detail)
        : HostHealth.down(detail);
  }

  private Way way(Confirmation asked, String address, boolean carriesMount, int port) {
    boolean isOnlyAddress = address.equals(asked.host());
    Optional<String> carrier = platform.addresses().carrierOf(asked.host(), address);
    return new Way(address, port, carrier, carriesMount, isOnlyAddress);
  }
}

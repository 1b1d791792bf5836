package io.mountaineer.engine;

import io.mountaineer.core.MountEntry;
import io.mountaineer.engine.ProofOfLife.Look;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watch for traffic of mounts whose server does not answer: a busy one is silent to a probe too,
 * while its sessions go on. It begins at the first sign of silence, so that a failover at the end
 * of the deadline knows at once what has come since.
 */
final class TrafficWatch {

  /** Traffic of a mount in use shows in this time, and a failover waits for it no longer. */
  static final Duration GLANCE = Duration.ofMillis(300);

  /** Each look takes two programs. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(80);

  /** A watch that began longer ago is of an earlier silence, from which the server came back. */
  private static final Duration SAME_SILENCE = Duration.ofSeconds(2);

  private final Platform platform;
  private final Workers workers;
  private final ProofOfLife proof;
  private final Map<Path, Begun> begun = new ConcurrentHashMap<>();

  TrafficWatch(Platform platform, Workers workers, ProofOfLife proof) {
    this.platform = platform;
    this.workers = workers;
    this.proof = proof;
  }

  /** Begins for all mounts of a server that is suspiciously slow to answer; returns at once. */
  void begin(List<MountEntry> mounts, Server server) {
    List<CompletableFuture<Look>> looks = new ArrayList<>();
    for (MountEntry mount : mounts) {
      Begun watched = new Begun(mount, platform.clock().nanos(), look(mount, server));
      begun.put(mount.path(), watched);
      looks.add(watched.first);
    }
    CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
        .thenRun(() -> ask(mounts.get(0), looks.get(0).join()));
  }

  /**
   * One mount asks the server for something, where the last answer to it is older than 2 s; all
   * mounts of a user by one server share its connection. May hang; nothing waits for it.
   */
  private void ask(MountEntry mount, Look first) {
    if (first.bytes().isReadable()) {
      workers.start(() -> platform.liveness().check(mount.path()));
    }
  }

  /**
   * Returns the last look at the counters where something has come from the server since it fell
   * silent. That nothing has come, that it could not be found out, or not soon, proves nothing.
   */
  Optional<Look> traffic(MountEntry mount, Server server) {
    long start = platform.clock().nanos();
    Begun watched =
        recent(mount)
            .orElseGet(
                () -> {
                  begin(List.of(mount), server);
                  return begun.remove(mount.path());
                });
    return Workers.await(watched.first, GLANCE)
        .filter(first -> first.bytes().isReadable())
        .flatMap(
            first ->
                Workers.await(
                    workers.begin(() -> growth(mount.path(), server, first)),
                    atLeastZero(GLANCE.minus(age(start)))))
        .flatMap(look -> look);
  }

  private Optional<Begun> recent(MountEntry mount) {
    return Optional.ofNullable(begun.remove(mount.path()))
        .filter(each -> each.mount.equals(mount))
        .filter(each -> age(each.at).compareTo(SAME_SILENCE) < 0);
  }

  private CompletableFuture<Look> look(MountEntry mount, Server server) {
    return workers.begin(() -> proof.look(mount.path(), server));
  }

  private Optional<Look> growth(Path volumePath, Server server, Look first) {
    Duration enough = GLANCE.minus(BETWEEN_LOOKS);
    boolean isLast;
    do {
      if (age(first.at()).compareTo(enough) < 0) {
        platform.clock().pause(BETWEEN_LOOKS);
      }
      isLast = age(first.at()).compareTo(enough) >= 0;
      Look later = proof.look(volumePath, server);
      if (later.bytes().since(first.bytes()) == ReceivedBytes.Comparison.GROWTH) {
        return Optional.of(later);
      }
    } while (!isLast);
    return Optional.empty();
  }

  private Duration age(long nanos) {
    return Duration.ofNanos(platform.clock().nanos() - nanos);
  }

  private static Duration atLeastZero(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  /**
   * Watch over one mount.
   *
   * @param at when it began, by the monotonic clock
   * @param first look at the counters, under way
   */
  private record Begun(MountEntry mount, long at, CompletableFuture<Look> first) {}
}

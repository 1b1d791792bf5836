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

  /**
   * Begins for all mounts of a server that is suspiciously slow to answer; returns at once. A watch
   * that began a moment ago goes on: the server may have been slow twice, and a second {@code df}
   * would be answered by a cache.
   */
  void begin(List<MountEntry> mounts, Server server) {
    List<MountEntry> unwatched =
        mounts.stream()
            .filter(mount -> !isRecent(Optional.ofNullable(begun.get(mount.path())), mount))
            .toList();
    watch(unwatched, server).forEach(watched -> begun.put(watched.mount.path(), watched));
  }

  private List<Begun> watch(List<MountEntry> mounts, Server server) {
    List<Begun> watches = new ArrayList<>();
    for (MountEntry mount : mounts) {
      long now = platform.clock().nanos();
      watches.add(new Begun(mount, now, workers.begin(() -> proof.look(mount.path(), server))));
    }
    CompletableFuture.allOf(watches.stream().map(Begun::first).toArray(CompletableFuture[]::new))
        .whenComplete((none, failure) -> askOne(watches));
    return watches;
  }

  /**
   * One mount asks the server for something, where the last answer to it is older than 2 s; all
   * mounts of a user by one server share its connection. May hang; nothing waits for it.
   */
  private void askOne(List<Begun> watches) {
    watches.stream()
        .filter(Begun::isReadable)
        .findFirst()
        .ifPresent(watched -> workers.start(() -> platform.liveness().check(watched.mount.path())));
  }

  /**
   * Returns the last look at the counters where something has come from the server since it fell
   * silent. That nothing has come, that it could not be found out, or not soon, proves nothing.
   */
  Optional<Look> traffic(MountEntry mount, Server server) {
    long start = platform.clock().nanos();
    Optional<Begun> before = Optional.ofNullable(begun.remove(mount.path()));
    Begun watched = isRecent(before, mount) ? before.get() : watch(List.of(mount), server).get(0);
    return Workers.await(watched.first, GLANCE)
        .filter(first -> first.bytes().isReadable())
        .flatMap(
            first ->
                Workers.await(
                    workers.begin(() -> growth(mount.path(), server, first)),
                    atLeastZero(GLANCE.minus(age(start)))))
        .flatMap(look -> look);
  }

  private boolean isRecent(Optional<Begun> watch, MountEntry mount) {
    return watch
        .filter(each -> each.mount.equals(mount))
        .filter(each -> age(each.at).compareTo(SAME_SILENCE) < 0)
        .filter(each -> !each.first.isDone() || each.isReadable())
        .isPresent();
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
  private record Begun(MountEntry mount, long at, CompletableFuture<Look> first) {

    boolean isReadable() {
      return first.isDone()
          && !first.isCompletedExceptionally()
          && first.join().bytes().isReadable();
    }
  }
}

package io.mountaineer.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.engine.ProofOfLife.Answer;
import io.mountaineer.engine.ProofOfLife.Finding;
import io.mountaineer.engine.ProofOfLife.Look;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tracker of the health of mounts: asks for a sign of life as seldom as is safe, and counts
 * silence. {@code df} is enough while the server misses no probe; after a miss it takes a {@link
 * ProofOfLife}, for which two looks are compared that are made in different cycles.
 */
final class MountHealthTracker {

  /** A mount that answered is not asked again before this, unless something gives cause. */
  private static final Duration PEACE = Duration.ofSeconds(15);

  /** A check without an answer takes so long; a mount that is silent sooner was not asked. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

  private final Platform platform;
  private final ProofOfLife proof;
  private final TrafficWatch traffic;
  private final Map<Path, Memory> memories = new ConcurrentHashMap<>();

  /**
   * Creates a tracker that knows of no mount yet.
   *
   * @param workers look for traffic where the wait for it is short
   */
  MountHealthTracker(Platform platform, Workers workers) {
    this.platform = platform;
    this.proof = new ProofOfLife(platform);
    this.traffic = new TrafficWatch(platform, workers, proof);
  }

  /** Begins to watch what comes to the mounts by a host that is slow to answer; returns at once. */
  void suspect(String host) {
    Map<Integer, List<MountEntry>> byPort =
        memories.values().stream()
            .map(Memory::of)
            .filter(of -> of.host.equals(host))
            .collect(groupingBy(Subject::port, mapping(Subject::mount, toList())));
    HostHealth slow = HostHealth.suspect("no answer yet");
    byPort.forEach((port, mounts) -> traffic.begin(mounts, new Server(host, port, slow)));
  }

  /**
   * Returns the health of a mount.
   *
   * @param asked whether something gives cause to ask at once: an event, a failed probe, a user
   */
  MountHealth check(MountEntry mount, Server server, boolean asked) {
    Optional<Memory> memory = memoryOf(mount, server);
    boolean missed = !server.health().isUp() || memory.filter(Memory::missed).isPresent();
    boolean isRecent = memory.filter(each -> age(each).compareTo(PEACE) < 0).isPresent();
    if (isRecent && !asked && !missed && memory.get().health.isAlive()) {
      return memory.get().health;
    }
    Liveness.Result sign = platform.liveness().check(mount.path());
    boolean tooSoon = memory.filter(each -> age(each).compareTo(SILENCE) < 0).isPresent();
    if (sign.kind() == Liveness.Kind.SILENT && tooSoon) {
      return memory.get()
          .health; // A check before is still under way: its silence counts when it ends.
    }
    Memory now =
        missed && sign.mayBeCached()
            ? byProof(mount, server, memory)
            : memory(mount, server, health(sign, memory), missed, Optional.empty());
    memories.put(mount.path(), now);
    return now.health;
  }

  /** Returns whether this mount was asked a short while ago. */
  boolean isFresh(MountEntry mount, Server server) {
    return memoryOf(mount, server).filter(each -> each.at.isFresh(platform.clock())).isPresent();
  }

  /** A memory that another mount at the same path left says nothing of this one. */
  private Optional<Memory> memoryOf(MountEntry mount, Server server) {
    return Optional.ofNullable(memories.get(mount.path()))
        .filter(each -> each.of.equals(Subject.of(mount, server)));
  }

  private Memory memory(
      MountEntry mount, Server server, MountHealth health, boolean missed, Optional<Look> base) {
    BothClocks now = BothClocks.now(platform.clock());
    return new Memory(Subject.of(mount, server), health, now, missed, base);
  }

  private Duration age(Memory memory) {
    return Duration.ofNanos(platform.clock().nanos() - memory.at.nanos());
  }

  private Memory byProof(MountEntry mount, Server server, Optional<Memory> memory) {
    Answer answer = proof.ask(mount.path(), server, memory.flatMap(Memory::base));
    boolean isUp = server.health().isUp();
    boolean isOver = isUp && (answer.finding() == Finding.WORKS || isBelieved(answer));
    MountHealth health =
        switch (answer.finding()) {
          case WORKS -> isUp ? MountHealth.alive() : MountHealth.proven();
          case SILENT ->
              isUp ? MountHealth.withoutTraffic() : MountHealth.silent(silences(memory) + 1);
          case LOST -> MountHealth.silent(silences(memory) + 1);
          case OPEN ->
              memory
                  .map(Memory::health)
                  .filter(earlier -> stands(earlier, isUp))
                  .orElse(MountHealth.unsure());
          case NO_MEANS -> isUp ? MountHealth.alive() : MountHealth.unsure();
        };
    return memory(mount, server, health, !isOver, isOver ? Optional.empty() : answer.base());
  }

  /** A host that answers again vouches for what df says where nothing can be compared. */
  private static boolean isBelieved(Answer answer) {
    return answer.finding() == Finding.NO_MEANS;
  }

  /**
   * Until two looks can be compared, the verdict of the two before stands. That df got no answer is
   * over once it gets one and the host answers too.
   */
  private static boolean stands(MountHealth earlier, boolean isUp) {
    boolean isSilent = earlier.state() == MountHealth.State.SILENT;
    return earlier.provenSinceMiss() || isSilent && (!isUp || earlier.isWithoutTraffic());
  }

  /**
   * Returns the health of a mount whose server is down while another address answers: proven, or
   * not asked for. The failover to come must not wait for a mount that it leaves, except for a
   * moment where the server is merely silent: a busy one is silent too, and its sessions go on.
   */
  MountHealth beforeFailover(MountEntry mount, Server server) {
    Optional<Memory> memory = memoryOf(mount, server);
    if (proof.worksByAnotherAddress(mount.path(), server)) {
      return proven(mount, server, Optional.empty());
    }
    if (server.health().isRouteGone() || proof.hasNoLink(server)) {
      return unchecked(mount, server);
    }
    if (memory.filter(each -> each.health.provenSinceMiss()).isPresent()) {
      return check(mount, server, true); // It worked a moment ago: there is time to ask.
    }
    if (proof.worksElsewhere(mount.path(), server)) {
      return proven(mount, server, Optional.empty());
    }
    Optional<Look> grown =
        server.health().isSilent() ? traffic.traffic(mount, server) : Optional.empty();
    return grown.isPresent() ? proven(mount, server, grown) : unchecked(mount, server);
  }

  private MountHealth proven(MountEntry mount, Server server, Optional<Look> base) {
    MountHealth health = MountHealth.proven();
    memories.put(mount.path(), memory(mount, server, health, true, base));
    return health;
  }

  /** If no failover follows, df alone proves nothing when the server is back. */
  private MountHealth unchecked(MountEntry mount, Server server) {
    MountHealth health = MountHealth.unchecked();
    memories.put(mount.path(), memory(mount, server, health, true, Optional.empty()));
    return health;
  }

  /**
   * Returns the health of a mount for callers without a later cycle to count silence in: a silent
   * mount is asked again until the silence counts.
   */
  MountHealth checkUntilDecided(MountEntry mount, Server server) {
    MountHealth health = check(mount, server, true);
    while (health.silentChecks() > 0 && !health.isDead(server.health())) {
      platform.clock().pause(BETWEEN_CHECKS);
      health = check(mount, server, true);
    }
    return settled(mount, server, health);
  }

  /**
   * Returns the health of a mount for callers without a later cycle, by only one question to a
   * silent mount.
   */
  MountHealth once(MountEntry mount, Server server) {
    return settled(mount, server, check(mount, server, true));
  }

  /** The result of a second look is waited for, unless nothing depends on it. */
  private MountHealth settled(MountEntry mount, Server server, MountHealth health) {
    boolean isOpen =
        health.state() == MountHealth.State.UNSURE
            && !server.health().isDown()
            && memoryOf(mount, server).flatMap(Memory::base).isPresent();
    if (!isOpen) {
      return health;
    }
    platform.clock().pause(ProofOfLife.APART);
    return check(mount, server, true);
  }

  /** Forgets a mount that is gone: what was known of it no longer counts. */
  void forget(Path volumePath) {
    memories.remove(volumePath);
  }

  private static MountHealth health(Liveness.Result sign, Optional<Memory> memory) {
    return switch (sign.kind()) {
      case ALIVE -> MountHealth.alive();
      case DEAD -> MountHealth.dead(sign.detail());
      case UNKNOWN -> MountHealth.unchecked();
      case SILENT -> MountHealth.silent(silences(memory) + 1);
    };
  }

  private static int silences(Optional<Memory> memory) {
    return memory.map(each -> each.health.silentChecks()).orElse(0);
  }

  /**
   * Mount that a memory is about. The port is the server's: a miss of another port is none.
   *
   * @param host of the server, as probes spell it
   */
  private record Subject(MountEntry mount, String host, int port) {

    static Subject of(MountEntry mount, Server server) {
      return new Subject(mount, server.host(), server.port());
    }
  }

  /**
   * Memory of a mount.
   *
   * @param missed whether its server missed a probe since it was last proven to work
   * @param base the look at its counters that the next one is compared with
   */
  private record Memory(
      Subject of, MountHealth health, BothClocks at, boolean missed, Optional<Look> base) {}
}

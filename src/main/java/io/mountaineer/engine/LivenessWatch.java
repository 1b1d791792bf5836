package io.mountaineer.engine;

import io.mountaineer.core.Life;
import io.mountaineer.core.Reach;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks mounts for a sign of life, as seldom as is safe, and counts silence. */
final class LivenessWatch {

  /** A mount that answered is not asked again before this, unless something gives cause. */
  private static final Duration PEACE = Duration.ofSeconds(15);

  /** A check that nobody answers takes so long; what is silent sooner was not asked. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

  private final Platform platform;
  private final Map<Path, Memory> memories = new ConcurrentHashMap<>();

  LivenessWatch(Platform platform) {
    this.platform = platform;
  }

  /**
   * The life of a mount.
   *
   * @param asked whether something gives cause to ask at once: an event, a failed probe, a user
   */
  Life check(Path volumePath, boolean asked) {
    Memory memory = memories.get(volumePath);
    boolean recent = memory != null && platform.time().nanos() - memory.nanos < PEACE.toNanos();
    if (recent && !asked && memory.life.isAlive()) {
      return memory.life;
    }
    Liveness.Sign sign = platform.liveness().check(volumePath);
    long now = platform.time().nanos();
    boolean tooSoon = memory != null && now - memory.nanos < SILENCE.toNanos();
    if (sign.kind() == Liveness.Kind.SILENT && tooSoon) {
      return memory.life; // A check before is still under way: its silence counts when it ends.
    }
    Life life = life(sign, memory);
    memories.put(volumePath, new Memory(life, now));
    return life;
  }

  /**
   * The same for who has no later cycle to count silence in: a silent mount is asked again until
   * the silence counts.
   */
  Life insist(Path volumePath, Reach host) {
    Life life = check(volumePath, true);
    while (life.state() == Life.State.SILENT && !life.isDead(host)) {
      platform.time().pause(BETWEEN_CHECKS);
      life = check(volumePath, true);
    }
    return life;
  }

  /** The mount is gone or new: what was known of it no longer counts. */
  void forget(Path volumePath) {
    memories.remove(volumePath);
  }

  private static Life life(Liveness.Sign sign, Memory memory) {
    return switch (sign.kind()) {
      case ALIVE -> Life.alive();
      case DEAD -> Life.dead(sign.detail());
      case UNKNOWN -> Life.unchecked();
      case SILENT -> Life.silent(memory == null ? 1 : memory.life.silentChecks() + 1);
    };
  }

  private record Memory(Life life, long nanos) {}
}

package io.mountaineer.world;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Late effects: an act ends after the limit of its tool, or after the death of its process. */
final class LateEffects {

  /**
   * osascript is ended after 30 s; until a minute has passed its mount may still land and be
   * listed.
   */
  private static final int TOOL_LIMIT = 30;

  private static final int LANDS_WITHIN = 56;

  private final SplittableRandom random;
  private final String host;

  LateEffects(SplittableRandom random, List<Share> targets) {
    this.random = random;
    Share share = targets.get(random.nextInt(targets.size()));
    this.host = share.host(random.nextBoolean() ? Interface.TB : Interface.FALLBACK);
  }

  Event any() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> mountsTake(random.nextInt(TOOL_LIMIT + 1, LANDS_WITHIN));
      case 2 -> mountsTake(random.nextInt(3, TOOL_LIMIT));
      case 3 -> unmountsTake(random.nextInt(2, 12));
      case 4 -> unmountsTake(random.nextInt(12, 45));
      case 6 -> listedAfter(random.nextInt(4000));
      case 5 -> killed(random.nextInt(1, 20));
      default -> throw new IllegalStateException();
    };
  }

  private Event mountsTake(int seconds) {
    return new Event(
        host + " takes " + seconds + " s to mount",
        world -> world.mac().host(host).mountTakes(Duration.ofSeconds(seconds)));
  }

  private static Event unmountsTake(int seconds) {
    return new Event(
        "unmounts take " + seconds + " s",
        world -> world.mac().faults().unmountTakes(Duration.ofSeconds(seconds)));
  }

  private static Event listedAfter(int millis) {
    return new Event(
        "mounts are listed " + millis + " ms after their tool has ended",
        world -> world.mac().faults().listedAfter(Duration.ofMillis(millis)));
  }

  /** Kills a process while its osascript or diskutil runs, which goes on. */
  private static Event killed(int tool) {
    int nth = 1 + tool % 3;
    return new Event(
        "whatever runs the tool no. " + nth + " from now is killed, and not the tool",
        world -> world.killAmidTool(nth));
  }
}

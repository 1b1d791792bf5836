package io.mountaineer.world;

import io.mountaineer.core.Share;
import java.util.List;
import java.util.SplittableRandom;

/** A kind of event, of which a world is made. */
enum Family {
  NETWORK(3, (random, targets) -> new NetworkFaults(random, targets).any()),
  MACHINE(1, (random, targets) -> new MachineFaults(random).any()),
  USERS(3, (random, targets) -> new Users(random, targets).any()),
  UPKEEP(1, (random, targets) -> new EnvironmentFaults(random, targets).any()),
  OTHER_MOUNTS(1, (random, targets) -> new OtherMounts(random, targets).any()),
  LATE(1, (random, targets) -> new LateEffects(random, targets).any()),
  EDITS(1, (random, targets) -> new ConfigEdits(random, targets).any()),
  REFUSALS(1, (random, targets) -> new Refusals(random, targets).any()),
  HIDDEN(1, (random, targets) -> new Refusals(random, targets).hidden()),
  WAKES(1, (random, targets) -> new Wakes(random, targets).any()),
  STOPS(1, (random, targets) -> new Suspensions(random).stopped()),
  COLLAPSES(1, (random, targets) -> new Suspensions(random).collapse());

  private final int weight;
  private final Maker maker;

  Family(int weight, Maker maker) {
    this.weight = weight;
    this.maker = maker;
  }

  int weight() {
    return weight;
  }

  Event any(SplittableRandom random, List<Share> targets) {
    return maker.make(random, targets);
  }

  private interface Maker {
    Event make(SplittableRandom random, List<Share> targets);
  }
}

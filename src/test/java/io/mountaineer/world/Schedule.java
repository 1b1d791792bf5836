package io.mountaineer.world;

import io.mountaineer.core.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens in one world, from one number: the same number makes the same happenings. */
final class Schedule {

  private final SplittableRandom random;
  private final List<Share> targets;
  private final boolean sparesVault;

  private Schedule(long seed) {
    random = new SplittableRandom(seed);
    sparesVault = random.nextBoolean();
    targets =
        sparesVault
            ? List.of(World.CORE, World.MEDIA)
            : List.of(World.CORE, World.MEDIA, World.VAULT);
  }

  static List<Happening> of(long seed) {
    return new Schedule(seed).happenings();
  }

  private List<Happening> happenings() {
    List<Happening> all = new ArrayList<>();
    if (sparesVault) {
      all.add(pass(8));
      all.add(new Happening("from now on nothing happens to VAULT", World::spareVault));
    }
    int count = random.nextInt(8, 32);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(6) == 0) {
        all.add(crash());
      }
      Happening next = any();
      all.add(random.nextInt(4) == 0 ? next.meanwhile(random.nextInt(1, 50)) : next);
      all.add(pass(random.nextInt(3) == 0 ? random.nextInt(20, 60) : random.nextInt(1, 8)));
    }
    return all;
  }

  private Happening any() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> new NetworkTrouble(random, targets).any();
      case 3 -> new MachineTrouble(random).any();
      case 4, 5, 6 -> new Users(random, targets).any();
      case 7 -> new Upkeep(random, targets).any();
      default -> throw new IllegalStateException();
    };
  }

  private Happening crash() {
    int calls = random.nextInt(1, 120);
    return new Happening(
        "whatever acts " + calls + " calls from now is killed", world -> world.crash(calls));
  }

  private static Happening pass(int seconds) {
    return new Happening(
        seconds + " s go by", world -> world.processes().pass(Duration.ofSeconds(seconds)));
  }
}

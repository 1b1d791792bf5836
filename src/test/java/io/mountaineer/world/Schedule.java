package io.mountaineer.world;

import io.mountaineer.core.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Events of one world, from one number: the same number makes the same events. */
final class Schedule {

  /** With {@code -Dworld.families=NETWORK,LATE} worlds are made of these alone. */
  private static final List<Family> FAMILIES = families(System.getProperty("world.families", ""));

  /** Of so many worlds one has look-alikes of its servers. */
  private static final int LOOK_ALIKES = 4;

  /** Of so many worlds one has users who depart, pause and ask for moves that wait. */
  private static final int HANDOVERS = 3;

  /** Of so many worlds one ends with a coda. */
  private static final int CODAS = 6;

  private final SplittableRandom random;
  private final SplittableRandom lookAlikes;
  private final SplittableRandom handovers;
  private final List<Share> targets;
  private final boolean sparesVault;

  private final List<Family> families;

  private Schedule(long seed, List<Family> families) {
    this.families = families;
    random = new SplittableRandom(seed);
    // Of their own: with or without them the rest of a world is the same.
    lookAlikes = new SplittableRandom(~seed);
    handovers = new SplittableRandom(~(seed * 31));
    sparesVault = random.nextBoolean();
    targets =
        sparesVault
            ? List.of(World.CORE, World.MEDIA)
            : List.of(World.CORE, World.MEDIA, World.VAULT);
  }

  private static List<Family> families(String names) {
    return names.isEmpty()
        ? List.of(Family.values())
        : Arrays.stream(names.split(",")).map(Family::valueOf).toList();
  }

  static List<Event> of(long seed) {
    return of(seed, FAMILIES);
  }

  static List<Event> of(long seed, List<Family> families) {
    return new Schedule(seed, families).events();
  }

  private List<Event> events() {
    List<Event> all = new ArrayList<>();
    if (sparesVault) {
      all.add(pass(8));
      all.add(new Event("from now on nothing happens to VAULT", World::spareVault));
    }
    int count = random.nextInt(8, 32);
    boolean hasLookAlikes = lookAlikes.nextInt(LOOK_ALIKES) == 0;
    boolean hasHandovers = handovers.nextInt(HANDOVERS) == 0;
    for (int i = 0; i < count; i++) {
      if (hasLookAlikes && lookAlikes.nextInt(3) == 0) {
        all.add(new LookAlikes(lookAlikes, targets).any());
      }
      if (hasHandovers && handovers.nextInt(3) == 0) {
        Event handover = new Handovers(handovers, targets).any();
        all.add(
            handovers.nextInt(4) == 0 ? handover.meanwhile(handovers.nextInt(1, 50)) : handover);
      }
      if (random.nextInt(6) == 0) {
        all.add(crash());
      }
      Event next = any();
      all.add(random.nextInt(4) == 0 ? next.meanwhile(random.nextInt(1, 50)) : next);
      all.add(pass(random.nextInt(3) == 0 ? random.nextInt(20, 60) : random.nextInt(1, 8)));
    }
    // What a world costs is the number of its cycles, and the end is much the same in all of them.
    if (random.nextInt(CODAS) == 0) {
      all.add(new Event("the plain story will follow", World::endsWithCoda));
    }
    return all;
  }

  private Event any() {
    int left = random.nextInt(families.stream().mapToInt(Family::weight).sum());
    for (Family family : families) {
      left -= family.weight();
      if (left < 0) {
        return family.any(random, targets);
      }
    }
    throw new IllegalStateException();
  }

  private Event crash() {
    int calls = random.nextInt(1, 120);
    return new Event(
        "whatever acts " + calls + " calls from now is killed", world -> world.crash(calls));
  }

  private static Event pass(int seconds) {
    return new Event(
        seconds + " s go by", world -> world.processes().pass(Duration.ofSeconds(seconds)));
  }
}

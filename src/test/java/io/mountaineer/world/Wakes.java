package io.mountaineer.world;

import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.SimulatedHost;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Sleeps after which Thunderbolt needs its time, and news of interfaces that mean nothing. */
final class Wakes {

  private static final List<Integer> SECONDS = List.of(1, 4, 9, 30);

  private static final List<String> NOISE =
      List.of("awdl0/Link", "llw0/IPv4", "utun3/IPv4", "ap1/Link", "anpi0/Link", "vmenet0/Link");

  private final SplittableRandom random;
  private final List<Share> targets;

  Wakes(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.targets = targets;
  }

  Event any() {
    return switch (random.nextInt(5)) {
      case 4 -> dark(random.nextInt(60, 30_000), random.nextInt(3, 50), random.nextBoolean());
      case 0, 1 -> slow(random.nextInt(60, 30_000), SECONDS.get(random.nextInt(SECONDS.size())));
      case 2, 3 -> noise(NOISE.get(random.nextInt(NOISE.size())), random.nextInt(1, 20));
      default -> throw new IllegalStateException();
    };
  }

  private Event slow(int slept, int away) {
    SimulatedHost.Link link =
        random.nextBoolean() ? SimulatedHost.Link.DOWN : SimulatedHost.Link.BLACK_HOLE;
    Event back = new Event("Thunderbolt is awake", world -> goes(world, UP));
    return new Event(
        "the Mac sleeps for " + slept + " s, Thunderbolt for " + away + " s more, " + link,
        world -> {
          goes(world, link);
          world.time().sleep(Duration.ofSeconds(slept));
          world.later(Duration.ofSeconds(away), back);
        });
  }

  /** Wakes the computer for mail without a user; it sleeps again unless a user comes. */
  private Event dark(int slept, int awake, boolean userComes) {
    Event end =
        userComes
            ? new Event("somebody comes", world -> wakesFully(world))
            : new Event(
                "the dark wake ends, and a night later somebody comes",
                world -> {
                  world.time().sleep(Duration.ofHours(2));
                  wakesFully(world);
                });
    return new Event(
        "the Mac sleeps for " + slept + " s and wakes in the dark, without Thunderbolt",
        world -> {
          goes(world, SimulatedHost.Link.DOWN);
          world.time().sleep(Duration.ofSeconds(slept));
          world.wakesInTheDark();
          world.later(Duration.ofSeconds(awake), end);
        });
  }

  private void wakesFully(World world) {
    world.wakesFully();
    goes(world, UP);
  }

  private static final SimulatedHost.Link UP = SimulatedHost.Link.UP;

  private void goes(World world, SimulatedHost.Link link) {
    targets.forEach(share -> world.mac().host(share.thunderboltHost()).goes(link));
  }

  private static Event noise(String what, int times) {
    return new Event(
        what + " changes " + times + " times",
        world -> {
          for (int i = 0; i < times; i++) {
            Duration delay = Duration.ofMillis(700L * i);
            world.later(delay, new Event(what, later -> later.mac().events().networkChanged(what)));
          }
        });
  }
}

package io.mountaineer.world;

import io.mountaineer.platform.Events;
import io.mountaineer.platform.sim.SimulatedFaults;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Faults of the Mac itself. */
final class MachineFaults {

  private final SplittableRandom random;

  MachineFaults(SplittableRandom random) {
    this.random = random;
  }

  Event any() {
    boolean on = random.nextBoolean();
    return switch (random.nextInt(10)) {
      case 0 -> of("the mount table is unreadable: " + on, each -> each.mountTableUnreadable(on));
      case 1 -> of("unmounts lie: " + on, each -> each.unmountLies(on));
      case 2 -> of("unmounts fail: " + on, each -> each.unmountFails(on));
      case 3 -> of("lsof hangs: " + on, each -> each.lsofHangs(on));
      case 4 -> of("lsof fails: " + on, each -> each.lsofFails(on));
      case 5 -> of("mount points stay: " + on, each -> each.mountPointsStay(on));
      case 6 -> lingering(random.nextInt(1, 8000));
      case 7 -> suffixed(random.nextInt(1, 3));
      case 8 -> asleep(random.nextInt(1, 20_000));
      case 9 -> withoutEvents(on);
      default -> throw new IllegalStateException();
    };
  }

  private static Event lingering(int millis) {
    Duration delay = Duration.ofMillis(millis);
    return of(
        "mount points linger for " + millis + " ms", each -> each.mountPointLeavesAfter(delay));
  }

  private static Event suffixed(int count) {
    return of(
        "the next mounts land on a suffix: " + count, each -> each.nextMountsLandOnSuffix(count));
  }

  private static Event asleep(int seconds) {
    return new Event(
        "the Mac sleeps for " + seconds + " s",
        world -> world.time().sleep(Duration.ofSeconds(seconds)));
  }

  private static Event withoutEvents(boolean on) {
    return new Event(
        "nobody tells of the network: " + on,
        world -> {
          if (on) {
            world.mac().events().goSilent(Events.Kind.NETWORK, "scutil ended");
          } else {
            world.mac().events().areHeard(Events.Kind.NETWORK);
          }
        });
  }

  private static Event of(String text, Consumer<SimulatedFaults> effect) {
    return new Event(text, world -> effect.accept(world.mac().faults()));
  }
}

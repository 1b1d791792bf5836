package io.mountaineer.world;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.SwitchShare;
import io.mountaineer.engine.UnmountShare;
import java.util.List;
import java.util.SplittableRandom;

/** Actions of users in a terminal, in Finder and with their files. */
final class Users {

  private final SplittableRandom random;
  private final List<Share> targets;
  private final Share share;

  Users(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.targets = targets;
    this.share = targets.get(random.nextInt(targets.size()));
  }

  Event any() {
    boolean force = random.nextInt(4) == 0;
    Interface to = random.nextBoolean() ? Interface.TB : Interface.FALLBACK;
    return switch (random.nextInt(13)) {
      case 0, 1, 2 -> command(new SwitchShare(to, force), force);
      case 3 -> command(new UnmountShare(force), force);
      case 4, 5 -> command(new Operation.MountShare(), false);
      case 6 -> command(new Operation.Reconcile(), false);
      case 7 -> all(random.nextBoolean() ? new Operation.MountShare() : new UnmountShare(false));
      case 8 -> new Event("somebody looks", WorldLook::lookAt);
      case 9 -> open();
      case 10 -> new Event("every file is closed", world -> world.mac().closeAll());
      case 11 -> new Event("ejects " + share.name(), world -> Finder.eject(world, share));
      case 12 -> finder(to);
      default -> throw new IllegalStateException();
    };
  }

  private Event command(Operation operation, boolean force) {
    String text = operation.name() + (force ? " --force " : " ") + share.name();
    return new Event(
        "$ " + text, world -> world.processes().command(operation, force, List.of(share)));
  }

  private Event all(Operation operation) {
    return new Event(
        "$ " + operation.name() + " all",
        world -> world.processes().command(operation, false, targets));
  }

  private Event open() {
    return new Event("opens a file of " + share.name(), world -> Finder.openFile(world, share));
  }

  private Event finder(Interface via) {
    String host = random.nextInt(4) == 0 ? "other.local" : share.host(via);
    return new Event(
        "mounts " + host + "/" + share.shareName() + " in Finder",
        world -> Finder.mount(world, host, share));
  }
}

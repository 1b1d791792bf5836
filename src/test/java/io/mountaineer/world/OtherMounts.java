package io.mountaineer.world;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.MountOwner;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mounts that mountaineer did not make: by a third name of the server, by its namesake, by other
 * users and programs, and at other places.
 */
final class OtherMounts {

  private final SplittableRandom random;
  private final Share share;

  OtherMounts(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.share = targets.get(random.nextInt(targets.size()));
  }

  Event any() {
    Servers.Server server = Servers.of(share);
    String host = random.nextBoolean() ? server.thunderbolt() : server.fallback();
    boolean busy = random.nextBoolean();
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> thirdName(server, busy);
      case 3 -> linkOf(random.nextBoolean() ? server.lan() : server.lanAddress());
      case 4 -> at("Volumes/" + share.shareName(), MountOwner.ourUser(), server.namesake(), busy);
      case 5, 6 -> at("Volumes/" + share.shareName(), MountOwner.of("bob"), host, busy);
      case 7 -> at("Volumes/" + share.shareName(), MountOwner.root(), host, busy);
      case 8, 9 -> at("Volumes/" + share.shareName() + "-1", stray(), host, busy);
      case 10 -> at("Users/anna/" + share.shareName(), MountOwner.ourUser(), host, busy);
      case 11 -> at("net/" + share.shareName(), MountOwner.automounter(), host, busy);
      case 12 -> at("Volumes/.timemachine/" + share.shareName(), MountOwner.hidden(), host, busy);
      case 13 -> new Event("others unmount what is theirs", OtherMounts::leave);
      default -> throw new IllegalStateException();
    };
  }

  private MountOwner stray() {
    return switch (random.nextInt(3)) {
      case 0 -> MountOwner.of("bob");
      case 1 -> MountOwner.hidden();
      default -> MountOwner.ourUser();
    };
  }

  /** Mounts by a third name in Finder, by a click in the sidebar or by what the user typed. */
  private Event thirdName(Servers.Server server, boolean busy) {
    String name =
        List.of(server.lan(), server.lanAddress(), server.service()).get(random.nextInt(3));
    boolean instead = random.nextBoolean();
    return new Event(
        "mounts " + name + "/" + share.shareName() + " in Finder" + (busy ? ", and uses it" : ""),
        world -> {
          if (instead) {
            Finder.eject(world, share);
            world.time().pause(Duration.ofSeconds(9));
          }
          mount(world, MountOwner.ourUser(), name, world.volume(share), busy);
        });
  }

  private Event linkOf(String host) {
    SimulatedHost.Link link =
        SimulatedHost.Link.values()[random.nextInt(SimulatedHost.Link.values().length)];
    return new Event(host + " is " + link, world -> world.mac().host(host).goes(link));
  }

  private Event at(String place, MountOwner owner, String host, boolean busy) {
    return new Event(
        owner + " mounts " + host + "/" + share.shareName() + " at " + place,
        world -> mount(world, owner, host, world.folder().resolve(place), busy));
  }

  private void mount(World world, MountOwner owner, String host, Path at, boolean busy) {
    boolean answers = world.mac().host(host).link() == SimulatedHost.Link.UP;
    boolean suffixed = !Finder.isFree(world, at);
    boolean own = owner.equals(MountOwner.ourUser());
    if (!answers || suffixed || own && Finder.isMountedFrom(world, host, share)) {
      return;
    }
    Path landed = world.mac().mountFor(owner, host, share.shareName(), at);
    if (busy) {
      world.mac().open(landed, new Holder("vim", 713, 1, "theirs.mov"));
    }
    world.invariants().forgetFailures();
    world.intents().overtaken(share.name());
  }

  /** Removes everything but what is the user's own. */
  static void leave(World world) {
    for (MountEntry entry : world.mac().mounted()) {
      boolean elsewhere = !entry.path().getParent().equals(world.volume(World.CORE).getParent());
      boolean theirs = !Servers.isOurs(entry) || entry.nobrowse() || Servers.isNamesake(entry);
      if (elsewhere || theirs) {
        world.mac().eject(entry.path());
      }
    }
  }
}

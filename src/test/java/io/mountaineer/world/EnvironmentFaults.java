package io.mountaineer.world;

import io.mountaineer.core.Share;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Config, disk, clock, and what stands in places where it should not. */
final class EnvironmentFaults {

  private final SplittableRandom random;
  private final Share share;

  EnvironmentFaults(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.share = targets.get(random.nextInt(targets.size()));
  }

  Event any() {
    boolean on = random.nextBoolean();
    int seconds = random.nextInt(1, 60);
    return switch (random.nextInt(15)) {
      case 0 -> set("auto_failback " + on, each -> each.autoFailback(on));
      case 1 -> set("lsof_recheck " + on, each -> each.lsofRecheck(on));
      case 2 -> set("respect_eject " + on, each -> each.respectEject(on));
      case 3 -> set("window " + seconds + " s", each -> each.window(seconds));
      case 4 -> set("interval " + seconds % 10 + " s", each -> each.interval(1 + seconds % 10));
      case 5 -> new Event("removes " + share.name() + " from the config", this::remove);
      case 6 -> new Event("puts " + share.name() + " into the config", this::put);
      case 7 -> turned(random.nextInt(-7200, 7200));
      case 8 -> new Event("state.json is torn", world -> tear(world, seconds));
      case 9 -> new Event("the monitor ends", world -> world.processes().stopMonitor());
      case 10 -> new Event("a monitor starts", world -> world.processes().startMonitor());
      case 11 -> leftover(on, random.nextBoolean());
      case 12 -> new Event("a file is put into " + share.name() + "'s place", this::occupy);
      case 13 -> new Event("a file is put at the link's place", this::replaceLink);
      case 14 -> new Event("the disk is full: " + on, world -> world.diskIsFull(on));
      default -> throw new IllegalStateException();
    };
  }

  private static Event set(String text, Consumer<WorldSettings> change) {
    return new Event("config: " + text, world -> world.configure(change));
  }

  private void remove(World world) {
    List<Share> left = new ArrayList<>(world.shares());
    left.removeIf(each -> each.name().equals(share.name()));
    world.manage(left);
  }

  private void put(World world) {
    if (world.shares().stream().noneMatch(each -> each.name().equals(share.name()))) {
      List<Share> all = new ArrayList<>(world.shares());
      all.add(share);
      world.manage(all);
    }
  }

  private static Event turned(int seconds) {
    return new Event(
        "the clock is turned by " + seconds + " s",
        world -> {
          world.time().turnWallClock(Duration.ofSeconds(seconds));
          world.mac().cancelPendingWork();
          world.invariants().clockTurned();
        });
  }

  /** Tears state.json, as a disk error or an editor does. */
  private static void tear(World world, int percent) {
    Path state = world.home().state();
    if (Files.exists(state)) {
      write(
          () -> {
            byte[] whole = Files.readAllBytes(state);
            Files.write(state, Arrays.copyOf(whole, whole.length * percent / 100));
          });
      world.files().stateWasTorn();
      world.invariants().forgetFailures();
      world.intents().allOvertaken();
    }
  }

  private Event leftover(boolean ours, boolean removable) {
    return new Event(
        "an empty directory is left at the volume path of " + share.name(),
        world -> {
          if (!Files.exists(world.volume(share), LinkOption.NOFOLLOW_LINKS)) {
            world.mac().leave(world.volume(share), ours, removable);
          }
        });
  }

  private void occupy(World world) {
    Path volume = world.volume(share);
    if (!Files.exists(volume, LinkOption.NOFOLLOW_LINKS)) {
      write(
          () -> {
            Files.createDirectories(volume.getParent());
            Files.writeString(volume, "not ours");
          });
      world.files().bystander(volume, "not ours");
    }
  }

  private void replaceLink(World world) {
    Path link = share.stablePath(world.config().settings());
    write(
        () -> {
          Files.createDirectories(link.getParent());
          Files.deleteIfExists(link);
          Files.writeString(link, "not ours either");
        });
    world.files().bystander(link, "not ours either");
  }

  private static void write(DiskWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface DiskWork {
    void run() throws IOException;
  }
}

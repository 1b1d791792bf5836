package io.mountaineer.world;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Share;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Actions that Finder offers its user. */
final class Finder {

  private Finder() {}

  /** Ejects a volume, unless a file on it is open. */
  static void eject(World world, Share share) {
    OpenFilesFinder lsof = world.mac().platform().openFiles();
    boolean idle = lsof.lookWithoutTouching(world.volume(share)) instanceof OpenFiles.None;
    if (idle && isMounted(world, share)) {
      world.mac().eject(world.volume(share));
    }
  }

  static void openFile(World world, Share share) {
    if (isMounted(world, share)) {
      world.mac().open(world.volume(share), new Holder("vim", 712, 1, "cut.mov"));
    }
  }

  /** Connects to a server; one that is mounted already from there is only shown. */
  static void mount(World world, String host, Share share) {
    boolean answers = world.mac().host(host).link() == SimulatedHost.Link.UP;
    if (answers && !isMountedFrom(world, host, share)) {
      world.mac().mountByHand(host, share.shareName(), world.volume(share));
      world.invariants().forgetFailures();
      world.intents().overtaken(share.name());
    }
  }

  /** Mounts the share once more, by a third name and its own address, beside the proper mount. */
  static Path busyStray(World world, Share share) {
    String name = Servers.of(share).lan();
    Path stray = world.mac().mountByHand(name, share.shareName(), world.volume(share));
    world.mac().open(stray, new Holder("vim", 714, 1, "stray.mov"));
    return stray;
  }

  /**
   * Returns whether a share is mounted from the address of a host: macOS answers a second mount of
   * a user from there with the one that exists.
   */
  static boolean isMountedFrom(World world, String host, Share share) {
    return entries(world).stream()
        .filter(Servers::isOurs)
        .flatMap(entry -> entry.smb().stream())
        .filter(smb -> smb.share().equals(share.shareName()))
        .anyMatch(smb -> world.mac().isSameAddress(smb.host(), host));
  }

  static boolean isFree(World world, Path at) {
    return !Files.exists(at, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isMounted(World world, Share share) {
    return entries(world).stream().anyMatch(entry -> entry.path().equals(world.volume(share)));
  }

  private static List<MountEntry> entries(World world) {
    return world.mac().mounted();
  }
}

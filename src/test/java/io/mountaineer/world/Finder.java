package io.mountaineer.world;

import io.mountaineer.core.Holder;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Share;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.sim.SimulatedHost;
import java.util.List;

/** What Finder allows its user to do. */
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
    boolean already =
        entries(world).stream()
            .flatMap(entry -> entry.smb().stream())
            .anyMatch(smb -> smb.host().equals(host) && smb.share().equals(share.shareName()));
    boolean answers = world.mac().host(host).link() == SimulatedHost.Link.UP;
    if (answers && !already) {
      world.mac().mountByHand(host, share.shareName(), world.volume(share));
      world.judge().afresh();
    }
  }

  private static boolean isMounted(World world, Share share) {
    return entries(world).stream().anyMatch(entry -> entry.path().equals(world.volume(share)));
  }

  private static List<MountEntry> entries(World world) {
    return world.mac().mounted();
  }
}

package io.mountaineer.world;

import io.mountaineer.core.Interface;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.Share;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Servers of another network at the addresses of a share, which answer like the right one. */
final class LookAlikes {

  private static final ServerGuid OTHER = new ServerGuid("2cd03d3fb200e14fbdd4c8b70c275666");

  private final SplittableRandom random;
  private final Share share;

  LookAlikes(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.share = targets.get(random.nextInt(targets.size()));
  }

  Event any() {
    String host = share.host(random.nextBoolean() ? Interface.TB : Interface.FALLBACK);
    boolean announced = random.nextBoolean();
    return switch (random.nextInt(5)) {
      case 0, 1 -> is(host, OTHER, announced);
      case 2, 3 -> is(host, right(), announced);
      case 4 -> silent(host, random.nextBoolean());
      default -> throw new IllegalStateException();
    };
  }

  private ServerGuid right() {
    return Servers.guid(share);
  }

  private Event is(String host, ServerGuid guid, boolean announced) {
    String server = guid.equals(OTHER) ? "a look-alike" : "the right server";
    return new Event(
        server + " is at " + host + (announced ? ", and the Mac tells" : ""),
        world -> {
          world.mac().host(host).serverGuid(Optional.of(guid));
          if (announced) {
            world.mac().linkChanged(host);
          }
        });
  }

  private Event silent(String host, boolean hangs) {
    return new Event(
        host + " does not say who it is: " + hangs,
        world -> world.mac().host(host).negotiationsHang(hangs));
  }
}

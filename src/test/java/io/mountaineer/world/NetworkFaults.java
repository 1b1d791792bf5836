package io.mountaineer.world;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.SimulatedHost;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cables, addresses and servers. */
final class NetworkFaults {

  /** No mount is refused for another server, which is noticed before it is made. */
  private static final List<Failure.Kind> REFUSALS =
      Stream.of(Failure.Kind.values()).filter(kind -> kind != Failure.Kind.OTHER_SERVER).toList();

  private final SplittableRandom random;
  private final String host;

  NetworkFaults(SplittableRandom random, List<Share> targets) {
    this.random = random;
    Share share = targets.get(random.nextInt(targets.size()));
    this.host = share.host(random.nextBoolean() ? Interface.TB : Interface.FALLBACK);
  }

  Event any() {
    boolean on = random.nextBoolean();
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 ->
          goes(SimulatedHost.Link.values()[random.nextInt(SimulatedHost.Link.values().length)]);
      case 4 -> goes(SimulatedHost.Link.UP);
      case 5 -> lossy(random.nextInt(1, 5));
      case 6 -> of("is denied to Java: " + on, each -> each.privacyRefusesJava(on));
      case 7 -> refusal(on);
      case 8 -> of("lets mounts hang: " + on, each -> each.mountsHang(on));
      case 9 -> slow(random.nextInt(1, 12_000));
      case 10 -> of("does not answer to statfs: " + on, each -> each.statfsHangs(on));
      case 11 -> broken(on);
      default -> throw new IllegalStateException();
    };
  }

  private Event goes(SimulatedHost.Link link) {
    boolean announced = random.nextBoolean();
    return new Event(
        host + " is " + link + (announced ? ", and the Mac tells" : ""),
        world -> {
          world.mac().host(host).goes(link);
          if (announced) {
            world.mac().linkChanged(host);
          }
        });
  }

  private Event refusal(boolean on) {
    Failure.Kind kind = REFUSALS.get(random.nextInt(REFUSALS.size()));
    Optional<Failure> failure =
        on ? Optional.of(Failure.of(kind, host + " says " + kind.wire())) : Optional.empty();
    return of(
        on ? "refuses mounts: " + kind : "refuses no mounts", each -> each.mountsFailWith(failure));
  }

  private Event lossy(int probes) {
    return of("loses " + probes + " probes", each -> each.missesProbes(probes));
  }

  private Event slow(int millis) {
    Duration takes = Duration.ofMillis(millis);
    return of("takes " + millis + " ms to mount", each -> each.mountTakes(takes));
  }

  private Event broken(boolean on) {
    Optional<String> error = on ? Optional.of("Input/output error") : Optional.empty();
    return of("breaks its mounts: " + on, each -> each.statfsFailsWith(error));
  }

  private Event of(String text, Consumer<SimulatedHost> effect) {
    return new Event(host + " " + text, world -> effect.accept(world.mac().host(host)));
  }
}

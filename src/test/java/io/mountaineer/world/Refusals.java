package io.mountaineer.world;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.SimulatedHost;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Refusals of macOS: local network, names, passwords, sessions, the death of a mount. */
final class Refusals {

  private final SplittableRandom random;
  private final String host;

  Refusals(SplittableRandom random, List<Share> targets) {
    this.random = random;
    Share share = targets.get(random.nextInt(targets.size()));
    this.host = share.host(random.nextBoolean() ? Interface.TB : Interface.FALLBACK);
  }

  Event any() {
    boolean on = random.nextInt(3) > 0;
    return switch (random.nextInt(5)) {
      case 4 -> sessions(on);
      case 0 -> moved(random.nextInt(20, 250));
      case 1 -> of("is answered for from statfs's cache: " + on, each -> each.statfsIsCached(on));
      case 2 -> of("has a saved password: " + !on, each -> each.savedPassword(!on));
      case 3 -> session(!on);
      default -> throw new IllegalStateException();
    };
  }

  /** Hides a host that is as well as before. */
  Event hidden() {
    boolean on = random.nextInt(3) > 0;
    return random.nextBoolean()
        ? localNetwork(on, random.nextBoolean())
        : of("cannot be looked up: " + on, each -> each.lookupFails(on && isName(each)));
  }

  /** Returns whether the address of a host is a name: only a name is looked up. */
  private static boolean isName(SimulatedHost host) {
    return !Character.isDigit(host.name().charAt(0));
  }

  private Event localNetwork(boolean on, boolean alsoApple) {
    return of(
        "is refused to Java" + (alsoApple ? " and nc" : "") + ": " + on,
        each -> each.privacyRefusesJava(on).privacyRefusesApple(on && alsoApple));
  }

  /**
   * Silences a host as another interface does: it does not answer, and what is mounted from it
   * works.
   */
  private Event sessions(boolean goOn) {
    SimulatedHost.Link link = goOn ? SimulatedHost.Link.BLACK_HOLE : SimulatedHost.Link.UP;
    return of(
        "is silent, and its mounts work: " + goOn,
        each -> each.sessionsGoOn(goOn).isTrafficReported(goOn).goes(link));
  }

  private Event moved(int last) {
    String address = "192.168.1." + last;
    return of(
        "has the address " + address,
        each -> {
          if (isName(each)) {
            each.resolvesTo(address);
          }
        });
  }

  private static Event session(boolean there) {
    return new Event("there is a session: " + there, world -> world.mac().faults().session(there));
  }

  private Event of(String text, Consumer<SimulatedHost> effect) {
    return new Event(host + " " + text, world -> effect.accept(world.mac().host(host)));
  }
}

package io.mountaineer.world;

import io.mountaineer.core.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Hosts, names, accounts and ports that the user changes while shares are mounted and moved. */
final class ConfigEdits {

  private final SplittableRandom random;
  private final String name;

  ConfigEdits(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.name = targets.get(random.nextInt(targets.size())).name();
  }

  Event any() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> edit("swaps the hosts", ConfigEdits::swapped);
      case 2 -> edit("names the server by its other name", ConfigEdits::byOtherName);
      case 3 -> edit("names the server by an address", ConfigEdits::byAddress);
      case 4 -> edit("moves to another server", ConfigEdits::atOtherServer);
      case 5 -> edit("changes the account", each -> withUser(each, "eva"));
      case 6 -> edit("renames the entry", ConfigEdits::renamed);
      case 7 -> new Event("config: swaps share names", ConfigEdits::swapShareNames);
      case 8 -> port(random.nextBoolean() ? 4450 : 445);
      default -> throw new IllegalStateException();
    };
  }

  private Event edit(String text, UnaryOperator<Share> change) {
    return new Event(
        "config: " + text + " of " + name,
        world ->
            world.manage(
                world.shares().stream()
                    .map(share -> share.name().equals(name) ? change.apply(share) : share)
                    .toList()));
  }

  private static Share swapped(Share share) {
    return new Share(
        share.name(),
        share.username(),
        share.fallbackHost(),
        share.thunderboltHost(),
        share.shareName());
  }

  private static Share byOtherName(Share share) {
    String other = Servers.of(share).lan();
    return share.hosts().contains(other) ? share : withFallback(share, other);
  }

  private static Share byAddress(Share share) {
    return withFallback(share, Servers.of(share).lanAddress());
  }

  private static Share atOtherServer(Share share) {
    Share other = share.thunderboltHost().equals("10.10.10.1") ? World.VAULT : World.CORE;
    return new Share(
        share.name(),
        share.username(),
        other.thunderboltHost(),
        other.fallbackHost(),
        share.shareName());
  }

  private static Share withFallback(Share share, String host) {
    return new Share(
        share.name(), share.username(), share.thunderboltHost(), host, share.shareName());
  }

  private static Share withUser(Share share, String user) {
    return new Share(
        share.name(), user, share.thunderboltHost(), share.fallbackHost(), share.shareName());
  }

  private static Share renamed(Share share) {
    return new Share(
        share.name() + "2",
        share.username(),
        share.thunderboltHost(),
        share.fallbackHost(),
        share.shareName());
  }

  /** Swaps the places of the first two shares below /Volumes. */
  private static void swapShareNames(World world) {
    List<Share> shares = new ArrayList<>(world.shares());
    if (shares.size() < 2) {
      return;
    }
    Share first = shares.get(0);
    Share second = shares.get(1);
    shares.set(0, withShareName(first, second.shareName()));
    shares.set(1, withShareName(second, first.shareName()));
    world.invariants().spareNobody();
    world.manage(shares);
  }

  private static Share withShareName(Share share, String shareName) {
    return new Share(
        share.name(), share.username(), share.thunderboltHost(), share.fallbackHost(), shareName);
  }

  private static Event port(int port) {
    return new Event("config: port " + port, world -> world.configure(each -> each.port(port)));
  }
}

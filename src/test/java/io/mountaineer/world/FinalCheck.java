package io.mountaineer.world;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * After all that happened the plain story still goes as it should: the cable is pulled and plugged
 * in again, files hold a recovery, a sleep puts it off, and what is ejected stays away.
 */
final class FinalCheck {

  private final World world;
  private final List<Share> shares;

  /** Checks a world that is well, for the shares that are neither held, asked for nor refused. */
  FinalCheck(World world) {
    this.world = world;
    this.shares =
        world.shares().stream()
            .filter(share -> world.files().remembered(share).hold() == Hold.NONE)
            .filter(share -> world.files().remembered(share).intents().request().isEmpty())
            .filter(share -> world.files().remembered(share).attempts().bars().isEmpty())
            .toList();
  }

  void play() {
    shares.forEach(share -> Finder.openFile(world, share));
    List<Path> strays = shares.stream().map(share -> Finder.busyStray(world, share)).toList();
    thunderboltIs(SimulatedHost.Link.DOWN);
    pass(20);
    all(Interface.FALLBACK, "neither open files nor a busy stray hold a failover up");
    strays.forEach(world.mac()::eject);

    shares.forEach(share -> Finder.openFile(world, share));
    thunderboltIs(SimulatedHost.Link.UP);
    pass(60);
    all(Interface.FALLBACK, "open files hold a recovery");
    shares.forEach(
        share ->
            Violation.unless(
                world.files().remembered(share).recovery().pending(), "TB Ready", share.name()));

    thunderboltIs(SimulatedHost.Link.DOWN);
    pass(4);
    thunderboltIs(SimulatedHost.Link.UP);
    world.mac().closeAll();
    pass(20);
    all(Interface.FALLBACK, "a recovery waits until Thunderbolt is stable");
    world.time().sleep(Duration.ofHours(1));
    pass(26);
    all(Interface.FALLBACK, "a sleep begins the window afresh");
    pass(10);
    all(Interface.TB, "then the recovery comes");
    pass(20);
    eject();
  }

  private void eject() {
    shares.forEach(share -> Finder.eject(world, share));
    pass(10);
    shares.forEach(
        share -> Violation.unless(hosts(share).isEmpty(), "an eject holds", share.name()));
    networkChanges();
    pass(10);
    all(Interface.TB, "until the network changes");
    networkChanges();
    pass(6);
    shares.forEach(share -> Finder.eject(world, share));
    pass(10);
    all(Interface.TB, "what macOS drops after a change is mounted again");
    refusedLogin();
  }

  private void refusedLogin() {
    Failure refused = Failure.of(Failure.Kind.LOGIN_REFUSED, "wrong password");
    shares.forEach(
        share -> world.mac().host(share.thunderboltHost()).mountsFailWith(Optional.of(refused)));
    shares.forEach(share -> Finder.eject(world, share));
    networkChanges();
    pass(20);
    all(Interface.FALLBACK, "where Thunderbolt refuses the login, fallback serves");
  }

  private void networkChanges() {
    shares.forEach(share -> world.mac().linkChanged(share.thunderboltHost()));
  }

  private void pass(int seconds) {
    world.processes().pass(Duration.ofSeconds(seconds));
  }

  private void thunderboltIs(SimulatedHost.Link link) {
    shares.forEach(share -> world.mac().host(share.thunderboltHost()).goes(link));
  }

  private void all(Interface via, String promise) {
    for (Share share : shares) {
      List<String> hosts = hosts(share);
      Violation.unless(
          hosts.equals(List.of(share.host(via))), promise + ": " + share.name() + " on " + hosts);
    }
  }

  private List<String> hosts(Share share) {
    return world.mac().mounted().stream()
        .filter(entry -> entry.path().equals(world.volume(share)))
        .map((MountEntry entry) -> entry.smb().orElseThrow().host())
        .toList();
  }
}

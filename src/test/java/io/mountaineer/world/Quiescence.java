package io.mountaineer.world;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Link;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.SwitchShare;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.sim.SimulatedFaults;
import io.mountaineer.platform.sim.SimulatedHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * End of a story: every fault is over and every obstacle away. Within a bounded number of cycles
 * each share has to be where it belongs.
 */
final class Quiescence {

  /** The window, and the 15 s in which nothing is taken for an eject, with some cycles to spare. */
  private static final Duration SOON = Duration.ofSeconds(90);

  /** A mount that may still land is waited for (spec, act). */
  private static final Duration UNTIL_LATE_ONES_LANDED = Duration.ofSeconds(60);

  /** A refused login and the longest wait after failed recoveries last half an hour. */
  private static final Duration LATE = Duration.ofMinutes(33);

  private final World world;

  Quiescence(World world) {
    this.world = world;
  }

  void settle() {
    heal();
    world.wakesFully();
    world.calm();
    heal();
    world.configure(WorldSettings::reset);
    world.manage(List.of(World.CORE, World.MEDIA, World.VAULT));
    clear();
    Handovers.resume(world);
    world.processes().startMonitor();
    world.shares().forEach(share -> share.hosts().forEach(world.mac()::linkChanged));
    passUntilWell(Duration.ofSeconds(10), SOON.plus(UNTIL_LATE_ONES_LANDED));
    pullAndPlug();
    acceptServers();
    if (!offPlace().isEmpty() && mayWait()) {
      passUntilWell(Duration.ofMinutes(1), LATE);
    }
    Violation.unless(offPlace().isEmpty(), "when faults are over, all is well", offPlace());
    world.files().atRest();
    isSaved();
    WorldLook.lookAt(world);
    world.processes().command(new Operation.Reconcile(), false, world.shares());
    Violation.unless(offPlace().isEmpty(), "and stays well", offPlace());
    if (world.playsCoda()) {
      world.invariants().spareNobody();
      world.processes().pass(UNTIL_LATE_ONES_LANDED);
      new FinalCheck(world).play();
      world.files().atRest();
    }
  }

  /**
   * Lets time pass until all is well, and not longer: what a world costs is the number of its
   * cycles.
   */
  private void passUntilWell(Duration step, Duration limit) {
    boolean wasSettled = false;
    for (Duration passed = Duration.ZERO;
        passed.compareTo(limit) < 0 && !(isSettled() && wasSettled);
        passed = passed.plus(step)) {
      wasSettled = isSettled();
      world.processes().pass(step);
    }
  }

  /** A departure ends once the cable was pulled and is stably back. */
  private void pullAndPlug() {
    List<String> cables =
        world.shares().stream()
            .filter(share -> remembered(share).hold() == Hold.DEPARTED)
            .map(share -> share.host(Interface.TB))
            .distinct()
            .toList();
    if (!cables.isEmpty()) {
      cables.forEach(host -> world.mac().host(host).goes(SimulatedHost.Link.DOWN));
      world.processes().pass(Duration.ofSeconds(20));
      cables.forEach(host -> world.mac().host(host).goes(SimulatedHost.Link.UP));
      passUntilWell(Duration.ofSeconds(10), SOON.plus(UNTIL_LATE_ONES_LANDED));
    }
  }

  /** A share that was mounted from a look-alike returns to its server by the user's word only. */
  private void acceptServers() {
    List<Share> waiting =
        world.shares().stream()
            .filter(share -> !remembered(share).hold().keepsUnmounted())
            .filter(share -> remembered(share).servers().stranger(Interface.TB).isPresent())
            .toList();
    if (!waiting.isEmpty()) {
      Operation switched = new SwitchShare(Interface.TB, false);
      waiting.forEach(share -> world.processes().command(switched, false, List.of(share)));
      passUntilWell(Duration.ofSeconds(10), SOON.plus(UNTIL_LATE_ONES_LANDED));
    }
  }

  /** Returns whether all is well, and nothing that was begun may change it. */
  private boolean isSettled() {
    return offPlace().isEmpty() && !world.mac().hasPendingWork();
  }

  /** Checks that what a full disk kept from being written is written later. */
  private void isSaved() {
    for (Share share : world.shares()) {
      world
          .processes()
          .inMind(share)
          .ifPresent(
              state ->
                  Violation.unless(
                      state.equals(remembered(share)),
                      "what is kept in mind is saved: " + state + ", not " + remembered(share)));
    }
  }

  private void heal() {
    SimulatedFaults faults = world.mac().faults();
    faults.mountTableUnreadable(false);
    faults.unmountLies(false);
    faults.unmountFails(false);
    faults.lsofHangs(false);
    faults.lsofFails(false);
    faults.mountPointsStay(false);
    faults.mountPointLeavesAfter(Duration.ofMillis(200));
    faults.nextMountsLandOnSuffix(0);
    faults.unmountTakes(Duration.ZERO);
    faults.session(true);
    faults.listedAfter(Duration.ZERO);
    Servers.build(world.mac());
    Servers.names().forEach(name -> heal(world.mac().host(name)));
    world.diskIsFull(false);
    world.mac().closeAll();
    world.mac().events().areHeard(Events.Kind.NETWORK);
  }

  private static void heal(SimulatedHost host) {
    host.goes(SimulatedHost.Link.UP)
        .missesProbes(0)
        .privacyRefusesJava(false)
        .privacyRefusesApple(false)
        .lookupFails(false)
        .savedPassword(true)
        .statfsIsCached(false)
        .sessionsGoOn(false)
        .isTrafficReported(false)
        .mountsFailWith(Optional.empty())
        .mountsHang(false)
        .mountTakes(Duration.ofMillis(80))
        .statfsHangs(false)
        .statfsFailsWith(Optional.empty())
        .negotiationsHang(false);
  }

  /** Removes as the user what mountaineer must not, and ejects what is not a share's. */
  private void clear() {
    world.files().bystanders().forEach(this::clear);
    OtherMounts.leave(world);
    for (MountEntry entry : world.mac().mounted()) {
      // A mount by another port belongs to no server that mountaineer knows.
      if (isForeign(entry) || entry.smb().orElseThrow().port() != 445) {
        world.mac().eject(entry.path());
      }
    }
    world.processes().pass(Duration.ofSeconds(1));
    for (Share share : List.of(World.CORE, World.MEDIA, World.VAULT)) {
      Path volume = world.volume(share);
      if (Files.isDirectory(volume) && !Files.isSymbolicLink(volume)) {
        clear(volume);
      }
    }
  }

  /**
   * Returns whether a mount is neither known to be of a share's server nor mountaineer's own from
   * before.
   */
  private boolean isForeign(MountEntry entry) {
    return world.shares().stream()
        .noneMatch(
            share -> Servers.isKnown(world.mac(), entry, share) || isOfOlderConfig(entry, share));
  }

  private boolean isOfOlderConfig(MountEntry entry, Share share) {
    return entry.path().equals(world.volume(share))
        && remembered(share).mountedHost().equals(entry.smb().map(smb -> smb.host()));
  }

  private void clear(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    world.files().bystanderLeft(path);
  }

  /** Returns whether something happened after which automatic acts wait for long. */
  private boolean mayWait() {
    return world.shares().stream()
        .map(this::remembered)
        .anyMatch(
            state ->
                !state.attempts().bars().isEmpty()
                    || state.attempts().recovery().failures() > 0
                    || state.attempts().mount().failures() > 0);
  }

  private List<String> offPlace() {
    return world.shares().stream().filter(share -> !isInPlace(share)).map(this::text).toList();
  }

  private String text(Share share) {
    List<String> mounts =
        world.mac().mounted().stream()
            .filter(entry -> entry.smb().orElseThrow().share().equals(share.shareName()))
            .map(entry -> entry.source() + " at " + entry.path().getFileName())
            .toList();
    return share.name() + ": " + mounts + ", " + remembered(share);
  }

  private boolean isInPlace(Share share) {
    ShareState state = remembered(share);
    boolean well = state.lastError().isEmpty() || world.intents().mayShowError(share, state);
    List<MountEntry> mounts =
        world.mac().mounted().stream()
            .filter(entry -> entry.smb().orElseThrow().share().equals(share.shareName()))
            .toList();
    if (state.hold() == Hold.UNMOUNTED) {
      // What the user mounts in Finder himself is his as well.
      return well || !mounts.isEmpty();
    }
    boolean proper =
        mounts.size() == 1
            && mounts.get(0).path().equals(world.volume(share))
            && linksAreRight(share);
    boolean best =
        proper && mounts.get(0).smb().orElseThrow().host().equals(share.host(Interface.TB));
    return well && (state.hold() == Hold.PINNED ? proper : best);
  }

  /**
   * Returns whether the links are right; one that leads elsewhere is left alone where it is not
   * known to be mountaineer's.
   */
  private boolean linksAreRight(Share share) {
    return world.files().linksMayBeForgotten() || areRight(share);
  }

  private boolean areRight(Share share) {
    return isRight(share.stableLink(world.config().settings()))
        && world.config().aliasesOf(share).stream()
            .map((Alias alias) -> alias.link(world.config().settings()))
            .allMatch(Quiescence::isRight);
  }

  private static boolean isRight(Link link) {
    return FileInvariants.content(link.path()).equals("-> " + link.target());
  }

  private ShareState remembered(Share share) {
    return world.files().remembered(share);
  }
}

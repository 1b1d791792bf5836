package io.mountaineer.world;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.TreeSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code status} and {@code --dry-run}: they change nothing, and report the truth. */
final class WorldLook {

  private WorldLook() {}

  static void lookAt(World world) {
    world.quietly(
        () -> {
          // What lands by itself meanwhile was done by neither command.
          boolean comparable = !world.mac().hasPendingWork();
          List<Object> before = everything(world);
          Mountaineer status = new Mountaineer(world, "status", false, false);
          status.program().preview();
          status.program().status().forEach(report -> isSo(world, report));
          List<Object> after = everything(world);
          Violation.unless(
              !comparable || before.equals(after),
              "looking changes nothing",
              before + " became " + after);
          return true;
        });
  }

  private static void isSo(World world, ShareReport report) {
    Path volume = world.volume(report.share());
    Optional<MountEntry> entry =
        world.mac().mounted().stream().filter(each -> each.path().equals(volume)).findFirst();
    switch (report.mountState()) {
      case MOUNTED -> {
        Violation.unless(
            entry
                .filter(
                    each ->
                        world
                            .countsAs(each, report.share())
                            .equals(report.share().host(report.seen().mount().via().orElseThrow())))
                .isPresent(),
            "status tells by what a share is mounted",
            report);
        boolean reportedAlive = report.state().mountAlive().equals(Optional.of(true));
        // What statfs answers from its cache is all that can be known until a probe is missed.
        boolean looksAlive = world.mac().isAlive(volume) || world.mac().isAnsweredFromCache(volume);
        Violation.unless(!reportedAlive || looksAlive, "status tells of a dead mount", report);
      }
      case UNMOUNTED, FOREIGN ->
          Violation.unless(
              entry.isEmpty()
                  || report.mountState() == ShareReport.MountState.FOREIGN
                  // It may have landed since the table was read, and status says so.
                  || report.seen().stillUnderWay().isPresent(),
              "status tells of a mount",
              report);
      case STALE, ERROR -> {}
    }
    Violation.unless(
        report
            .state()
            .hosts()
            .tbSince()
            .filter(since -> !world.invariants().mayBeReachableSince(report.share(), since))
            .isEmpty(),
        "reachability belongs to a host",
        report);
    Violation.unless(
        !world.intents().mustShowError(report.share()) || report.state().lastError().isPresent(),
        "a failed switch is told for ten minutes",
        report);
  }

  /** Returns all but the mount points that macOS itself removes a moment after an unmount. */
  private static List<Object> everything(World world) {
    try {
      return List.of(
          world.mac().ledger(),
          TreeSnapshot.of(world.home().root()),
          TreeSnapshot.of(world.config().settings().sharesRoot()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

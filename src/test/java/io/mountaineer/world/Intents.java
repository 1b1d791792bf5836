package io.mountaineer.world;

import io.mountaineer.core.LastError;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.SwitchShare;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Requests of users with their reported outcome, and what has to be true of them later. */
final class Intents {

  /** A failed move is shown for ten minutes (spec, remember); the rest is for slow cycles. */
  private static final Duration ERRORS_LAST = Duration.ofMinutes(8);

  private final World world;

  /** A healthy cycle after ten minutes clears it. */
  private static final Duration ERRORS_ARE_GONE = Duration.ofMinutes(11);

  private final Map<String, Instant> failed = new HashMap<>();
  private final Map<String, Long> lastFailure = new HashMap<>();
  private final Map<String, Long> pausedAt = new HashMap<>();
  private final Set<String> requested = new HashSet<>();

  Intents(World world) {
    this.world = world;
  }

  /** Records the end of a command about a share. */
  void ended(Operation operation, ShareReport report) {
    failed.remove(report.share().name());
    if (report.outcome() instanceof Outcome.Failed) {
      lastFailure.put(report.share().name(), world.time().nanos());
    }
    boolean isThere =
        report.outcome() instanceof Outcome.Failed failed && failed.active().isPresent();
    // Where nothing can be written no other process can know of it.
    if (operation instanceof SwitchShare && isThere && !world.isDiskFull()) {
      failed.put(report.share().name(), world.time().now());
    }
  }

  /** Records that a command was killed: a failure that it wrote down before was never reported. */
  void cutShort() {
    world.shares().forEach(share -> lastFailure.put(share.name(), world.time().nanos()));
  }

  /** Records a request, which may fail at any time until it runs out, and then is shown. */
  void mayFailWithin(Share share, Duration limit) {
    requested.add(share.name());
    lastFailure.put(share.name(), world.time().nanos() + limit.toNanos());
  }

  /** Records the moment of a pause, whether or not it could be remembered. */
  void paused(Share share) {
    pausedAt.put(share.name(), world.time().nanos());
  }

  /** Returns whether a share was paused before this moment, and is so now. */
  boolean isPausedSince(Share share, long nanos) {
    Long at = pausedAt.get(share.name());
    return at != null
        && at < nanos
        && world.files().remembered(share).intents().pausedAt(world.time().now()).isPresent();
  }

  /** Records an event after which the last failure of a share may be out of date. */
  void overtaken(String share) {
    failed.remove(share);
  }

  void allOvertaken() {
    failed.clear();
  }

  /** Returns whether status may still show the failure of a command. */
  boolean mayShowError(Share share, ShareState state) {
    if (requested.contains(share.name()) && state.error().filter(this::isRecent).isPresent()) {
      return true; // A request of an entry that was out of the config is given up when it is back.
    }
    Long since = lastFailure.get(share.name());
    return since != null
        && Duration.ofNanos(world.time().nanos() - since).compareTo(ERRORS_ARE_GONE) < 0;
  }

  private boolean isRecent(LastError error) {
    Duration ago = Duration.between(error.at(), world.time().now());
    return !ago.isNegative() && ago.compareTo(ERRORS_ARE_GONE) < 0;
  }

  /** Returns whether status has to show an error of this share. */
  boolean mustShowError(Share share) {
    Instant since = failed.get(share.name());
    return since != null && Duration.between(since, world.time().now()).compareTo(ERRORS_LAST) < 0;
  }
}

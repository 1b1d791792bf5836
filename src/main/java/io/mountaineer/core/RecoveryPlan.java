package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;

import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.TbReady;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Way back to Thunderbolt of a share that is on a working fallback. */
final class RecoveryPlan {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;
  private final MountHealth health;

  private RecoveryPlan(
      Share share, Settings settings, Observation seen, ShareState state, MountHealth health) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
    this.health = health;
  }

  static RecoveryPlan of(
      Share share, Settings settings, Observation seen, ShareState state, MountHealth health) {
    return new RecoveryPlan(share, settings, seen, state, health);
  }

  /**
   * Returns whether the decision depends on the open files of this share, so that they have to be
   * looked at.
   */
  static boolean needsOpenFiles(
      Share share, Settings settings, Observation seen, ShareState state) {
    if (!(seen.mount() instanceof MountStatus.Mounted mounted)
        || mounted.on() != FALLBACK
        || !seen.isHealthy()
        || state.hold() != Hold.NONE) {
      return false;
    }
    RecoveryPlan plan = of(share, settings, seen, state, mounted.health());
    return plan.mayCheckOpenFiles() && plan.isStable() && plan.obstacle().isEmpty();
  }

  Decision decide() {
    if (!seen.tb().isUp()) {
      return new Keep("Thunderbolt is not reachable: " + seen.tb().detail());
    }
    if (!isStable()) {
      return new Keep("Thunderbolt is reachable, stable " + stableFor() + " of " + window());
    }
    if (!health.isAlive() && health.state() != MountHealth.State.UNCHECKED) {
      return new Keep(
          "Thunderbolt is reachable, but the mount does not respond: " + health.detail());
    }
    return obstacle().<Decision>map(why -> new TbReady(why, false)).orElseGet(this::byOpenFiles);
  }

  private Decision byOpenFiles() {
    if (seen.openFiles().isEmpty()) {
      return withoutOpenFiles();
    }
    OpenFiles files = seen.openFiles().get();
    if (!(files instanceof OpenFiles.None)) {
      return new TbReady(files.toString(), true);
    }
    boolean closedSince = settings.lsofRecheck() && state.recovery().openFilesSeen();
    if (settings.autoFailback() || closedSince) {
      String why = "Thunderbolt is stable for " + stableFor() + " s, no open files";
      return new Move(FALLBACK, TB, UnmountMode.IF_IDLE, Cause.RECOVERY, why);
    }
    return waitForUser();
  }

  private Decision withoutOpenFiles() {
    PendingRecovery recovery = state.recovery();
    boolean movesByItself = settings.autoFailback() || recovery.openFilesSeen();
    if (recovery.pending() && (movesByItself || recovery.byOpenFiles())) {
      return new TbReady(recovery.reason().orElse("it was held before"), recovery.byOpenFiles());
    }
    return movesByItself && mayCheckOpenFiles()
        ? new Keep(
            seen.time().isMonitor()
                ? "Thunderbolt is reachable, checking for open files"
                : "Thunderbolt is reachable, but open files could not be checked in time")
        : waitForUser();
  }

  /**
   * Returns whether open files may be looked at (again). Without a recheck one look is all there
   * is, and its result is left to the user.
   */
  private boolean mayCheckOpenFiles() {
    return settings.lsofRecheck() || settings.autoFailback() && !state.recovery().byOpenFiles();
  }

  private Decision waitForUser() {
    return new TbReady("automatic switch back is off (auto-failback)", false);
  }

  /** Returns the reason that holds the recovery apart from open files. */
  private Optional<String> obstacle() {
    return inTheWay().map(Failure::text).or(this::heldByUser).or(this::afterFailure);
  }

  /** Returns what keeps a mount by Thunderbolt from being made at all. */
  private Optional<Failure> inTheWay() {
    return state
        .servers()
        .obstacle(share, TB)
        .or(() -> seen.mounts().obstacle(TB))
        .or(() -> seen.mounts().besideStray(TB))
        .or(() -> seen.stillToLand().map(note -> note.obstacle()));
  }

  private Optional<String> heldByUser() {
    return Optional.of(state.hold())
        .filter(Hold::keepsOnFallback)
        .map(
            hold ->
                hold == Hold.PINNED
                    ? "pinned to fallback by you"
                    : "departed by you, until Thunderbolt has been unplugged and is back");
  }

  /** Returns why another attempt would be too early. */
  private Optional<String> afterFailure() {
    Instant now = seen.time().now();
    Optional<Bar> bar = state.attempts().activeBar(TB, now);
    if (bar.isPresent()) {
      return bar.map(raised -> raised.text("the Thunderbolt address"));
    }
    return state.attempts().recovery().mustWait(now)
        ? state.recovery().reason().or(() -> Optional.of("the last switch back failed"))
        : Optional.empty();
  }

  private boolean isStable() {
    return isStable(settings, seen, state.hosts());
  }

  /** Returns whether Thunderbolt answers and has done so for the whole window. */
  static boolean isStable(Settings settings, Observation seen, HostHistory hosts) {
    return seen.tb().isUp() && stable(seen, hosts).compareTo(settings.autoFailbackStable()) >= 0;
  }

  private static Duration stable(Observation seen, HostHistory hosts) {
    Instant since = hosts.tbSince().orElse(seen.time().now());
    return Duration.between(since, seen.time().now());
  }

  private String stableFor() {
    return String.valueOf(stable(seen, state.hosts()).toSeconds());
  }

  private String window() {
    return settings.autoFailbackStable().toSeconds() + " s";
  }
}

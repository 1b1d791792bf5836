package io.mountaineer.core;

import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.TbReady;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.MountStatus.Mounted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Fulfilment of a request to move a share once it is idle. */
final class RequestPlan {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;
  private final Request request;
  private final boolean isReady;

  private RequestPlan(
      Share share,
      Settings settings,
      Observation seen,
      ShareState state,
      Request request,
      boolean isReady) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
    this.request = request;
    this.isReady = isReady;
  }

  /**
   * Returns the decision with the request taken into account.
   *
   * @param own decision without it; what the share itself needs goes first
   */
  static Decision decide(
      Decision own, Share share, Settings settings, Observation seen, ShareState state) {
    boolean isCalm = own instanceof TbReady || own instanceof Keep keep && !keep.isMoveHeldBack();
    Optional<Request> request = state.intents().request();
    return isCalm && request.isPresent() && isElsewhere(seen, request.get())
        ? new RequestPlan(share, settings, seen, state, request.get(), own instanceof TbReady)
            .decide()
        : own;
  }

  /** Returns whether the decision depends on the open files of this share. */
  static boolean needsOpenFiles(Observation seen, ShareState state) {
    Instant now = seen.time().now();
    return state
        .intents()
        .request()
        .filter(request -> isElsewhere(seen, request) && seen.isHealthy())
        .filter(request -> isThere(seen, request) || request.mayUnmount())
        .filter(request -> !request.mustWait(now))
        .isPresent();
  }

  private static boolean isElsewhere(Observation seen, Request request) {
    return seen.mount() instanceof Mounted mounted && mounted.on() != request.to();
  }

  private static boolean isThere(Observation seen, Request request) {
    HostHealth host = seen.health(request.to());
    return host.isUp() || host.isRefused();
  }

  private Decision decide() {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return waits(obstacle.get());
    }
    if (!(seen.openFiles().orElse(null) instanceof OpenFiles.None)) {
      return waits(
          seen.openFiles().map(OpenFiles::toString).orElse("open files are being looked for"));
    }
    Interface on = ((Mounted) seen.mount()).on();
    return isThere(seen, request)
        ? new Move(
            on, request.to(), UnmountMode.IF_IDLE, Cause.REQUEST, request + ", no open files")
        : new Unmount(UnmountMode.IF_IDLE, request + ", fallback does not answer, no open files");
  }

  private Decision waits(String why) {
    String reason = request + " waits: " + why;
    boolean byOpenFiles = seen.openFiles().filter(OpenFiles.None.class::isInstance).isEmpty();
    return isReady ? new TbReady(reason, byOpenFiles) : new Keep(reason);
  }

  private Optional<String> obstacle() {
    Instant now = seen.time().now();
    if (!isThere(seen, request) && !request.mayUnmount()) {
      String host = share.host(request.to());
      return Optional.of(host + " does not answer: " + seen.health(request.to()).detail());
    }
    if (!seen.isHealthy()) {
      return Optional.of("the mount that it would leave is not known to be well");
    }
    if (request.mustWait(now)) {
      Instant next = request.attempts().nextAt().orElseThrow();
      Duration left = Duration.between(now, next);
      return Optional.of("the last try failed, next try in " + LocalTimes.length(left));
    }
    return isThere(seen, request) ? obstacleAtTarget(now) : Optional.empty();
  }

  private Optional<String> obstacleAtTarget(Instant now) {
    Interface to = request.to();
    // A request may be older than the network that its server is looked for on.
    return state
        .servers()
        .obstacle(share, to)
        .or(() -> seen.mounts().obstacle(to))
        .or(() -> seen.mounts().besideStray(to))
        .or(
            () ->
                seen.stillToLand()
                    .filter(note -> !note.isBy(to, share, settings))
                    .map(MountUnderWay::obstacle))
        .or(() -> state.attempts().activeBar(to, now).map(bar -> bar.failure(share.host(to))))
        .map(Failure::text);
  }
}

package io.mountaineer.world;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Mounter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits on automatic attempts to repeat what failed: a refused login locks accounts, all else
 * costs power.
 */
final class AttemptLimits {

  private static final Duration REFUSAL_LASTS = Duration.ofMinutes(30);

  /**
   * Two tries each after 0, 2, 5, 15 and 30 s make ten in a minute; hosts that come and go begin
   * the waits again.
   */
  private static final int MOST_A_MINUTE = 30;

  /** The first step of the backoff (spec, decide). */
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);

  private final World world;
  private final Map<String, Instant> refused = new HashMap<>();
  private final Map<String, Long> timeouts = new HashMap<>();
  private final Map<String, Deque<Long>> tries = new HashMap<>();

  AttemptLimits(World world) {
    this.world = world;
  }

  void mount(Mountaineer process, Mounter.Request request) {
    if (!process.isAutomatic()) {
      return;
    }
    Instant at = refused.get(aim(request));
    Violation.unless(
        at == null || Duration.between(at, world.time().now()).compareTo(REFUSAL_LASTS) >= 0,
        "a refused login is not tried again by itself",
        request);
    Long timedOut = timeouts.get(aim(request));
    Violation.unless(
        timedOut == null || since(timedOut).compareTo(SHORTEST_WAIT) >= 0,
        "a mount that timed out is not repeated at once",
        request);
    Deque<Long> lately = tries.computeIfAbsent(request.shareName(), name -> new ArrayDeque<>());
    lately.add(world.time().nanos());
    while (since(lately.peek()).compareTo(Duration.ofMinutes(1)) > 0) {
      lately.poll();
    }
    Violation.unless(
        lately.size() <= MOST_A_MINUTE, "failures make automatic mounts wait", request);
  }

  /**
   * Checks a mount that ended: what failed may be tried again after a change of the config, by
   * which it is forgotten.
   */
  void mounted(Mountaineer process, Mounter.Request request, Optional<Failure> failure) {
    timeouts.remove(aim(request));
    boolean isLate = failure.filter(why -> why.kind() == Failure.Kind.TIMED_OUT).isPresent();
    if (isLate && process.knowledge().knows(world.config())) {
      timeouts.put(aim(request), world.time().nanos());
    }
    boolean refusal = failure.filter(why -> why.kind() == Failure.Kind.LOGIN_REFUSED).isPresent();
    if (refusal && process.knowledge().knows(world.config())) {
      refused.put(aim(request), world.time().now());
    } else if (failure.isEmpty()) {
      refused.remove(aim(request));
    }
  }

  /** Forgets the failure of a mount that is listed, though its tool ran into its limit. */
  void saw(MountTable table) {
    if (table instanceof MountTable.Known known) {
      known.entries().stream()
          .flatMap(entry -> entry.smb().stream())
          .forEach(smb -> timeouts.remove(aim(smb.host(), smb.port(), smb.share())));
    }
  }

  void forgetFailures() {
    refused.clear();
    timeouts.clear();
    tries.clear();
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(world.time().nanos() - nanos);
  }

  private static String aim(Mounter.Request request) {
    return aim(request.host(), request.port(), request.shareName());
  }

  private static String aim(String host, int port, String shareName) {
    return host + ":" + port + "/" + shareName;
  }
}

package io.mountaineer.engine;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Watch for changes of what macOS has saved for logins that were refused, beside the cycles: with
 * another password the host may be asked again. Where nothing can be learned, the bar stays as it
 * is.
 */
final class LoginWatch {

  /** A look starts one program or three; passwords are changed by hand. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final Platform platform;
  private final Workers workers;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  LoginWatch(Platform platform, Workers workers) {
    this.platform = platform;
    this.workers = workers;
  }

  /**
   * Returns what is remembered of a share without bars whose login has changed.
   *
   * @param timeout how long to wait for a look under way
   */
  ShareState look(Share share, ShareState remembered, Duration timeout) {
    Attempts attempts = remembered.attempts();
    for (Interface via : Interface.values()) {
      Optional<Bar> bar = attempts.activeBar(via, platform.clock().now());
      if (!share.username().isEmpty() && bar.filter(Bar::dependsOnSavedLogin).isPresent()) {
        Optional<String> saved = saved(share, via, bar.get().since(), timeout);
        attempts = saved.isPresent() ? attempts.loginSeen(via, saved.get()) : attempts;
      }
    }
    return attempts.equals(remembered.attempts()) ? remembered : remembered.withAttempts(attempts);
  }

  /** A look that began before the refusal says nothing about what was saved at that moment. */
  private Optional<String> saved(Share share, Interface via, Instant since, Duration timeout) {
    String host = share.host(via);
    String username = share.username();
    Look look =
        looks.compute(
            username + "@" + host, (name, known) -> isDue(known) ? begin(host, username) : known);
    return look.begun().isBefore(since)
        ? Optional.empty()
        : Workers.await(look.found(), timeout).flatMap(each -> each);
  }

  private boolean isDue(Look known) {
    return known == null
        || known.found().isDone()
            && platform.clock().nanos() - known.begunAt() >= BETWEEN_LOOKS.toNanos();
  }

  private Look begin(String host, String username) {
    Look look =
        new Look(platform.clock().now(), platform.clock().nanos(), new CompletableFuture<>());
    workers.start(() -> look.found().complete(found(host, username)));
    return look;
  }

  /** A look that failed found out nothing. */
  private Optional<String> found(String host, String username) {
    try {
      return platform.mounter().savedLogin(host, username);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private record Look(Instant begun, long begunAt, CompletableFuture<Optional<String>> found) {}
}

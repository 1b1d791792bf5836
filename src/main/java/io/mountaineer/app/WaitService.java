package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Use case {@code wait}: until a share is as a script needs it. Asks no host. */
public final class WaitService {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_BETWEEN_LSOF = Duration.ofSeconds(30);

  private final Platform platform;
  private final StateFile states;

  WaitService(Platform platform, StateFile states) {
    this.platform = platform;
    this.states = states;
  }

  /** Condition of a share to wait for. */
  public enum Condition {
    /** Mounted over Thunderbolt. */
    TB,
    /** Mounted over the fallback address. */
    FALLBACK,
    /** Mounted, over either. */
    MOUNTED,
    UNMOUNTED,
    /** No file is open on it, as far as is known. */
    IDLE;

    /** Returns the word used in options and JSON. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Waits for a condition.
   *
   * @param until moment at which the wait is given up; empty for none
   * @return whether it is true now
   */
  public boolean await(Config config, Share share, Condition condition, Optional<Instant> until) {
    Duration pause = FIRST_PAUSE;
    Duration longest = condition == Condition.IDLE ? LONGEST_BETWEEN_LSOF : LONGEST_PAUSE;
    while (true) {
      if (isTrue(config, share, condition)) {
        return true;
      }
      Optional<Duration> left = until.map(end -> Duration.between(platform.clock().now(), end));
      if (left.filter(rest -> rest.isZero() || rest.isNegative()).isPresent()) {
        return false;
      }
      Duration rest = pause;
      platform.clock().pause(left.filter(each -> each.compareTo(rest) < 0).orElse(rest));
      pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
    }
  }

  private boolean isTrue(Config config, Share share, Condition condition) {
    ShareState state = states.load().of(share, config.settings());
    MountStatus status =
        platform
            .classifier(config.settings(), platform.mountTable().read())
            .of(share, state)
            .status();
    Optional<Interface> via = status.via().filter(each -> !isDead(state));
    return switch (condition) {
      case TB -> via.equals(Optional.of(Interface.TB));
      case FALLBACK -> via.equals(Optional.of(Interface.FALLBACK));
      case MOUNTED -> via.isPresent();
      case UNMOUNTED -> status instanceof MountStatus.NotMounted;
      case IDLE -> isIdle(config, share, status);
    };
  }

  private static boolean isDead(ShareState state) {
    return state.mountAlive().equals(Optional.of(false));
  }

  private boolean isIdle(Config config, Share share, MountStatus status) {
    return status instanceof MountStatus.NotMounted
        || status instanceof MountStatus.Mounted
            && platform.openFiles().look(share.volumePath(config.settings()))
                instanceof OpenFiles.None;
  }
}

package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Latest failure of a share, shown until what failed has worked, or is no longer wanted.
 *
 * @param text for people; holds no varying figures, because it is compared
 * @param subject operation or state that failed
 * @param at moment at which it failed first with this text, or last as a move that the user asked
 *     for
 */
public record LastError(String text, Subject subject, Instant at) {

  /**
   * Time for which a failed switch is shown: long enough for a person who asked for it and looked
   * away.
   */
  static final Duration SWITCH_SHOWN = Duration.ofMinutes(10);

  /** Operation or state that failed. */
  public enum Subject {
    /** The share is not as it should be, and nothing can be done about it now. */
    SITUATION,
    MOUNT,
    /** A move that the user asked for. */
    SWITCH,
    RECOVERY,
    /** Removal of a mount at a suffixed path. */
    STRAY;

    /** Returns the word used in state.json. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the subject of this word, or empty for any other word. */
    public static Optional<Subject> ofWire(String word) {
      for (Subject each : values()) {
        if (each.wire().equals(word)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  public LastError {
    requireNonNull(text, "text is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(at, "at is null");
  }

  /** Returns whether an observation shows that it is over, or no longer of interest. */
  boolean isClearedBy(Observation seen, ShareState state) {
    boolean isAway = state.hold().keepsUnmounted();
    boolean asRequested = isAway && seen.mount() instanceof MountStatus.NotMounted;
    return switch (subject) {
      case SITUATION, MOUNT -> asRequested || !isAway && seen.isHealthy();
      case SWITCH -> (asRequested || seen.isHealthy()) && !isShownAt(seen.time().now());
      case RECOVERY -> state.hold().keepsOnFallback() || !isRecoveryPossible(seen);
      case STRAY -> seen.strays().isEmpty() && !(seen.mount() instanceof MountStatus.Unknown);
    };
  }

  /**
   * Returns whether it is recent enough to be shown. A moment in the future comes from a clock that
   * was set back, and says nothing.
   */
  private boolean isShownAt(Instant now) {
    return !now.isBefore(at) && now.isBefore(at.plus(SWITCH_SHOWN));
  }

  /** Returns whether fallback carries the share and Thunderbolt is not gone, as far as is known. */
  private static boolean isRecoveryPossible(Observation seen) {
    if (seen.mount() instanceof MountStatus.Unknown) {
      return true;
    }
    boolean onFallback = seen.mount().via().filter(via -> via == Interface.FALLBACK).isPresent();
    return onFallback && !seen.tb().isDown();
  }
}

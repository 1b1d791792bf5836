package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * A mount that was begun and may still complete, whatever became of the program that began it:
 * macOS finishes a mount although osascript or its caller was killed.
 *
 * @param host server the share is being mounted from
 * @param since moment just before the mount tool was started
 * @param isOneOfSeveral whether more mounts by this host were begun that may still complete: the
 *     one that appears is then no proof that none will follow
 * @param landsWithin time from its start after which macOS has given it up
 */
public record MountUnderWay(
    String host, Instant since, boolean isOneOfSeveral, Duration landsWithin) {

  /** Twice the limit of osascript: what has not landed by then was given up by macOS too. */
  public static final Duration USUALLY = Duration.ofSeconds(60);

  /** What macOS may still need once the limit of its tool is over. */
  private static final Duration AFTER_THE_LIMIT = Duration.ofSeconds(30);

  public MountUnderWay {
    requireNonNull(host, "host is null");
    requireNonNull(since, "since is null");
    requireNonNull(landsWithin, "landsWithin is null");
  }

  /** The only mount that was begun, by a tool of the usual limit. */
  public MountUnderWay(String host, Instant since) {
    this(host, since, false, USUALLY);
  }

  /** Returns the only mount that was begun, by a tool of this limit. */
  public static MountUnderWay by(String host, Instant since, Duration limitOfTool) {
    return new MountUnderWay(host, since, false, limitOfTool.plus(AFTER_THE_LIMIT));
  }

  /** Returns the same mount with more of them under way. */
  public MountUnderWay asOneOfSeveral() {
    return new MountUnderWay(host, since, true, landsWithin);
  }

  /** Returns why no mount by another host may begin before {@link #until}. */
  public Failure obstacle() {
    return new Failure(
        Failure.Kind.BUSY,
        "a mount by " + host + " may still be on its way",
        "wait until " + until());
  }

  /** Returns the last moment at which the mount may still appear. */
  public Instant until() {
    return since.plus(landsWithin);
  }

  /**
   * Returns whether the mount may still appear. A start ahead of the clock counts, since the clock
   * may have been set back a little; further ahead than that the clock says nothing about it, and a
   * share must not stay away for a year.
   */
  public boolean mayStillLand(Instant now) {
    return !now.isAfter(until()) && !since.isAfter(now.plus(landsWithin));
  }
}

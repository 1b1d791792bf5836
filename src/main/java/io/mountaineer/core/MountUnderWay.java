package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Mount that was begun and may still complete, whatever became of the program that began it: macOS
 * finishes a mount although osascript or its caller was killed.
 *
 * @param host server the share is being mounted from
 * @param login account and port by which the server was asked; empty in a note of a version that
 *     did not write it down
 * @param since moment just before the mount tool was started, by the clock of now: time in which
 *     the computer slept is left out
 * @param isOneOfSeveral whether more mounts by this host were begun that may still complete: the
 *     one that appears is then no proof that none will follow
 * @param landsWithin time from its start after which macOS has given it up
 */
public record MountUnderWay(
    String host,
    Optional<Login> login,
    Instant since,
    boolean isOneOfSeveral,
    Duration landsWithin) {

  /**
   * Account and port by which a server is asked for a share: macOS takes two that differ for two
   * mounts.
   *
   * @param username the account, empty for a guest
   * @param port TCP port, 1..65535
   */
  public record Login(String username, int port) {

    public Login {
      requireNonNull(username, "username is null");
    }
  }

  /**
   * Twice the limit of osascript: a mount that has not landed by then was given up by macOS too.
   */
  public static final Duration USUALLY = Duration.ofSeconds(60);

  /** Time that macOS may still need once the limit of its tool is over. */
  private static final Duration AFTER_THE_LIMIT = Duration.ofSeconds(30);

  public MountUnderWay {
    requireNonNull(host, "host is null");
    requireNonNull(login, "login is null");
    requireNonNull(since, "since is null");
    requireNonNull(landsWithin, "landsWithin is null");
  }

  /**
   * Creates the only mount that was begun, by a tool of the usual limit, in a note of an earlier
   * version.
   */
  public MountUnderWay(String host, Instant since) {
    this(host, Optional.empty(), since, false, USUALLY);
  }

  /** Returns the only mount that was begun, by a tool of this limit. */
  public static MountUnderWay by(String host, Login login, Instant since, Duration limitOfTool) {
    return new MountUnderWay(
        host, Optional.of(login), since, false, limitOfTool.plus(AFTER_THE_LIMIT));
  }

  /** Returns this mount with more of them under way. */
  public MountUnderWay asOneOfSeveral() {
    return new MountUnderWay(host, login, since, true, landsWithin);
  }

  /** Returns this mount as one that was begun at this moment. */
  public MountUnderWay begunAt(Instant moment) {
    return new MountUnderWay(host, login, moment, isOneOfSeveral, landsWithin);
  }

  /**
   * Returns this mount with its tool at an end, and begun so late that macOS has the time it takes
   * after a tool of the usual limit.
   */
  public MountUnderWay goesOnFrom(Instant moment) {
    return new MountUnderWay(host, login, moment, isOneOfSeveral, USUALLY);
  }

  /** Returns whether another try by this interface asks for the very same mount. */
  public boolean isBy(Interface via, Share share, Settings settings) {
    Login now = new Login(share.username(), settings.smbPort());
    return ServerMatcher.same(host, share.host(via)) && login.filter(now::equals).equals(login);
  }

  /** Returns the reason why no mount by another host may begin before {@link #until}. */
  public Failure obstacle() {
    return new Failure(
        Failure.Kind.BUSY,
        "a mount over " + host + " may still be under way",
        "wait a minute, then try again");
  }

  /** Returns the last moment at which the mount may still appear. */
  public Instant until() {
    return since.plus(landsWithin);
  }

  /** Returns whether the mount may still appear at a moment, which may lie before its start. */
  public boolean mayStillLand(Instant now) {
    return !now.isAfter(until());
  }
}

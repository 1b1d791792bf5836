package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Move that the user asked for and that waits until the share is idle. It is never forced.
 *
 * @param to interface to move to
 * @param since moment at which it was made
 * @param until moment at which it is given up; empty for one that waits until it is cancelled
 * @param aim purpose, which decides the hold of the share once it is fulfilled
 * @param attempts failed attempts to fulfil it
 */
public record Request(
    Interface to, Instant since, Optional<Instant> until, Aim aim, Backoff attempts) {

  /** Time by which a moment may be older than a request that was made while its cycle ran. */
  private static final Duration LONGEST_CYCLE = Pause.LONGEST_CYCLE;

  /** Purpose of a request. */
  public enum Aim {
    /** A move to the other interface; to fallback pins the share there. */
    SWITCH,
    /** A departure: Thunderbolt is about to be unplugged. */
    DEPART,
    /** A departure for which the share may also be unmounted where fallback does not answer. */
    DEPART_OR_UNMOUNT
  }

  public Request {
    requireNonNull(to, "to is null");
    requireNonNull(since, "since is null");
    requireNonNull(until, "until is null");
    requireNonNull(aim, "aim is null");
    requireNonNull(attempts, "attempts is null");
  }

  /** Creates a request to switch. */
  public static Request toSwitch(Interface to, Instant since, Optional<Instant> until) {
    return new Request(to, since, until, Aim.SWITCH, Backoff.NONE);
  }

  /** Creates a request to leave Thunderbolt. */
  public static Request toDepart(boolean mayUnmount, Instant since, Optional<Instant> until) {
    Aim aim = mayUnmount ? Aim.DEPART_OR_UNMOUNT : Aim.DEPART;
    return new Request(Interface.FALLBACK, since, until, aim, Backoff.NONE);
  }

  /** Returns whether Thunderbolt is about to be unplugged. */
  public boolean departs() {
    return aim != Aim.SWITCH;
  }

  /** Returns whether the share may be unmounted where the interface does not answer. */
  public boolean mayUnmount() {
    return aim == Aim.DEPART_OR_UNMOUNT;
  }

  /** Returns the hold of a share for which it is fulfilled. */
  public Hold hold() {
    if (departs()) {
      return Hold.DEPARTED;
    }
    return to == Interface.FALLBACK ? Hold.PINNED : Hold.NONE;
  }

  /**
   * Returns this request at a later moment, or empty once it has expired. After the clock was set
   * back it waits as long as it was meant to, from now.
   */
  Optional<Request> at(Instant now) {
    if (now.plus(LONGEST_CYCLE).isBefore(since)) {
      Optional<Instant> end = until.map(moment -> now.plus(Duration.between(since, moment)));
      return Optional.of(new Request(to, now, end, aim, Backoff.NONE));
    }
    return until.filter(end -> !now.isBefore(end)).isPresent()
        ? Optional.empty()
        : Optional.of(this);
  }

  /** Returns whether the wait after a failed attempt still runs. */
  boolean mustWait(Instant now) {
    return attempts.mustWait(now);
  }

  /** Returns this after an attempt that met files in use. */
  Request busy(Instant now) {
    return with(attempts.failed(now, Backoff.QUICK));
  }

  /** Returns this after an attempt that failed. */
  Request failed(Instant now) {
    return with(attempts.failed(now, Backoff.SLOW));
  }

  private Request with(Backoff made) {
    return new Request(to, since, until, aim, made);
  }

  /** Returns a text for people, as in "the switch to fallback that you asked for". */
  @Override
  public String toString() {
    return departs()
        ? "the departure that you asked for"
        : "the switch to " + to.label() + " that you asked for";
  }
}

package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Intents of the user for a share that outlive the command that stated them.
 *
 * @param hold state that automatic decisions respect
 * @param tbGoneAt moment since which a stable Thunderbolt ends a departure: it was seen to be gone,
 *     the Mac woke, or a monitor started; empty while the cable may still be in
 * @param request move that waits until the share is idle
 * @param pause pause of this share alone
 * @param pauseOfAll pause of all shares, which is remembered once, beside the shares
 */
public record Intents(
    Hold hold,
    Optional<Instant> tbGoneAt,
    Optional<Request> request,
    Optional<Pause> pause,
    Optional<Pause> pauseOfAll) {

  public static final Intents NONE =
      new Intents(
          Hold.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Intents {
    requireNonNull(hold, "hold is null");
    requireNonNull(tbGoneAt, "tbGoneAt is null");
    requireNonNull(request, "request is null");
    requireNonNull(pause, "pause is null");
    requireNonNull(pauseOfAll, "pauseOfAll is null");
  }

  /** Returns the pause in force: of two the one that ends later. */
  public Optional<Pause> pausedAt(Instant now) {
    return Stream.of(pause, pauseOfAll)
        .flatMap(Optional::stream)
        .flatMap(each -> each.at(now).stream())
        .reduce((one, other) -> one.endsAfter(other) ? one : other);
  }

  /** Returns whether the share is to leave Thunderbolt, or has left it, before it is unplugged. */
  public boolean isDeparting() {
    return hold == Hold.DEPARTED || request.filter(Request::departs).isPresent();
  }

  /** Returns these at a later moment: what has run out is gone. */
  Intents at(Instant now) {
    return new Intents(
        hold,
        tbGoneAt,
        request.flatMap(each -> each.at(now)),
        pause.flatMap(each -> each.at(now)),
        pauseOfAll.flatMap(each -> each.at(now)));
  }

  /** Returns these once the request is fulfilled, or without one as they are. */
  Intents fulfilled() {
    return request.map(asked -> withRequest(Optional.empty()).withHold(asked.hold())).orElse(this);
  }

  /**
   * Returns these with what another process changed since: requests and pauses are stated without
   * the lock of the share.
   *
   * @param before these as they were when the work began
   * @param now these as they are remembered now
   */
  public Intents mergedWith(Intents before, Intents now) {
    return new Intents(
        hold,
        tbGoneAt,
        now.request.equals(before.request) ? request : now.request,
        now.pause.equals(before.pause) ? pause : now.pause,
        now.pauseOfAll.equals(before.pauseOfAll) ? pauseOfAll : now.pauseOfAll);
  }

  /** Returns these with another hold. */
  public Intents withHold(Hold kept) {
    return kept == hold ? this : new Intents(kept, Optional.empty(), request, pause, pauseOfAll);
  }

  Intents withTbGoneAt(Optional<Instant> moment) {
    return new Intents(hold, moment, request, pause, pauseOfAll);
  }

  public Intents withRequest(Optional<Request> asked) {
    return new Intents(hold, tbGoneAt, asked, pause, pauseOfAll);
  }

  public Intents withPause(Optional<Pause> stated) {
    return new Intents(hold, tbGoneAt, request, stated, pauseOfAll);
  }

  public Intents withPauseOfAll(Optional<Pause> stated) {
    return new Intents(hold, tbGoneAt, request, pause, stated);
  }
}

package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Interfaces by which a share may be mounted now, the preferred one first. */
final class Targets {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;

  Targets(Share share, Settings settings, Observation seen, ShareState state) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
  }

  /** Returns Thunderbolt, unless the user wants the share on fallback. */
  Interface preferred() {
    Optional<Interface> asked = state.intents().request().map(Request::to);
    return asked.orElse(state.hold().keepsOnFallback() ? FALLBACK : TB);
  }

  /**
   * Returns whether the user is about to unplug Thunderbolt, so that no mount by it begins. One
   * whose fallback dies still fails over: it would be lost otherwise.
   */
  boolean isLeavingThunderbolt() {
    return state.intents().isDeparting() && seen.mount() instanceof MountStatus.NotMounted;
  }

  Optional<Interface> best() {
    return best(via -> true);
  }

  /**
   * Returns the best of some for a mount that stands beside strays. One that a stray would answer
   * comes last, and not at all while that stray cannot be removed.
   */
  Optional<Interface> best(Predicate<Interface> among) {
    List<Interface> open = inOrder().filter(among).filter(this::isAllowed).toList();
    return open.stream()
        .filter(via -> !state.attempts().timedOutRecently(via, now()))
        .findFirst()
        .or(() -> open.stream().findFirst());
  }

  /**
   * Returns the best of some for a mount that stands beside strays. One that a stray would answer
   * comes last, and not at all while that stray cannot be undone.
   */
  Optional<Interface> bestBesideStrays(Predicate<Interface> among) {
    Optional<Interface> free = best(among.and(via -> seen.mounts().straysBy(via).isEmpty()));
    boolean mayBeUndone = !state.attempts().strays().mustWait(now());
    return free.isPresent() || !mayBeUndone ? free : best(among);
  }

  /** Returns whether its host answers and nothing known speaks against mounting by it. */
  boolean isOpen(Interface via) {
    return seen.health(via).isUp() && isFree(via);
  }

  /** Returns whether it is open, and no mount by the other host may still land beside it. */
  private boolean isAllowed(Interface via) {
    return isOpen(via) && stillToLand(via).isEmpty();
  }

  private Optional<MountUnderWay> stillToLand(Interface via) {
    return seen.stillToLand().filter(note -> !note.isBy(via, share, settings));
  }

  /**
   * Returns a host that macOS refuses to this program, where no other answers: the SMB client of
   * the kernel is not refused. Two of them take turns.
   */
  Optional<Interface> onlyRefused() {
    List<Interface> refused =
        inOrder().filter(via -> seen.health(via).isRefused()).filter(this::isFree).toList();
    int turn = state.attempts().mount().failures();
    return refused.isEmpty() ? Optional.empty() : Optional.of(refused.get(turn % refused.size()));
  }

  /**
   * Returns the obstacle that keeps a share from being mounted although a host answers, or empty if
   * none does.
   */
  Optional<Obstacle> obstacle() {
    return obstacle(via -> true);
  }

  Optional<Obstacle> obstacle(Predicate<Interface> among) {
    return inOrder().filter(among).map(this::obstacleAt).flatMap(Optional::stream).findFirst();
  }

  /** Returns the obstacle for a mount that stands beside strays. */
  Optional<Obstacle> obstacleBesideStrays(Predicate<Interface> among) {
    return obstacle(among)
        .or(
            () ->
                inOrder()
                    .filter(among)
                    .filter(this::isAllowed)
                    .flatMap(via -> answeredByStray(via).stream())
                    .findFirst());
  }

  private Optional<Obstacle> answeredByStray(Interface via) {
    Optional<Failure> answered = seen.mounts().besideStray(via);
    return answered.map(why -> new Obstacle(via, Optional.empty(), answered));
  }

  /** Returns the reason against this interface, whose host answers. */
  Optional<Failure> obstacleOf(Interface via, Share share) {
    return obstacleAt(via).map(obstacle -> obstacle.failure(share));
  }

  private Optional<Obstacle> obstacleAt(Interface via) {
    if (!seen.health(via).isUp() || isAllowed(via) || isLeft(via)) {
      return Optional.empty();
    }
    Optional<Failure> answered =
        state
            .servers()
            .obstacle(share, via)
            .or(() -> seen.mounts().obstacle(via))
            .or(() -> stillToLand(via).map(MountUnderWay::obstacle));
    return Optional.of(new Obstacle(via, state.attempts().activeBar(via, now()), answered));
  }

  private boolean isLeft(Interface via) {
    return via == TB && isLeavingThunderbolt();
  }

  private boolean isFree(Interface via) {
    return !isLeft(via)
        && state.attempts().activeBar(via, now()).isEmpty()
        && state.servers().stranger(via).isEmpty()
        && seen.mounts().obstacle(via).isEmpty();
  }

  private Stream<Interface> inOrder() {
    return Stream.of(preferred(), preferred().other());
  }

  private Instant now() {
    return seen.time().now();
  }

  /** Interface whose host answers, with the reason why the share is not mounted by it. */
  record Obstacle(Interface via, Optional<Bar> bar, Optional<Failure> answered) {

    Failure failure(Share share) {
      return bar.map(raised -> raised.failure(share.host(via))).or(() -> answered).orElseThrow();
    }
  }
}

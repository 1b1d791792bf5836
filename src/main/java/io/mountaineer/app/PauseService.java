package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.core.Config;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.EventLog;
import io.mountaineer.platform.Clock;
import io.mountaineer.state.SaveResult;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Use cases {@code pause} and {@code resume}: a time in which nothing is mounted, moved or
 * unmounted by itself. It is written to the state, where every process looks before it acts.
 */
public final class PauseService {

  private final StateFile states;
  private final EventLog log;
  private final Clock clock;

  public PauseService(StateFile states, EventLog log, Clock clock) {
    this.states = states;
    this.log = log;
    this.clock = clock;
  }

  /** Returns the pause of all shares. */
  public Optional<Pause> ofAll() {
    return states.load().pause().flatMap(pause -> pause.at(clock.now()));
  }

  /** Returns the pause of a share alone. */
  public Optional<Pause> of(Share share) {
    return states.load().of(share.name()).intents().pause().flatMap(pause -> pause.at(clock.now()));
  }

  /**
   * Pauses all shares, in place of an earlier pause of all.
   *
   * @param until its end; empty for one that lasts until it is ended
   * @throws UserError if it cannot be remembered; nothing is paused then
   */
  public Pause pauseAll(Config config, Optional<Instant> until) {
    Pause pause = new Pause(clock.now(), until);
    save(state -> state.withPause(Optional.of(pause)), "nothing is paused");
    config.shares().forEach(share -> log.pauseSet(share, pause));
    return pause;
  }

  /**
   * Pauses one share, in place of an earlier pause of it.
   *
   * @param until as for {@link #pauseAll}
   * @throws UserError if it cannot be remembered; nothing is paused then
   */
  public Pause pause(Share share, Optional<Instant> until) {
    Pause pause = new Pause(clock.now(), until);
    save(state -> with(state, share, Optional.of(pause)), share.name() + " is not paused");
    log.pauseSet(share, pause);
    return pause;
  }

  /**
   * Ends every pause, of all shares and of each.
   *
   * @return the shares that were paused
   * @throws UserError if that cannot be remembered; they stay paused then
   */
  public List<Share> resumeAll(Config config) {
    State before = states.load();
    boolean wasAll = ofAll().isPresent();
    List<Share> paused =
        config.shares().stream().filter(share -> wasAll || of(share).isPresent()).toList();
    save(PauseService::withoutPauses, "the pause continues");
    if (!before.equals(states.load())) {
      paused.forEach(log::pauseEnded);
    }
    return paused;
  }

  /**
   * Ends the pause of one share.
   *
   * @return whether it was paused
   * @throws UserError if all shares are paused, or it cannot be remembered; it stays paused then
   */
  public boolean resume(Share share) {
    Optional<Pause> all = ofAll();
    if (all.isPresent()) {
      throw new UserError(
          Kind.FAILED,
          share.name() + " stays paused, because all shares are",
          "to end the pause of all shares, type: mountaineer resume");
    }
    boolean was = of(share).isPresent();
    save(state -> with(state, share, Optional.empty()), share.name() + " stays paused");
    if (was) {
      log.pauseEnded(share);
    }
    return was;
  }

  private void save(UnaryOperator<State> change, String left) {
    if (states.update(change) instanceof SaveResult.NotSaved lost) {
      throw new UserError(
          Kind.FAILED,
          "the state cannot be saved: " + lost.why() + "; " + left,
          "make room or make the file writable, then try again");
    }
  }

  private static State with(State state, Share share, Optional<Pause> pause) {
    ShareState known = state.of(share.name());
    return state.with(share.name(), known.withIntents(known.intents().withPause(pause)));
  }

  private static State withoutPauses(State state) {
    State next = state.withPause(Optional.empty());
    for (String name : state.shares().keySet()) {
      ShareState known = next.of(name);
      Intents resumed = known.intents().withPause(Optional.empty());
      next = next.with(name, known.withIntents(resumed));
    }
    return next;
  }
}

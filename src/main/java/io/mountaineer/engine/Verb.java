package io.mountaineer.engine;

import io.mountaineer.core.Cause;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Mount;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.Undo;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.Guard;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountView;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Planner;
import io.mountaineer.core.Reach;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.util.Optional;

/** What is asked of a share: the robot's own judgement, or a wish of the user. */
public sealed interface Verb {

  /** What is remembered once the wish is uttered. */
  default ShareState before(ShareState state) {
    return state;
  }

  Decision decide(Share share, Settings settings, Observation seen, ShareState state);

  /**
   * What is remembered once the wish is fulfilled, or not.
   *
   * @param earlier what was remembered before the wish was uttered
   */
  default ShareState after(
      ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
    return state;
  }

  /** Whether a silent host needs a second opinion even if it carries nothing. */
  default boolean needsCertainty() {
    return true;
  }

  /** What the log and other waiting commands are told. */
  String name();

  /** The robot's judgement. */
  record Reconcile() implements Verb {
    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      return Planner.decide(share, settings, seen, state);
    }

    @Override
    public boolean needsCertainty() {
      return false;
    }

    @Override
    public String name() {
      return "reconcile";
    }
  }

  /** Mount it by the best interface and end every hold. */
  record MountShare() implements Verb {
    @Override
    public ShareState before(ShareState state) {
      return state.takenUpByUser();
    }

    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      return seen.mount() instanceof Mounted mounted
              && !mounted.life().isDead(seen.reach(mounted.on()))
          ? new Keep("already mounted via " + mounted.on().label())
          : Planner.decide(share, settings, seen, state);
    }

    @Override
    public String name() {
      return "mount";
    }
  }

  /** Bring it to this interface; to fallback pins it there. */
  record SwitchShare(Interface to, boolean force) implements Verb {
    @Override
    public ShareState before(ShareState state) {
      return state.hold().keepsAway() ? state.takenUpByUser() : afresh(state);
    }

    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      if (seen.mount() instanceof Mounted mounted) {
        return move(share, mounted, seen);
      }
      if (seen.mount() instanceof MountView.NotMounted) {
        return seen.reach(to).isUp()
            ? new Mount(to, Cause.MANUAL, "not mounted, " + to.label() + " wanted")
            : unreachable(share, seen, "it stays unmounted");
      }
      if (seen.mount() instanceof MountView.Misplaced misplaced) {
        return undo(share, misplaced, seen);
      }
      return Planner.decide(share, settings, seen, state);
    }

    private Decision undo(Share share, MountView.Misplaced misplaced, Observation seen) {
      String where = "also or only mounted at " + misplaced.strays().get(0).entry().path();
      if (misplaced.proper().isPresent()) {
        return new Wait(where, where + "; nothing was changed, reconcile it first");
      }
      return seen.reach(to).isUp()
          ? new Undo(Optional.of(to), where + ", " + to.label() + " wanted")
          : unreachable(share, seen, "it stays where it is");
    }

    private Decision move(Share share, Mounted mounted, Observation seen) {
      Interface on = mounted.on();
      boolean dead = seen.reach(on).isDown() || mounted.life().isDead(seen.reach(on));
      if (on == to && !dead) {
        return new Keep("already mounted via " + to.label());
      }
      if (!seen.reach(to).isUp()) {
        return unreachable(share, seen, "the share stays on " + on.label());
      }
      Guard guard = force || dead ? Guard.EVEN_IF_BUSY : Guard.ONLY_IF_IDLE;
      return new Move(on, to, guard, Cause.MANUAL, "you asked for " + to.label());
    }

    private Wait unreachable(Share share, Observation seen, String left) {
      String error = to.label() + " (" + share.host(to) + ") is unreachable";
      return new Wait(error, error + ": " + seen.reach(to).detail() + "; " + left);
    }

    @Override
    public ShareState after(
        ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
      if (decision instanceof Wait) {
        return state.withHold(earlier.hold());
      }
      boolean done = outcome instanceof Outcome.Done || decision instanceof Keep;
      return done && state.active().equals(Optional.of(to))
          ? state.withHold(to == Interface.FALLBACK ? Hold.PINNED : Hold.NONE)
          : state;
    }

    @Override
    public String name() {
      return "switch to " + to.wire();
    }

    /** Waits and refusals are over, the hold stays. */
    private static ShareState afresh(ShareState state) {
      Hold hold = state.hold();
      return state.takenUpByUser().withHold(hold);
    }
  }

  /** Take it away and keep it away. */
  record UnmountShare(boolean force) implements Verb {
    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      if (seen.mount() instanceof MountView.Unknown unknown) {
        return new Wait(unknown.why(), unknown.why());
      }
      if (seen.mount() instanceof Mounted mounted) {
        Reach host = seen.reach(mounted.on());
        return new Unmount(
            force || host.isDown() || mounted.life().isDead(host)
                ? Guard.EVEN_IF_BUSY
                : Guard.ONLY_IF_IDLE,
            "you asked for it");
      }
      if (seen.mount() instanceof MountView.Misplaced) {
        return new Unmount(force ? Guard.EVEN_IF_BUSY : Guard.ONLY_IF_IDLE, "you asked for it");
      }
      return seen.mount() instanceof MountView.Foreign foreign
          ? new Keep("not mounted; " + foreign.entry().source() + " stands there, not ours")
          : new Keep("not mounted");
    }

    @Override
    public ShareState after(
        ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
      boolean away = outcome instanceof Outcome.Done || decision instanceof Keep;
      return away ? state.withHold(Hold.UNMOUNTED) : state;
    }

    @Override
    public String name() {
      return "unmount";
    }
  }
}

package io.mountaineer.engine;

import io.mountaineer.core.AutomaticPlan;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Planner;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import java.time.Instant;

/** Operation on a share: the automatic decision, or a request of the user. */
public sealed interface Operation
    permits Operation.Reconcile,
        Operation.MountShare,
        SwitchShare,
        UnmountShare,
        Arrival,
        Departure,
        RequestedMove {

  /** Returns what is remembered once the request is made. */
  default ShareState before(ShareState state) {
    return state;
  }

  Decision decide(Share share, Settings settings, Observation seen, ShareState state);

  /**
   * Returns what is remembered once the request is fulfilled, or not.
   *
   * @param earlier what was remembered before the request was made
   */
  default ShareState after(
      ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
    return state;
  }

  /**
   * Returns what to write down before anything is done or logged, so that the next cycle finishes
   * what a killed process began.
   *
   * @param remembered what is remembered of the share
   * @param acts whether anything is about to be done
   */
  default ShareState announced(ShareState remembered, boolean acts, Instant now) {
    return remembered;
  }

  /** Returns whether the request that was written down goes on waiting after this outcome. */
  default boolean leavesRequest(Outcome outcome) {
    return false;
  }

  /** Returns whether nobody asked for it, so that a pause holds it back. */
  default boolean isAutomatic() {
    return false;
  }

  /** Returns whether a silent host needs a second opinion even if it carries nothing. */
  default boolean needsCertainty() {
    return !isAutomatic();
  }

  /** Returns whether macOS may open a password window for it, where a person is there to answer. */
  default boolean mayAskForPassword() {
    return !isAutomatic();
  }

  /** Returns whether the user takes a mount away whatever is known of it. */
  default boolean isForced() {
    return false;
  }

  /** Returns its name in the log and in messages to waiting commands. */
  String name();

  /** Returns what becomes of a share by it, as in "could not be unmounted". */
  default String participle() {
    return "mounted";
  }

  /** Automatic decision of a cycle. */
  record Reconcile() implements Operation {
    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      return AutomaticPlan.decide(share, settings, seen, state);
    }

    @Override
    public boolean isAutomatic() {
      return true;
    }

    @Override
    public String name() {
      return "reconcile";
    }
  }

  /** Request to mount a share by the best interface and to end what kept it unmounted. */
  record MountShare() implements Operation {
    @Override
    public ShareState before(ShareState state) {
      return state.clearedByUser();
    }

    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      return seen.mount() instanceof Mounted mounted && isEnough(mounted, seen)
          ? new Keep("already mounted over " + mounted.on().address())
          : Planner.decide(share, settings, seen, state);
    }

    /** A share whose server is down fails over, if need be once its mount is idle. */
    private static boolean isEnough(Mounted mounted, Observation seen) {
      HostHealth server = seen.serverOf(mounted);
      return !server.isDown() && !mounted.health().isDead(server);
    }

    @Override
    public String name() {
      return "mount";
    }
  }
}

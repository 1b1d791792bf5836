package io.mountaineer.engine;

import io.mountaineer.core.AutomaticPlan;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Mount;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.RemoveStrays;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Planner;
import io.mountaineer.core.Request;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.UnmountMode;
import java.time.Instant;
import java.util.Optional;

/** Operation on a share: the automatic decision, or a request of the user. */
public sealed interface Operation
    permits Operation.Reconcile,
        Operation.MountShare,
        Operation.SwitchShare,
        Operation.UnmountShare,
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
   * Returns the request to write down before anything is done, so that the next cycle finishes what
   * a killed process began.
   */
  default Optional<Request> intent(Instant now) {
    return Optional.empty();
  }

  /** Returns whether nobody asked for it, so that a pause holds it back. */
  default boolean isAutomatic() {
    return false;
  }

  /** Returns whether a silent host needs a second opinion even if it carries nothing. */
  default boolean needsCertainty() {
    return true;
  }

  /** Returns whether macOS may open a password window for it, where a person is there to answer. */
  default boolean mayAskForPassword() {
    return true;
  }

  /** Returns whether the user takes a mount away whatever is known of it. */
  default boolean isForced() {
    return false;
  }

  /**
   * Returns whether open files of a mount need no regard because nothing can come of them. A mount
   * that works while its server misses probes is not lost.
   */
  private static boolean isLost(Mounted mounted, Observation seen) {
    HostHealth server = seen.serverOf(mounted);
    return mounted.health().isDead(server)
        || server.isDown() && !mounted.health().provenSinceMiss();
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
    public boolean needsCertainty() {
      return false;
    }

    @Override
    public boolean mayAskForPassword() {
      return false;
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

  /** Request to bring a share to this interface; to fallback pins it there. */
  record SwitchShare(Interface to, boolean force) implements Operation {
    @Override
    public ShareState before(ShareState state) {
      return state.clearedByUser();
    }

    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      if (seen.mount() instanceof Mounted mounted) {
        return move(share, settings, mounted, seen);
      }
      return seen.mount() instanceof MountStatus.NotMounted
          ? mount(share, settings, seen)
          : Planner.decide(share, settings, seen, state);
    }

    private Decision mount(Share share, Settings settings, Observation seen) {
      Optional<Decision> obstacle =
          obstacle(share, seen, "It stays unmounted").or(() -> underWay(share, settings, seen));
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      return seen.strays().isEmpty()
          ? new Mount(to, Cause.MANUAL, "not mounted; you asked for " + to.address())
          : new RemoveStrays(
              Optional.of(to),
              "mounted only at "
                  + seen.strays().get(0).entry().path()
                  + "; you asked for "
                  + to.address());
    }

    /** Beside a mount that may still land by the other host, this one would be the second. */
    private Optional<Decision> underWay(Share share, Settings settings, Observation seen) {
      return seen.stillToLand()
          .filter(note -> !note.isBy(to, share, settings))
          .map(
              note ->
                  new Wait(
                      note.obstacle().message(), note.obstacle().text() + ". Nothing was changed"));
    }

    private Decision move(Share share, Settings settings, Mounted mounted, Observation seen) {
      Interface on = mounted.on();
      boolean dead = isLost(mounted, seen);
      if (on == to && !dead) {
        return new Keep("already mounted over " + to.address());
      }
      Optional<Decision> obstacle =
          obstacle(share, seen, "Still on " + on.address())
              .or(() -> underWay(share, settings, seen));
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      UnmountMode guard = force || dead ? UnmountMode.FORCE : UnmountMode.IF_IDLE;
      return new Move(on, to, guard, Cause.MANUAL, "you asked for " + to.address());
    }

    /**
     * A mount may well succeed by a host that macOS refuses to this program, and the user asks for
     * it.
     */
    private Optional<Decision> obstacle(Share share, Observation seen, String left) {
      HostHealth host = seen.health(to);
      if (!host.isUp() && !host.isRefused()) {
        return Optional.of(unreachable(share, seen, left));
      }
      return seen.mounts()
          .obstacle(to)
          .map(why -> new Wait(why.message(), why.text() + ". " + left));
    }

    private Wait unreachable(Share share, Observation seen, String left) {
      String error = to.address() + " (" + share.host(to) + ") is unreachable";
      return new Wait(error, error + ": " + seen.health(to).detail() + ". " + left);
    }

    @Override
    public ShareState after(
        ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
      if (decision instanceof Wait) {
        return state.withHold(earlier.hold());
      }
      boolean done = outcome instanceof Outcome.Done || decision instanceof Keep;
      return done && state.active().equals(Optional.of(to))
          ? state
              .withoutRequest()
              .withHold(to == Interface.FALLBACK ? Hold.PINNED : Hold.NONE)
              .withServers(state.servers().accepting(to))
          : state;
    }

    @Override
    public boolean isForced() {
      return force;
    }

    @Override
    public String name() {
      return "switch to " + to.wire();
    }

    @Override
    public String participle() {
      return "switched to " + to.address();
    }
  }

  /** Request to unmount a share and keep it unmounted. */
  record UnmountShare(boolean force) implements Operation {
    @Override
    public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
      if (seen.mount() instanceof MountStatus.Unknown unknown) {
        return new Wait(unknown.why(), unknown.why());
      }
      if (seen.mount() instanceof Mounted mounted) {
        UnmountMode guard = isLost(mounted, seen) ? UnmountMode.FORCE : asAsked();
        return new Unmount(guard, asAsked(), "you asked for it");
      }
      if (!seen.strays().isEmpty()) {
        return new Unmount(asAsked(), "you asked for it");
      }
      return seen.mount() instanceof MountStatus.Foreign foreign
          ? new Keep("not mounted; another mount uses its path: " + foreign.text())
          : notMounted(seen);
    }

    private UnmountMode asAsked() {
      return force ? UnmountMode.FORCE : UnmountMode.IF_IDLE;
    }

    private static Keep notMounted(Observation seen) {
      return new Keep(
          seen.stillUnderWay()
              .map(note -> "not mounted; " + note.obstacle().message() + " and will be removed")
              .orElse("not mounted"));
    }

    @Override
    public ShareState after(
        ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
      boolean away = outcome instanceof Outcome.Done || decision instanceof Keep;
      return away ? state.withoutRequest().withHold(Hold.UNMOUNTED) : state;
    }

    @Override
    public boolean isForced() {
      return force;
    }

    @Override
    public String name() {
      return "unmount";
    }

    @Override
    public String participle() {
      return "unmounted";
    }
  }
}

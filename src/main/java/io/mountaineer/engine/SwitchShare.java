package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Cause;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Mount;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.RemoveStrays;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Planner;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.UnmountMode;
import java.util.Optional;

/** Request to bring a share to this interface; to fallback pins it there. */
public record SwitchShare(Interface to, boolean force) implements Operation {
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
    boolean dead = seen.isLost(mounted);
    if (on == to && !dead) {
      return new Keep("already mounted over " + to.address());
    }
    Optional<Decision> obstacle =
        obstacle(share, seen, "Still on " + on.address()).or(() -> underWay(share, settings, seen));
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
    return seen.mounts().obstacle(to).map(why -> new Wait(why.message(), why.text() + ". " + left));
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

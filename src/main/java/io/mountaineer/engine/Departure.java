package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Request;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.UnmountMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Request to take a share off Thunderbolt, which is about to be unplugged.
 *
 * @param force whether open files need no regard
 * @param mayUnmount whether the share may be unmounted where fallback does not answer
 */
public record Departure(boolean force, boolean mayUnmount) implements Operation {

  /**
   * Time in which the next cycle finishes what a killed process began: longer than any act, in
   * which a window alone may wait two minutes for a password.
   */
  private static final Duration OUTLIVES_ITS_PROCESS = Duration.ofMinutes(5);

  @Override
  public ShareState before(ShareState state) {
    return state.hold().keepsUnmounted() ? state : state.clearedByUser();
  }

  /** An earlier request stays: it would be lost with this process. */
  @Override
  public ShareState announced(ShareState remembered, boolean acts, Instant now) {
    return acts && remembered.intents().request().isEmpty()
        ? remembered.withRequest(
            Request.toDepart(mayUnmount, now, Optional.of(now.plus(OUTLIVES_ITS_PROCESS))))
        : remembered;
  }

  @Override
  public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
    if (seen.mount() instanceof MountStatus.Unknown unknown) {
      return new Wait(unknown.why(), unknown.why());
    }
    if (seen.mount() instanceof Mounted mounted) {
      return mounted.on() == Interface.FALLBACK
          ? new Keep("already mounted via fallback")
          : leave(share, settings, seen, state);
    }
    if (mayLandOnThunderbolt(share, settings, seen)) {
      String late = "a mount over Thunderbolt may still be on its way";
      return new Wait(late, late);
    }
    boolean isMisplacedOnTb =
        seen.strays().stream()
            .anyMatch(stray -> !ServerMatcher.same(stray.serverHost(), share.fallbackHost()));
    if (isMisplacedOnTb) {
      return new Unmount(asAsked(), "Thunderbolt is about to be unplugged");
    }
    return seen.mount() instanceof MountStatus.Foreign foreign
        ? new Keep("not mounted; what is mounted there is not ours: " + foreign.text())
        : new Keep("not mounted");
  }

  private Decision leave(Share share, Settings settings, Observation seen, ShareState state) {
    HostHealth fallback = seen.fallback();
    if (fallback.isUp() || fallback.isRefused()) {
      Optional<Failure> other = state.servers().obstacle(share, Interface.FALLBACK);
      return other.isPresent()
          ? besideOtherServer(other.get())
          : new SwitchShare(Interface.FALLBACK, force).decide(share, settings, seen, state);
    }
    String silent = "fallback (" + share.fallbackHost() + ") is unreachable";
    return mayUnmount
        ? new Unmount(asAsked(), silent + ", so the share is unmounted")
        : new Wait(silent, silent + ": " + fallback.detail() + "; the share stays on Thunderbolt");
  }

  private Decision besideOtherServer(Failure other) {
    return mayUnmount
        ? new Unmount(asAsked(), other.message() + ", so the share is unmounted")
        : new Wait(other.message(), other.text() + "; the share stays on Thunderbolt");
  }

  private UnmountMode asAsked() {
    return force ? UnmountMode.FORCE : UnmountMode.IF_IDLE;
  }

  @Override
  public ShareState after(
      ShareState earlier, ShareState state, Decision decision, Outcome outcome) {
    boolean isDone = outcome instanceof Outcome.Done || decision instanceof Keep;
    boolean isLeft = !state.active().equals(Optional.of(Interface.TB));
    if (!(isDone || isTakenAway(decision, outcome)) || !isLeft) {
      // What an earlier command asked for goes on waiting.
      return state.withIntents(state.intents().withRequest(earlier.intents().request()));
    }
    return state.hold().keepsUnmounted()
        ? state.withoutRequest()
        : state.withoutRequest().withHold(Hold.NONE).withHold(Hold.DEPARTED);
  }

  /** A share that left Thunderbolt and did not arrive has to stay away from it all the same. */
  private static boolean isTakenAway(Decision decision, Outcome outcome) {
    return decision.acts() && outcome instanceof Outcome.Failed failed && failed.active().isEmpty();
  }

  private static boolean mayLandOnThunderbolt(Share share, Settings settings, Observation seen) {
    return seen.stillToLand().filter(note -> note.isBy(Interface.TB, share, settings)).isPresent();
  }

  /** Returns whether a share is not on Thunderbolt, and no mount of it may still land there. */
  public static boolean hasLeft(ShareReport report) {
    return !report.seen().mount().via().equals(Optional.of(Interface.TB))
        && !mayLandOnThunderbolt(report.share(), report.settings(), report.seen());
  }

  @Override
  public boolean isForced() {
    return force;
  }

  @Override
  public String name() {
    return "depart";
  }

  @Override
  public String participle() {
    return "taken off Thunderbolt";
  }
}

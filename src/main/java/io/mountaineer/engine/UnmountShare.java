package io.mountaineer.engine;

import io.mountaineer.core.Decision;
import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Unmount;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.Hold;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.core.UnmountMode;

/** Request to unmount a share and keep it unmounted. */
public record UnmountShare(boolean force) implements Operation {
  @Override
  public Decision decide(Share share, Settings settings, Observation seen, ShareState state) {
    if (seen.mount() instanceof MountStatus.Unknown unknown) {
      return new Wait(unknown.why(), unknown.why());
    }
    if (seen.mount() instanceof Mounted mounted) {
      UnmountMode guard = seen.isLost(mounted) ? UnmountMode.FORCE : asAsked();
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

package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.Decision.Cause;
import java.util.Optional;

/**
 * Report on one share after a cycle; text, JSON and menu are made from this.
 *
 * @param link status of the stable path's symlink
 */
public record ShareReport(
    Share share,
    Settings settings,
    Observation seen,
    ShareState state,
    Decision decision,
    Outcome outcome,
    LinkStatus link) {

  public ShareReport {
    requireNonNull(share, "share is null");
    requireNonNull(settings, "settings is null");
    requireNonNull(seen, "seen is null");
    requireNonNull(state, "state is null");
    requireNonNull(decision, "decision is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(link, "link is null");
  }

  /** Returns this report with another decision. */
  public ShareReport with(Decision other) {
    return new ShareReport(share, settings, seen, state, other, outcome, link);
  }

  /** Returns this report with another memory of the share. */
  public ShareReport with(ShareState other) {
    return new ShareReport(share, settings, seen, other, decision, outcome, link);
  }

  /**
   * Returns the difference of its mount's account from the configured one, or empty if there is
   * none.
   */
  public Optional<String> otherAccount() {
    return seen.mount() instanceof MountStatus.Mounted mounted
        ? mounted.byOtherAccount(share)
        : Optional.empty();
  }

  /** Returns the state of the share in one word. */
  public MountState mountState() {
    if (seen.mount() instanceof MountStatus.Mounted mounted) {
      boolean silent = mounted.health().state() == MountHealth.State.SILENT;
      HostHealth server = seen.serverOf(mounted);
      boolean unconfirmed =
          mounted.health().state() == MountHealth.State.UNCHECKED && !server.isUp()
              || mounted.health().state() == MountHealth.State.UNSURE && server.isDown();
      return silent || unconfirmed || mounted.health().isDead(server)
          ? MountState.STALE
          : MountState.MOUNTED;
    }
    if (seen.mount() instanceof MountStatus.Foreign) {
      return MountState.FOREIGN;
    }
    return seen.mount() instanceof MountStatus.NotMounted && seen.strays().isEmpty()
        ? MountState.UNMOUNTED
        : MountState.ERROR;
  }

  /** Returns whether nothing failed and nothing is waited for. */
  public boolean isWell() {
    boolean failed = outcome instanceof Outcome.Failed || decision instanceof Decision.Wait;
    return !failed && !(outcome instanceof Outcome.Busy && !(isRecovery()));
  }

  /** Returns whether Thunderbolt is stably back and something holds the switch to it. */
  public boolean isTbReady() {
    return decision instanceof Decision.TbReady || state.recovery().pending();
  }

  /** Returns whether nothing is mounted because the user unmounted or ejected the share. */
  public boolean isUnmountedByUser() {
    return mountState() == MountState.UNMOUNTED && state.hold().keepsUnmounted();
  }

  private boolean isRecovery() {
    return decision instanceof Decision.Move move && move.cause() == Cause.RECOVERY;
  }

  /** State of a share's mount. */
  public enum MountState {
    MOUNTED,
    UNMOUNTED,
    /** Mounted and not answering. */
    STALE,
    FOREIGN,
    ERROR;

    /** Returns the word used in JSON. */
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}

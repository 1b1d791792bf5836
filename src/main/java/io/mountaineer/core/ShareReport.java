package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.Decision.Cause;
import java.util.Optional;

/**
 * All there is to tell about one share after a cycle; text, JSON and menu are made from this.
 *
 * @param link how the stable path stands
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

  /** The same with another decision. */
  public ShareReport with(Decision other) {
    return new ShareReport(share, settings, seen, state, other, outcome, link);
  }

  /** The same report with another memory of the share. */
  public ShareReport with(ShareState other) {
    return new ShareReport(share, settings, seen, other, decision, outcome, link);
  }

  /** How the account of its mount differs from the configured one; empty where it does not. */
  public Optional<String> otherAccount() {
    return seen.mount() instanceof MountStatus.Mounted mounted
        ? mounted.byOtherAccount(share)
        : Optional.empty();
  }

  /** How the share stands, in one word. */
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

  /** Whether nothing was tried in vain and nothing is waited for. */
  public boolean isWell() {
    boolean failed = outcome instanceof Outcome.Failed || decision instanceof Decision.Wait;
    return !failed && !(outcome instanceof Outcome.Busy && !(isRecovery()));
  }

  private boolean isRecovery() {
    return decision instanceof Decision.Move move && move.cause() == Cause.RECOVERY;
  }

  /** Words for how a share stands. */
  public enum MountState {
    MOUNTED,
    UNMOUNTED,
    /** Mounted and not answering. */
    STALE,
    FOREIGN,
    ERROR;

    /** The word used in JSON. */
    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}

package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Memory of a share from cycle to cycle: timers, intents and errors. The mount table stays the
 * truth; this never decides where a share is mounted.
 *
 * @param active interface seen in the mount table last
 * @param mountAlive whether the mount answered when last asked
 * @param intents intents of the user that outlive the command that stated them
 * @param lastSwitchAt moment at which the share last came to another interface
 * @param error latest failure, until what failed works or is no longer wanted
 * @param mountedHost host by which mountaineer mounted it last: a mount by it stays ours after an
 *     edit of the config
 * @param notPermitted source of a mount at the volume path that was not permitted to be unmounted,
 *     and so belongs to another user
 * @param since moment since which the share is mounted by this interface, or by none; empty when
 *     that is not known
 * @param servers servers that answered at its addresses
 */
public record ShareState(
    Optional<Interface> active,
    Optional<Boolean> mountAlive,
    HostHistory hosts,
    Attempts attempts,
    PendingRecovery recovery,
    Intents intents,
    Optional<Instant> lastSwitchAt,
    Optional<LastError> error,
    Optional<String> mountedHost,
    Optional<String> notPermitted,
    Optional<Instant> since,
    KnownServers servers) {

  /** State of a share that was never seen. */
  public static final ShareState NEW =
      new ShareState(
          Optional.empty(),
          Optional.empty(),
          HostHistory.UNSEEN,
          Attempts.NONE,
          PendingRecovery.NONE,
          Intents.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          KnownServers.NONE);

  public ShareState {
    requireNonNull(active, "active is null");
    requireNonNull(mountAlive, "mountAlive is null");
    requireNonNull(hosts, "hosts is null");
    requireNonNull(attempts, "attempts is null");
    requireNonNull(recovery, "recovery is null");
    requireNonNull(intents, "intents is null");
    requireNonNull(lastSwitchAt, "lastSwitchAt is null");
    requireNonNull(error, "error is null");
    requireNonNull(mountedHost, "mountedHost is null");
    requireNonNull(notPermitted, "notPermitted is null");
    requireNonNull(since, "since is null");
    requireNonNull(servers, "servers is null");
  }

  /** Returns the state that the user set, which automatic decisions respect. */
  public Hold hold() {
    return intents.hold();
  }

  /** Returns the text of the latest failure. */
  public Optional<String> lastError() {
    return error.map(LastError::text);
  }

  /** Returns the state after an observation, before anything is decided. */
  public ShareState observed(Observation seen, Settings settings) {
    return StateAfterObservation.apply(this, seen, settings).datedBy(this, seen);
  }

  /** Returns the state after a decision and its outcome. */
  public ShareState after(Decision decision, Outcome outcome, Instant now) {
    return StateAfterOutcome.apply(this, decision, outcome, now);
  }

  /**
   * Returns the state after the user acted on the share: waits and bars are over, and so is a hold
   * that kept it unmounted.
   */
  public ShareState clearedByUser() {
    Attempts fresh = Attempts.none(attempts.target());
    return withAttempts(fresh).withHold(hold().keepsUnmounted() ? Hold.NONE : hold());
  }

  /**
   * Returns this state under the present config: failures of another config say nothing, and what
   * was measured on another host belongs to that host.
   */
  public ShareState forConfig(Share share, Settings settings) {
    String target = share.fingerprint(settings);
    boolean sameTarget = attempts.target().equals(target);
    String host = share.thunderboltHost();
    boolean sameHost =
        hosts.tbHost().isEmpty() ? sameTarget : ServerMatcher.same(hosts.tbHost(), host);
    ShareState current = sameTarget ? this : withAttempts(Attempts.none(target));
    ShareState measured =
        sameHost
            ? current
            : current.withHosts(HostHistory.UNSEEN).withRecovery(PendingRecovery.NONE);
    return measured.withHosts(measured.hosts().on(host)).withServers(servers.of(share));
  }

  /**
   * Returns this state with the moment at which it began: the share came to another interface, went
   * from every one, or the user took it away. A moment in the future comes from a clock that was
   * set back, and says nothing.
   *
   * @param earlier the state before
   * @param now moment of the change, if there is one
   */
  public ShareState dated(ShareState earlier, Instant now) {
    return hasBegun(earlier)
        ? withSince(Optional.of(now))
        : withSince(since.filter(moment -> !moment.isAfter(now)));
  }

  private ShareState datedBy(ShareState earlier, Observation seen) {
    boolean isWatched = seen.before().isPresent();
    return hasBegun(earlier) && !isWatched
        ? withSince(Optional.empty())
        : dated(earlier, seen.time().now());
  }

  private boolean hasBegun(ShareState earlier) {
    return !active.equals(earlier.active)
        || hold().keepsUnmounted() != earlier.hold().keepsUnmounted();
  }

  private ShareState withSince(Optional<Instant> start) {
    Draft draft = new Draft(this);
    draft.since = start;
    return draft.state();
  }

  public ShareState withActive(Optional<Interface> via) {
    Draft draft = new Draft(this);
    draft.active = via;
    return draft.state();
  }

  ShareState withMountAlive(Optional<Boolean> alive) {
    Draft draft = new Draft(this);
    draft.mountAlive = alive;
    return draft.state();
  }

  ShareState withHosts(HostHistory seen) {
    Draft draft = new Draft(this);
    draft.hosts = seen;
    return draft.state();
  }

  public ShareState withAttempts(Attempts made) {
    Draft draft = new Draft(this);
    draft.attempts = made;
    return draft.state();
  }

  ShareState withRecovery(PendingRecovery pending) {
    Draft draft = new Draft(this);
    draft.recovery = pending;
    return draft.state();
  }

  /** Returns this state with another hold; the other intents stay. */
  public ShareState withHold(Hold kept) {
    return withIntents(intents.withHold(kept));
  }

  /** Returns this state with a request, in place of an earlier one. */
  public ShareState withRequest(Request request) {
    return withIntents(intents.withRequest(Optional.of(request)));
  }

  /** Returns this state without a request: the user has asked for something else since. */
  public ShareState withoutRequest() {
    return withIntents(intents.withRequest(Optional.empty()));
  }

  /** Returns this state with other intents. */
  public ShareState withIntents(Intents stated) {
    Draft draft = new Draft(this);
    draft.intents = stated;
    return draft.state();
  }

  public ShareState withLastSwitchAt(Instant at) {
    Draft draft = new Draft(this);
    draft.lastSwitchAt = Optional.of(at);
    return draft.state();
  }

  ShareState withError(Optional<LastError> latest) {
    Draft draft = new Draft(this);
    draft.error = latest;
    return draft.state();
  }

  /**
   * Returns this state with this failure as the latest. One with the same text goes on as it began,
   * unless a person asked for what failed now: that answer is due to them in full.
   */
  ShareState failing(String text, LastError.Subject subject, Instant now) {
    boolean known = error.filter(latest -> latest.text().equals(text)).isPresent();
    return known && subject != LastError.Subject.SWITCH
        ? this
        : withError(Optional.of(new LastError(text, subject, now)));
  }

  public ShareState withMountedHost(Optional<String> host) {
    Draft draft = new Draft(this);
    draft.mountedHost = host;
    return draft.state();
  }

  public ShareState withNotPermitted(Optional<String> source) {
    Draft draft = new Draft(this);
    draft.notPermitted = source;
    return draft.state();
  }

  public ShareState withServers(KnownServers known) {
    Draft draft = new Draft(this);
    draft.servers = known;
    return draft.state();
  }

  /** Copy of a state with a part that is changed before it is read. */
  private static final class Draft {
    private Optional<Interface> active;
    private Optional<Boolean> mountAlive;
    private HostHistory hosts;
    private Attempts attempts;
    private PendingRecovery recovery;
    private Intents intents;
    private Optional<Instant> lastSwitchAt;
    private Optional<LastError> error;
    private Optional<String> mountedHost;
    private Optional<String> notPermitted;
    private Optional<Instant> since;
    private KnownServers servers;

    Draft(ShareState from) {
      active = from.active;
      mountAlive = from.mountAlive;
      hosts = from.hosts;
      attempts = from.attempts;
      recovery = from.recovery;
      intents = from.intents;
      lastSwitchAt = from.lastSwitchAt;
      error = from.error;
      mountedHost = from.mountedHost;
      notPermitted = from.notPermitted;
      since = from.since;
      servers = from.servers;
    }

    ShareState state() {
      return new ShareState(
          active,
          mountAlive,
          hosts,
          attempts,
          recovery,
          intents,
          lastSwitchAt,
          error,
          mountedHost,
          notPermitted,
          since,
          servers);
    }
  }
}

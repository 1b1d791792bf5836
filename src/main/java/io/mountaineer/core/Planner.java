package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;

import io.mountaineer.core.Decision.Keep;
import io.mountaineer.core.Decision.Mount;
import io.mountaineer.core.Decision.Move;
import io.mountaineer.core.Decision.Undo;
import io.mountaineer.core.Decision.Wait;
import io.mountaineer.core.MountView.Misplaced;
import io.mountaineer.core.MountView.Mounted;
import java.util.Optional;

/**
 * Decides what to do with one share: holds first, then what is not safe to touch, then how the
 * share is mounted. The way back from fallback is {@link RecoveryPlan}'s.
 */
public final class Planner {

  private final Share share;
  private final Settings settings;
  private final Observation seen;
  private final ShareState state;

  private Planner(Share share, Settings settings, Observation seen, ShareState state) {
    this.share = share;
    this.settings = settings;
    this.seen = seen;
    this.state = state;
  }

  /**
   * The decision of this cycle.
   *
   * @param state what is remembered, this cycle's observation included
   */
  public static Decision decide(
      Share share, Settings settings, Observation seen, ShareState state) {
    return new Planner(share, settings, seen, state).decide();
  }

  private Decision decide() {
    return switch (state.hold()) {
      case UNMOUNTED -> new Keep("held by you: unmounted until you mount it again");
      case EJECTED -> new Keep("held by you: ejected");
      case NONE, PINNED -> byMount();
    };
  }

  private Decision byMount() {
    if (seen.mount() instanceof MountView.Unknown unknown) {
      return same(unknown.why());
    }
    if (seen.mount() instanceof MountView.Foreign foreign) {
      MountEntry other = foreign.entry();
      String whose = other.path() + " belongs to another mount, " + other.source();
      return same(whose + "; unmount it if it is not needed");
    }
    if (seen.mount() instanceof Misplaced misplaced) {
      return misplaced(misplaced);
    }
    if (seen.mount() instanceof MountView.NotMounted) {
      return notMounted();
    }
    if (seen.mount() instanceof Mounted mounted) {
      return mounted(mounted);
    }
    throw new IllegalStateException("no such view: " + seen.mount());
  }

  private Decision misplaced(Misplaced misplaced) {
    MountView.Stray stray = misplaced.strays().get(0);
    String where = "also or only mounted at " + stray.entry().path() + " by " + stray.on().label();
    Optional<Interface> then = misplaced.proper().isPresent() ? Optional.empty() : best();
    if (misplaced.proper().isEmpty() && then.isEmpty()) {
      return new Wait(where, where + "; no host is reachable, so it is left as it is");
    }
    if (then.filter(this::refused).isPresent()) {
      return refusal(then.get());
    }
    if (state.attempts().recovery().mustWait(seen.tick().now()) || mustWait()) {
      return new Wait(lastErrorOr(where), where + "; " + nextTry());
    }
    return new Undo(then, where);
  }

  private Decision notMounted() {
    Optional<Interface> vanished = seen.vanished().filter(via -> seen.reach(via).isUp());
    Optional<Interface> target = vanished.or(this::best);
    if (target.isEmpty()) {
      return bothUnreachable("not mounted");
    }
    Interface to = target.get();
    if (refused(to)) {
      return refusal(to);
    }
    if (mustWait()) {
      return new Wait(lastErrorOr("the last mount failed"), nextTry());
    }
    if (vanished.isPresent()) {
      return new Mount(to, Cause.REMOUNT, "the mount vanished while " + to.label() + " answers");
    }
    return new Mount(to, Cause.MOUNT, "not mounted, " + to.label() + " answers");
  }

  private Decision mounted(Mounted mount) {
    Interface on = mount.on();
    Reach host = seen.reach(on);
    if (host.isDown()) {
      return hostDown(on);
    }
    if (host.isUp() && mount.life().isDead(host)) {
      Interface to = seen.tb().isUp() && !isPinned() && !refused(TB) ? TB : on;
      String why = "the mount is dead (" + mount.life().detail() + ") while its host answers";
      return mustWait()
          ? new Wait(lastErrorOr(why), why + "; " + nextTry())
          : new Move(on, to, Guard.EVEN_IF_BUSY, Cause.DEAD_MOUNT, why);
    }
    if (!host.isUp()) {
      return new Keep(on.label() + " missed one probe, not confirmed: " + host.detail());
    }
    if (on == TB) {
      return new Keep("mounted via Thunderbolt");
    }
    return RecoveryPlan.of(settings, seen, state, mount.life()).decide();
  }

  private Decision hostDown(Interface on) {
    Interface to = on.other();
    if (!seen.reach(to).isUp()) {
      return bothUnreachable("the mount is left as it is");
    }
    if (refused(to)) {
      return refusal(to);
    }
    String why = on.label() + " is unreachable (" + seen.reach(on).detail() + ")";
    return mustWait()
        ? new Wait(lastErrorOr(on.label() + " is unreachable"), why + "; " + nextTry())
        : new Move(
            on, to, Guard.EVEN_IF_BUSY, Cause.FAILOVER, why + ", " + to.label() + " answers");
  }

  /** The reachable interface to prefer: Thunderbolt, unless the user pinned the share. */
  private Optional<Interface> best() {
    Interface first = isPinned() ? FALLBACK : TB;
    if (seen.reach(first).isUp()) {
      return Optional.of(first);
    }
    return seen.reach(first.other()).isUp() ? Optional.of(first.other()) : Optional.empty();
  }

  private String unreachable() {
    return "both " + share.thunderboltHost() + " and " + share.fallbackHost() + " are unreachable";
  }

  /** Why there is something to wait for; that nobody answered is over when somebody does. */
  private String lastErrorOr(String own) {
    return state.lastError().filter(error -> !error.equals(unreachable())).orElse(own);
  }

  private Wait bothUnreachable(String left) {
    String error = unreachable();
    return new Wait(
        error,
        error
            + "; "
            + left
            + " (tb: "
            + seen.tb().detail()
            + ", fallback: "
            + seen.fallback().detail()
            + ")");
  }

  private Wait refusal(Interface by) {
    String error = share.host(by) + " refused the login";
    String meanwhile =
        seen.reach(by.other()).isUp() && seen.mount().via().isEmpty()
            ? "; meanwhile switch to " + by.other().label() + " if you like"
            : "";
    return new Wait(
        lastErrorOr(error),
        error
            + "; not tried again until you act, the config changes or 30 minutes pass"
            + meanwhile);
  }

  private Wait same(String error) {
    return new Wait(error, error);
  }

  private boolean isPinned() {
    return state.hold() == Hold.PINNED;
  }

  private boolean refused(Interface via) {
    return state.attempts().loginRefused(via, seen.tick().now());
  }

  private boolean mustWait() {
    return state.attempts().mount().mustWait(seen.tick().now());
  }

  private String nextTry() {
    Retry retry = mustWait() ? state.attempts().mount() : state.attempts().recovery();
    String attempts = retry.failures() == 1 ? " failed attempt" : " failed attempts";
    return retry.failures() + attempts + ", next try at " + retry.nextAt().orElseThrow();
  }
}

package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.RequestedMove;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.state.SaveResult;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Use cases of requests: moves that wait until a share is idle. A request is kept in the state, and
 * the monitor carries it out; where none runs, the command that waits for it does.
 */
public final class RequestService {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LONGEST_BETWEEN_LSOF = Duration.ofSeconds(30);

  private final StateFile states;
  private final Reconciler reconciler;
  private final OpenFilesFinder files;
  private final EventLog log;
  private final Clock clock;
  private final BooleanSupplier isMonitorKnownToRun;

  /**
   * @param isMonitorKnownToRun whether another process carries requests out
   */
  public RequestService(
      StateFile states,
      Reconciler reconciler,
      OpenFilesFinder files,
      EventLog log,
      Clock clock,
      BooleanSupplier isMonitorKnownToRun) {
    this.states = states;
    this.reconciler = reconciler;
    this.files = files;
    this.log = log;
    this.clock = clock;
    this.isMonitorKnownToRun = isMonitorKnownToRun;
  }

  /** End of a request. */
  public enum End {
    DONE,
    EXPIRED,
    /** Taken back, or replaced by another command. */
    CANCELLED
  }

  /** Returns whether a monitor is known to run, which would carry a request out. */
  public boolean isMonitorKnownToRun() {
    return isMonitorKnownToRun.getAsBoolean();
  }

  /**
   * Asks for a switch of a share once no file is open on it, in place of an earlier request.
   *
   * @param until moment at which it is given up; empty for one that waits until it is cancelled
   * @throws UserError if it cannot be remembered; none is made then
   */
  public Request make(Share share, Interface to, Optional<Instant> until) {
    return make(share, Request.toSwitch(to, clock.now(), until));
  }

  Request make(Share share, Request request) {
    remember(share, request);
    log.requestMade(share, request);
    return request;
  }

  /**
   * Returns the request that an operation has left behind, and logs it; empty where it was taken
   * back or replaced since.
   *
   * @throws UserError if the operation could not remember it
   */
  Optional<Request> left(Share share, Interface to) {
    if (!states.isSaved()) {
      return Optional.of(make(share, to, Optional.empty()));
    }
    Optional<Request> request =
        of(share).filter(each -> each.to() == to && !each.departs() && each.until().isEmpty());
    request.ifPresent(each -> log.requestMade(share, each));
    return request;
  }

  /** Returns the request of a share. */
  public Optional<Request> of(Share share) {
    return remembered(share).intents().request();
  }

  /** Returns the pause that holds the request of a share back now. */
  public Optional<Pause> heldBackBy(Share share) {
    State all = states.load();
    return all.of(share.name()).intents().withPauseOfAll(all.pause()).pausedAt(clock.now());
  }

  /**
   * Takes a request back.
   *
   * @return whether there was one
   * @throws UserError if that cannot be remembered; the request stays then
   */
  public boolean cancel(Share share) {
    Optional<Request> request = of(share);
    if (request.isPresent()) {
      forget(share);
      log.requestCancelled(share, request.get());
    }
    return request.isPresent();
  }

  /** Takes a request back, unless another one has replaced it. */
  public void cancel(Share share, Request request) {
    if (isSame(of(share), request)) {
      cancel(share);
    }
  }

  /**
   * Waits until each request has ended, one way or another.
   *
   * @param blockers receives the programs that have files open, each time they are others
   */
  public Map<Share, End> await(
      Config config, Map<Share, Request> requests, BiConsumer<Share, OpenFiles> blockers) {
    Map<Share, Request> open = new LinkedHashMap<>(requests);
    Map<Share, End> ends = new LinkedHashMap<>();
    Blockers seen = new Blockers(config, blockers);
    while (true) {
      List<ShareReport> reports = isMonitorKnownToRun() ? List.of() : carryOut(config, open);
      open.forEach(
          (share, request) -> ended(share, request).ifPresent(end -> ends.put(share, end)));
      open.keySet().removeAll(ends.keySet());
      if (open.isEmpty()) {
        return ends;
      }
      seen.look(open.keySet().stream().toList(), reports);
      clock.pause(BETWEEN_LOOKS);
    }
  }

  /** A share that another process acts on is left for the next look. */
  private List<ShareReport> carryOut(Config config, Map<Share, Request> open) {
    try {
      OperationReport report =
          reconciler.execute(config, List.copyOf(open.keySet()), new RequestedMove());
      return report.shares();
    } catch (FileException e) {
      throw UserError.noLock(e, "the request stays");
    }
  }

  private Optional<End> ended(Share share, Request request) {
    ShareState state = remembered(share);
    boolean isOver = request.until().filter(end -> !clock.now().isBefore(end)).isPresent();
    if (isSame(state.intents().request(), request)) {
      if (!isOver) {
        return Optional.empty();
      }
      forget(share);
      log.requestExpired(share, request);
      return Optional.of(End.EXPIRED);
    }
    boolean isThere =
        state.active().map(request.to()::equals).orElseGet(request::departs)
            && state.hold() == request.hold();
    if (isThere) {
      return Optional.of(End.DONE);
    }
    return Optional.of(isOver ? End.EXPIRED : End.CANCELLED);
  }

  /** Failed attempts change a request, and leave it the same one. */
  private static boolean isSame(Optional<Request> found, Request request) {
    return found
        .filter(
            each ->
                each.to() == request.to()
                    && each.aim() == request.aim()
                    && each.until().isPresent() == request.until().isPresent()
                    && each.since().equals(request.since()))
        .isPresent();
  }

  private ShareState remembered(Share share) {
    return states.load().of(share.name());
  }

  private void remember(Share share, Request request) {
    save(
        share,
        Optional.of(request),
        "the request for %1$s cannot be remembered: %2$s; %1$s stays where it is");
  }

  private void forget(Share share) {
    save(share, Optional.empty(), "the request for %1$s cannot be ended: %2$s; it stays");
  }

  /**
   * Saves a request, or that there is none.
   *
   * @param failure text with the share and the reason; it says nothing of other shares, which may
   *     have moved in the same command
   */
  private void save(Share share, Optional<Request> request, String failure) {
    SaveResult saved =
        states.update(
            share.name(), state -> state.withIntents(state.intents().withRequest(request)));
    if (saved instanceof SaveResult.NotSaved lost) {
      throw new UserError(
          Kind.FAILED,
          failure.formatted(share.name(), lost.why()),
          "make room or make the file writable, then try again");
    }
  }

  /** Programs that have files open; each change is reported once. */
  private final class Blockers {

    private final Config config;
    private final BiConsumer<Share, OpenFiles> listener;
    private final Map<Share, String> shown = new LinkedHashMap<>();
    private Duration pause = BETWEEN_LOOKS;
    private Instant next = Instant.MIN;

    Blockers(Config config, BiConsumer<Share, OpenFiles> listener) {
      this.config = config;
      this.listener = listener;
    }

    /** Looks, where that is due; who acted has looked already. */
    void look(List<Share> shares, List<ShareReport> reports) {
      reports.forEach(
          report -> report.seen().openFiles().ifPresent(of -> show(report.share(), of)));
      if (!reports.isEmpty() || clock.now().isBefore(next)) {
        return;
      }
      shares.forEach(share -> show(share, files.look(share.volumePath(config.settings()))));
      next = clock.now().plus(pause);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_BETWEEN_LSOF) < 0 ? twice : LONGEST_BETWEEN_LSOF;
    }

    private void show(Share share, OpenFiles found) {
      if (!found.toString().equals(shown.put(share, found.toString()))) {
        listener.accept(share, found);
      }
    }
  }
}

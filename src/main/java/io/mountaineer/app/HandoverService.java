package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Arrival;
import io.mountaineer.engine.Departure;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.UnplugCheck;
import io.mountaineer.platform.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Use cases {@code depart} and {@code arrive}: before the cable is pulled, and once it is back. */
public final class HandoverService {

  private final ShareService shares;
  private final RequestService requests;
  private final UnplugCheck check;
  private final Clock clock;

  public HandoverService(
      ShareService shares, RequestService requests, UnplugCheck check, Clock clock) {
    this.shares = shares;
    this.requests = requests;
    this.check = check;
    this.clock = clock;
  }

  /**
   * Takes shares off Thunderbolt. Those in use stay where they are.
   *
   * @param force whether open files need no regard
   * @param mayUnmount whether a share whose fallback does not answer may be unmounted
   * @throws UserError if no lock can be had; nothing was done then
   */
  public OperationReport depart(
      Config config, List<Share> leaving, boolean force, boolean mayUnmount) {
    return shares.execute(config, leaving, new Departure(force, mayUnmount));
  }

  /**
   * Asks for the departure of the shares that were in use, once they are idle.
   *
   * @param until moment at which the requests are given up
   */
  public HandoverRequests departWhenIdle(
      OperationReport report, boolean mayUnmount, Optional<Instant> until) {
    Request request = Request.toDepart(mayUnmount, clock.now(), until);
    return forBusy(report, share -> Optional.of(requests.make(share, request)));
  }

  /** Looks whether Thunderbolt may be unplugged after a departure; takes some seconds at most. */
  public Departed check(Config config, OperationReport report) {
    return new Departed(report, check.check(config.settings(), config.shares()));
  }

  /**
   * Brings shares back to Thunderbolt and ends every hold. Those in use stay where they are.
   *
   * @throws UserError if no lock can be had; nothing was done then
   */
  public OperationReport arrive(Config config, List<Share> arriving) {
    return shares.execute(config, arriving, new Arrival());
  }

  /**
   * Returns the requests for the return of the shares that were in use. The arrival itself has made
   * them; what was taken back or replaced since does not return.
   */
  public HandoverRequests arriveWhenIdle(OperationReport report) {
    return forBusy(report, share -> requests.left(share, Interface.TB));
  }

  private HandoverRequests forBusy(
      OperationReport report, Function<Share, Optional<Request>> request) {
    Map<Share, Request> made = new LinkedHashMap<>();
    List<UserError> lost = new ArrayList<>();
    for (ShareReport each : report.shares()) {
      if (each.outcome() instanceof Outcome.Busy) {
        try {
          request.apply(each.share()).ifPresent(asked -> made.put(each.share(), asked));
        } catch (UserError e) {
          lost.add(e);
        }
      }
    }
    return new HandoverRequests(made, lost);
  }
}

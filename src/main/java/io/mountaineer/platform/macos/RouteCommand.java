package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.Routes;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Routing table by {@code route -n get} (network_cmds route.tproj/route.c, print_getmsg and rtmsg).
 */
final class RouteCommand implements Routes {

  /** It reads from a kernel socket and looks nothing up; a millisecond is usual. */
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(1);

  /** {@code interface: en7}. */
  private static final Pattern INTERFACE =
      Pattern.compile("^\\s*interface: (\\S+)$", Pattern.MULTILINE);

  /** On standard error, whatever the exit code. */
  private static final String NOT_IN_TABLE = "route: writing to routing socket: not in table";

  /** Digits of an IPv4 or IPv6 address. Anything else would be looked up, or be an option. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]+");

  /**
   * Interfaces that come and go by themselves: AirDrop and its low latency link, tunnels of iCloud
   * and VPNs, the access point of Internet Sharing, the ports of Apple's own chips, virtual
   * machines, and loopback (ifconfig -l of macOS 14: lo0 gif0 stf0 anpi0 ap1 awdl0 llw0 utun0
   * vmenet0). A route that does name one of them counts all the same.
   */
  private static final Pattern NOISE =
      Pattern.compile("(awdl|llw|utun|ap|anpi|vmenet|lo|gif|stf|p2p)\\d+");

  private final CommandRunner runner;
  private final Duration limit;

  RouteCommand(CommandRunner runner) {
    this(runner, USUAL_LIMIT);
  }

  RouteCommand(CommandRunner runner, Duration limit) {
    this.runner = runner;
    this.limit = limit;
  }

  @Override
  public Optional<String> interfaceTo(String address) {
    return to(address).leavesBy();
  }

  @Override
  public Optional<String> primaryInterface() {
    return read(runner.run(Command.of(limit, "route", "-n", "get", "default"))).leavesBy();
  }

  @Override
  public boolean mayLeadToServers(String networkInterface) {
    return !NOISE.matcher(networkInterface).matches();
  }

  /**
   * Returns the route to an address.
   *
   * @param address numeric; the zone of a link-local one, as in {@code fe80::1%en0}, is the answer
   *     itself
   */
  Route to(String address) {
    int zone = address.indexOf('%');
    if (zone >= 0) {
      String name = address.substring(zone + 1);
      return name.matches("[a-z]+\\d+")
          ? new Route.Via(name)
          : new Route.Unknown("no name of an interface in " + address);
    }
    return command(address)
        .map(get -> read(runner.run(get)))
        .orElseGet(() -> new Route.Unknown("not a numeric address: " + address));
  }

  /** Returns the question for the route to an address; empty where that is none, or has a zone. */
  Optional<Command> command(String address) {
    if (!NUMERIC.matcher(address).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        address.contains(":")
            ? Command.of(limit, "route", "-n", "get", "-inet6", address)
            : Command.of(limit, "route", "-n", "get", address));
  }

  /** Returns the meaning of what route printed. */
  static Route read(CommandResult result) {
    if (result instanceof NotStarted missing) {
      return new Route.Unknown(missing.reason());
    }
    if (!(result instanceof Exited exited)) {
      return new Route.Unknown("route did not end in time");
    }
    if (ToolText.lines(exited).contains(NOT_IN_TABLE)) {
      return new Route.None();
    }
    Matcher found = INTERFACE.matcher(exited.out());
    return exited.code() == 0 && exited.out().contains("route to: ") && found.find()
        ? new Route.Via(found.group(1))
        : new Route.Unknown(ToolText.printable(ToolText.complaint("route", exited)));
  }
}

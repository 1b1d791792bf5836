package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One question to {@code route -n get}, and the meaning of its answer (network_cmds
 * route.tproj/route.c, print_getmsg and rtmsg).
 */
final class RouteCommand {

  /** {@code interface: en7}. */
  private static final Pattern INTERFACE =
      Pattern.compile("^\\s*interface: (\\S+)$", Pattern.MULTILINE);

  /** On standard error, whatever the exit code. */
  private static final String NOT_IN_TABLE = "route: writing to routing socket: not in table";

  /** Digits of an IPv4 or IPv6 address. Anything else would be looked up, or be an option. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]+");

  private RouteCommand() {}

  /**
   * Asks for the route to an address.
   *
   * @param address numeric; the zone of a link-local one, as in {@code fe80::1%en0}, is the answer
   *     itself
   */
  static Route to(String address, CommandRunner runner, Duration limit) {
    int zone = address.indexOf('%');
    if (zone >= 0) {
      String name = address.substring(zone + 1);
      return name.matches("[a-z]+\\d+")
          ? new Route.Via(name)
          : new Route.Unknown("no name of an interface in " + address);
    }
    if (!NUMERIC.matcher(address).matches()) {
      return new Route.Unknown("not a numeric address: " + address);
    }
    return address.contains(":")
        ? read(runner.run(Command.of(limit, "route", "-n", "get", "-inet6", address)))
        : read(runner.run(Command.of(limit, "route", "-n", "get", address)));
  }

  /** Asks for the default route. */
  static Route byDefault(CommandRunner runner, Duration limit) {
    return read(runner.run(Command.of(limit, "route", "-n", "get", "default")));
  }

  /** Returns the meaning of what it printed. */
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

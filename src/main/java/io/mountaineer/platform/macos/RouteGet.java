package io.mountaineer.platform.macos;

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
 * One question to {@code route -n get}, and the meaning of its answer (network_cmds
 * route.tproj/route.c, print_getmsg and rtmsg).
 */
final class RouteGet {

  /** {@code interface: en7}. */
  private static final Pattern INTERFACE =
      Pattern.compile("^\\s*interface: (\\S+)", Pattern.MULTILINE);

  /** On stderr: {@code route: writing to routing socket: not in table}. */
  private static final String NOT_IN_TABLE = "not in table";

  /** Digits of an IPv4 or IPv6 address. Anything else would be looked up, or be an option. */
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]+");

  private RouteGet() {}

  /** Answer of the routing table. */
  sealed interface Answer {

    /** Packets leave by this network interface. */
    record Via(String name) implements Answer {}

    /** There is no route to the address. */
    record NotInTable() implements Answer {}

    /** It is not known. */
    record Unreadable(String why) implements Answer {}

    /** Returns the network interface, if one is named. */
    default Optional<String> networkInterface() {
      return this instanceof Via via ? Optional.of(via.name()) : Optional.empty();
    }
  }

  /**
   * Asks for the route to an address.
   *
   * @param address numeric; the zone of a link-local one, as in {@code fe80::1%en0}, is the answer
   *     itself
   */
  static Answer to(String address, CommandRunner runner, Duration limit) {
    int zone = address.indexOf('%');
    if (zone >= 0) {
      String name = address.substring(zone + 1);
      return name.matches("[a-z]+\\d+")
          ? new Answer.Via(name)
          : new Answer.Unreadable("no name of an interface in " + address);
    }
    if (!NUMERIC.matcher(address).matches()) {
      return new Answer.Unreadable("not a numeric address: " + address);
    }
    return address.contains(":")
        ? read(runner.run(Command.of(limit, "route", "-n", "get", "-inet6", address)))
        : read(runner.run(Command.of(limit, "route", "-n", "get", address)));
  }

  /** Asks for the default route. */
  static Answer byDefault(CommandRunner runner, Duration limit) {
    return read(runner.run(Command.of(limit, "route", "-n", "get", "default")));
  }

  static Answer read(CommandResult result) {
    if (result instanceof Exited exited) {
      if (exited.err().contains(NOT_IN_TABLE) || exited.out().contains(NOT_IN_TABLE)) {
        return new Answer.NotInTable();
      }
      Matcher found = INTERFACE.matcher(exited.out());
      return exited.code() == 0 && found.find()
          ? new Answer.Via(found.group(1))
          : new Answer.Unreadable(ToolText.printable(ToolText.complaint("route", exited)));
    }
    return new Answer.Unreadable(
        result instanceof NotStarted missing ? missing.reason() : "route did not end in time");
  }
}

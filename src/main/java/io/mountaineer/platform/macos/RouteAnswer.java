package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Meaning of what {@code route -n get} printed: {@code interface: en7} (network_cmds
 * route.tproj/route.c print_getmsg()), or on standard error {@code not in table}.
 */
final class RouteAnswer {

  private static final Pattern INTERFACE =
      Pattern.compile("^\\s*interface: (\\S+)$", Pattern.MULTILINE);

  private static final String NONE = "route: writing to routing socket: not in table";

  private RouteAnswer() {}

  static Route of(CommandResult result) {
    if (result instanceof NotStarted missing) {
      return new Route.Unknown(missing.reason());
    }
    if (!(result instanceof Exited exited)) {
      return new Route.Unknown("route did not end in time");
    }
    if (ToolText.lines(exited).contains(NONE)) {
      return new Route.None();
    }
    Matcher found = INTERFACE.matcher(exited.out());
    return exited.code() == 0 && exited.out().contains("route to: ") && found.find()
        ? new Route.Via(found.group(1))
        : new Route.Unknown(ToolText.printable(ToolText.complaint("route", exited)));
  }
}

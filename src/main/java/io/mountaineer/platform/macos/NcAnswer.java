package io.mountaineer.platform.macos;

import io.mountaineer.platform.Probe.Kind;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;

/**
 * Meaning of what {@code nc -v -z} printed, in Apple's words only: another netcat, a usage error or
 * a silent exit is no answer (netcat-56 netcat.c remote_connectx(), main()).
 *
 * @param reason why it is not connected, for people
 */
record NcAnswer(Kind kind, String reason) {

  /** What nc said of this address and port. */
  static NcAnswer of(String address, int port, CommandResult result) {
    if (result instanceof NotStarted missing) {
      return noVerdict(missing.reason());
    }
    return result instanceof Exited exited
        ? exited(address, port, exited)
        : noVerdict("nc did not end in time");
  }

  private static NcAnswer exited(String address, int port, Exited exited) {
    String connected = "Connection to " + address + " port " + port + " [tcp/";
    String failed = "nc: connectx to " + address + " port " + port + " (tcp) failed: ";
    for (String line : ToolText.lines(exited)) {
      if (exited.code() == 0 && line.startsWith(connected) && line.endsWith("] succeeded!")) {
        return new NcAnswer(Kind.CONNECTED, "");
      }
      if (exited.code() == 1 && line.startsWith(failed)) {
        return failed(line.substring(failed.length()));
      }
    }
    return noVerdict(ToolText.printable(ToolText.complaint("nc", exited)));
  }

  private static NcAnswer failed(String reason) {
    return switch (reason) {
      case "Connection refused" -> new NcAnswer(Kind.REFUSED_BY_PEER, reason);
      case "Operation timed out", "Host is down" -> new NcAnswer(Kind.TIMED_OUT, reason);
      case "No route to host", "Network is unreachable", "Network is down" ->
          new NcAnswer(Kind.NO_ROUTE, reason);
      default -> noVerdict(ToolText.printable(reason));
    };
  }

  private static NcAnswer noVerdict(String why) {
    return new NcAnswer(Kind.NO_VERDICT, why);
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.Probe;
import io.mountaineer.platform.net.HostName;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;

/**
 * Connects by {@code nc}, a program of Apple's: from macOS 15 on Java may be kept from the local
 * network while Apple's own programs are not (Apple TN3179; cdzombak/runner#4).
 */
public final class NcProbe implements Probe {

  private static final String NO_ROUTE = "No route to host";

  private final CommandRunner runner;
  private final Probe otherwise;

  /**
   * A probe by nc.
   *
   * @param otherwise asked where there is no nc
   */
  public NcProbe(CommandRunner runner, Probe otherwise) {
    this.runner = runner;
    this.otherwise = otherwise;
  }

  /** {@code -G} bounds the connect in whole seconds, the limit of the child bounds all of it. */
  @Override
  public Answer probe(String host, int port, Duration limit) {
    String name = HostName.forLookup(host).replaceAll("[\\[\\]]", "");
    if (name.isEmpty() || name.startsWith("-")) {
      return Answer.failed("unknown host"); // nc would take it for an option
    }
    long seconds = Math.max(1, limit.plusMillis(999).toSeconds());
    CommandResult result =
        runner.run(Command.of(limit, "nc", "-z", "-G", seconds + "", name, port + ""));
    if (result instanceof NotStarted || result instanceof Cut) {
      return otherwise.probe(host, port, limit);
    }
    return result instanceof Exited exited
        ? answer(host, exited)
        : Answer.failed("timed out after " + limit.toMillis() + " ms");
  }

  private static Answer answer(String host, Exited exited) {
    if (exited.code() == 0) {
      return Answer.connected(host);
    }
    String complaint = ToolText.complaint("nc", exited);
    String reason =
        complaint.contains("getaddrinfo")
            ? "unknown host"
            : complaint.substring(complaint.lastIndexOf(": ") + 1).strip();
    return new Answer(false, reason, reason.equals(NO_ROUTE));
  }
}

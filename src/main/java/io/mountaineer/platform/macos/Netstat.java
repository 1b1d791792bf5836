package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState.Connection;
import io.mountaineer.platform.NetworkState.Connections;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connections of the kernel by {@code netstat -anv -p tcp}. Those of SMB mounts belong to {@code
 * kernel_task:0}; address and port are parted by the last dot. A list that is cut, of another
 * layout, or with an established connection of the kernel that cannot be read whole is no list: an
 * overlooked connection must not be taken for one that is gone.
 */
final class Netstat {

  private static final Pattern ESTABLISHED =
      Pattern.compile("tcp\\w*\\s+\\d+\\s+\\d+\\s+(\\S+)\\s+(\\S+)\\s+ESTABLISHED\\s+(\\d+)\\s.*");

  private static final String KERNEL = " kernel_task:0 ";

  private final SingleFlight<Connections> lists;

  Netstat(CommandRunner runner, Duration limit) {
    Command netstat = Command.of(limit, "netstat", "-anv", "-p", "tcp");
    this.lists = new SingleFlight<>(() -> connections(runner.run(netstat)));
  }

  /** Returns those of the whole machine: mounts that ask at the same time share one list. */
  Connections kernelConnections() {
    return lists.now();
  }

  private static Connections connections(CommandResult result) {
    if (result instanceof Exited exited && exited.code() == 0) {
      return parse(exited.out());
    }
    return new Connections.Unknown(
        result instanceof NotStarted missing ? missing.reason() : "netstat gave no list");
  }

  static Connections parse(String text) {
    if (!text.endsWith("\n") || !isKnownLayout(text)) {
      return new Connections.Unknown("netstat printed no whole list of a known form");
    }
    List<Connection> all = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (line.contains(KERNEL) && line.contains(" ESTABLISHED ")) {
        Optional<Connection> one = connection(line);
        if (one.isEmpty()) {
          return new Connections.Unknown("netstat printed a connection that cannot be read");
        }
        all.add(one.get());
      }
    }
    return new Connections.Known(List.copyOf(all));
  }

  private static boolean isKnownLayout(String text) {
    return text.lines()
        .anyMatch(line -> line.startsWith("Proto ") && line.contains(" process:pid "));
  }

  private static Optional<Connection> connection(String line) {
    Matcher fields = ESTABLISHED.matcher(line);
    if (!fields.matches()) {
      return Optional.empty();
    }
    String local = fields.group(1);
    String server = fields.group(2);
    int localDot = local.lastIndexOf('.');
    int serverDot = server.lastIndexOf('.');
    // A long IPv6 address may be cut, together with its port.
    if (localDot < 1 || serverDot < 1 || !server.substring(serverDot + 1).matches("\\d{1,5}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Connection(
              local,
              server.substring(0, serverDot),
              Integer.parseInt(server.substring(serverDot + 1)),
              Long.parseLong(fields.group(3))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

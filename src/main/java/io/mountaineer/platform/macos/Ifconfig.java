package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * State of links by {@code ifconfig bridge0}: the line {@code status: active} or {@code status:
 * inactive} is the link that configd keeps as {@code State:/Network/Interface/bridge0/Link}
 * (network_cmds ifconfig.tproj/ifmedia.c media_status()). ifconfig is asked because scutil takes
 * its question from standard input only.
 */
final class Ifconfig {

  private static final Pattern INET =
      Pattern.compile("^\\s+inet (\\d{1,3}(?:\\.\\d{1,3}){3}) ", Pattern.MULTILINE);

  private final CommandRunner runner;
  private final Duration limit;

  Ifconfig(CommandRunner runner, Duration limit) {
    this.runner = runner;
    this.limit = limit;
  }

  Link linkOf(String networkInterface) {
    return networkInterface.matches("\\w+")
        ? read(networkInterface, runner.run(Command.of(limit, "ifconfig", networkInterface)))
        : Link.UNKNOWN;
  }

  /** Returns what it prints of an interface, or why that is not known. */
  Printed about(String networkInterface) {
    return networkInterface.matches("\\w+")
        ? ToolText.printed("ifconfig", runner.run(Command.of(limit, "ifconfig", networkInterface)))
        : new Printed(Optional.empty(), "no name of an interface: " + networkInterface);
  }

  /**
   * Returns the IPv4 addresses in what it prints, by its lines {@code inet 10.10.10.2 netmask …}.
   */
  static List<String> addresses(String text) {
    return INET.matcher(text).results().map(row -> row.group(1)).toList();
  }

  /** Returns the meaning of what ifconfig printed. */
  static Link read(String networkInterface, CommandResult result) {
    return result instanceof Exited exited && exited.code() == 0
        ? link(networkInterface, exited.out())
        : Link.UNKNOWN;
  }

  /** Returns whether a text is what it prints of this interface. */
  static boolean isAbout(String networkInterface, String text) {
    return text.startsWith(networkInterface + ": flags=");
  }

  /** Returns the link in what it prints of an interface. */
  static Link link(String networkInterface, String text) {
    Link link = Link.UNKNOWN;
    if (!isAbout(networkInterface, text)) {
      return link;
    }
    for (String line : text.split("\n")) {
      switch (line.strip()) {
        case "status: active" -> link = Link.ACTIVE;
        case "status: inactive" -> link = Link.INACTIVE;
        default -> {
          continue;
        }
      }
    }
    return link;
  }
}

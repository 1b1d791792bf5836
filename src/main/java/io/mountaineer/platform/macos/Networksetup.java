package io.mountaineer.platform.macos;

import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;

/**
 * People's names of the network interfaces by {@code networksetup -listallhardwareports}: a line
 * {@code Hardware Port: Thunderbolt Bridge}, then {@code Device: bridge0} (nonocast/me#129).
 */
final class Networksetup {

  private static final String PORT = "Hardware Port: ";
  private static final String DEVICE = "Device: ";

  private final CommandRunner runner;
  private final Duration limit;

  Networksetup(CommandRunner runner, Duration limit) {
    this.runner = runner;
    this.limit = limit;
  }

  Printed hardwarePorts() {
    Command list = Command.of(limit, "networksetup", "-listallhardwareports");
    return ToolText.printed("networksetup", runner.run(list));
  }

  /** Returns the device of the port of this name. */
  static Optional<String> device(String list, String name) {
    String port = "";
    for (String line : list.split("\n")) {
      if (line.startsWith(PORT)) {
        port = line.substring(PORT.length()).strip();
      } else if (line.startsWith(DEVICE) && port.equals(name)) {
        return Optional.of(line.substring(DEVICE.length()).strip());
      }
    }
    return Optional.empty();
  }

  /** Returns the name of the port of a device; the last one where a list names it twice. */
  static Optional<String> port(String list, String device) {
    Optional<String> found = Optional.empty();
    String port = "";
    for (String line : list.split("\n")) {
      if (line.startsWith(PORT)) {
        port = line.substring(PORT.length()).strip();
      } else if (line.startsWith(DEVICE)
          && line.substring(DEVICE.length()).strip().equals(device)) {
        found = Optional.of(port);
      }
    }
    return found;
  }
}

package io.mountaineer.platform.macos;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people call the network interfaces, as {@code networksetup -listallhardwareports} tells: a
 * line {@code Hardware Port: Thunderbolt Bridge}, then {@code Device: bridge0} (nonocast/me#129).
 */
final class Networksetup {

  private static final String PORT = "Hardware Port: ";
  private static final String DEVICE = "Device: ";

  private final Map<String, String> portsByDevice;

  private Networksetup(Map<String, String> portsByDevice) {
    this.portsByDevice = portsByDevice;
  }

  static Networksetup parse(String list) {
    Map<String, String> ports = new HashMap<>();
    String port = "";
    for (String line : list.split("\n")) {
      if (line.startsWith(PORT)) {
        port = line.substring(PORT.length()).strip();
      } else if (line.startsWith(DEVICE)) {
        ports.put(line.substring(DEVICE.length()).strip(), port);
      }
    }
    return new Networksetup(ports);
  }

  Optional<String> of(String device) {
    return Optional.ofNullable(portsByDevice.get(device));
  }
}

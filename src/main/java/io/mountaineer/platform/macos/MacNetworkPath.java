package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkPath;
import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Network path of a mount by {@code smbutil}, and where that names no interface, by {@code route}
 * to the server's address.
 */
public final class MacNetworkPath implements NetworkPath {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  /**
   * Port of a cable between two Macs. An adapter at a Thunderbolt socket is another thing, such as
   * "Thunderbolt Ethernet Slot 1"; "Thunderbolt 1" is the socket itself.
   */
  static final String CABLE = "Thunderbolt Bridge";

  private final Smbutil smbutil;
  private final RouteCommand route;
  private final Networksetup networksetup;

  public MacNetworkPath(CommandRunner runner) {
    this.smbutil = new Smbutil(runner, LIMIT);
    this.route = new RouteCommand(runner, LIMIT);
    this.networksetup = new Networksetup(runner, LIMIT);
  }

  @Override
  public Answer of(Path volumePath) {
    Printed connections = smbutil.connections(volumePath);
    Optional<Smbutil.Connection> main = connections.text().flatMap(Smbutil::carrying);
    if (main.isEmpty()) {
      return new Answer.Unknown(
          connections
              .text()
              .map(text -> "smbutil named no connection")
              .orElse(connections.failure()));
    }
    String server = main.get().server();
    return main.get()
        .networkInterface()
        .or(() -> route.interfaceTo(server))
        .map(this::known)
        .orElseGet(() -> new Answer.Unknown("no route to " + server + " could be told"));
  }

  private Answer known(String device) {
    Printed ports = networksetup.hardwarePorts();
    Optional<String> port = ports.text().flatMap(list -> Networksetup.port(list, device));
    return port.<Answer>map(name -> new Answer.Known(device, name, name.equals(CABLE)))
        .orElseGet(
            () ->
                new Answer.Unknown(
                    "the bytes take "
                        + device
                        + ", but what that is, is not known"
                        + ports.text().map(text -> "").orElse(": " + ports.failure())));
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkPath;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks {@code smbutil multichannel} for the interface of a mount, and where that names none, {@code
 * route} for the way to the server's address. smbutil does a statfs, which can hang on a dead
 * mount.
 */
public final class MacNetworkPath implements NetworkPath {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  /**
   * The port of a cable between two Macs. An adapter at a Thunderbolt socket is another thing, such
   * as "Thunderbolt Ethernet Slot 1"; "Thunderbolt 1" is the socket itself.
   */
  private static final String CABLE = "Thunderbolt Bridge";

  private final CommandRunner runner;

  public MacNetworkPath(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Answer of(Path volumePath) {
    Output channels = output("smbutil", "multichannel", "-m", volumePath.toString(), "-f", "json");
    Optional<Smbutil> main = channels.text().flatMap(Smbutil::carrying);
    if (main.isEmpty()) {
      return new Answer.Unknown(
          channels.text().map(text -> "smbutil named no connection").orElse(channels.trouble()));
    }
    Optional<String> device = main.get().networkInterface().or(() -> routeTo(main.get().server()));
    return device
        .map(this::known)
        .orElseGet(
            () -> new Answer.Unknown("no route to " + main.get().server() + " could be told"));
  }

  private Optional<String> routeTo(String address) {
    return RouteCommand.to(address, runner, LIMIT).leavesBy();
  }

  private Answer known(String device) {
    Output list = output("networksetup", "-listallhardwareports");
    Optional<String> port = list.text().map(Networksetup::parse).flatMap(all -> all.of(device));
    return port.<Answer>map(name -> new Answer.Known(device, name, name.equals(CABLE)))
        .orElseGet(
            () ->
                new Answer.Unknown(
                    "the bytes take "
                        + device
                        + ", but what that is, is not known"
                        + list.text().map(text -> "").orElse(": " + list.trouble())));
  }

  private Output output(String... argv) {
    CommandResult result = runner.run(Command.of(LIMIT, argv));
    if (result instanceof Exited exited) {
      return exited.code() == 0
          ? new Output(Optional.of(exited.out()), "")
          : new Output(Optional.empty(), ToolText.printable(ToolText.complaint(argv[0], exited)));
    }
    return new Output(Optional.empty(), result.unreadable(argv[0]));
  }

  private record Output(Optional<String> text, String trouble) {}
}

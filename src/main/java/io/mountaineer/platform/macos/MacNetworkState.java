package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks route, ifconfig, netstat and smbutil, which send nothing to any host. */
public final class MacNetworkState implements NetworkState {

  /** A failover waits for these: what is not there by then is not known. */
  private static final Duration LIMIT = Duration.ofMillis(300);

  private final CommandRunner runner;

  public MacNetworkState(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Route routeTo(String address) {
    return RouteCommand.to(address, runner, LIMIT);
  }

  @Override
  public Link linkOf(String networkInterface) {
    return networkInterface.matches("\\w+")
        ? Ifconfig.of(networkInterface, run("ifconfig", networkInterface))
        : Link.UNKNOWN;
  }

  @Override
  public Connections kernelConnections() {
    CommandResult result = run("netstat", "-anv", "-p", "tcp");
    if (result instanceof Exited exited && exited.code() == 0) {
      return Netstat.parse(exited.out());
    }
    return new Connections.Unknown(
        result instanceof NotStarted missing ? missing.reason() : "netstat gave no list");
  }

  /** smbutil does a statfs of the mounts it lists, which may hang: then nothing is told. */
  @Override
  public Optional<String> sessionInterface(String serverAddress) {
    return run("smbutil", "multichannel", "-a", "-f", "json") instanceof Exited exited
            && exited.code() == 0
        ? Smbutil.carryingTo(serverAddress, exited.out())
        : Optional.empty();
  }

  /** With -x smbutil asks by ioctl alone and sends nothing. */
  @Override
  public Session session(Path volumePath) {
    String path = volumePath.toString();
    return run("smbutil", "multichannel", "-m", path, "-x", "-f", "json") instanceof Exited exited
            && exited.code() == 0
        ? Smbutil.session(exited.out())
        : new Session(List.of(), OptionalLong.empty());
  }

  private CommandResult run(String... argv) {
    return runner.run(Command.of(LIMIT, argv));
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.ThunderboltBridge;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Network state by route, ifconfig, netstat and smbutil, which send nothing to any host. */
final class MacNetworkState implements NetworkState {

  /** A failover waits for these: an answer that is not there by then is not known. */
  private static final Duration LIMIT = Duration.ofMillis(300);

  private final RouteCommand route;
  private final Ifconfig ifconfig;
  private final Netstat netstat;
  private final Smbutil smbutil;
  private final MacThunderboltBridge bridge;

  MacNetworkState(CommandRunner runner) {
    this.route = new RouteCommand(runner, LIMIT);
    this.ifconfig = new Ifconfig(runner, LIMIT);
    this.netstat = new Netstat(runner, LIMIT);
    this.smbutil = new Smbutil(runner, LIMIT);
    this.bridge = new MacThunderboltBridge(runner);
  }

  @Override
  public Route routeTo(String address) {
    return route.to(address);
  }

  @Override
  public Link linkOf(String networkInterface) {
    return ifconfig.linkOf(networkInterface);
  }

  @Override
  public Connections kernelConnections() {
    return netstat.kernelConnections();
  }

  @Override
  public Optional<String> sessionInterface(String serverAddress) {
    return smbutil.interfaceTo(serverAddress);
  }

  @Override
  public ThunderboltBridge.Answer thunderboltBridge() {
    return bridge.look();
  }

  @Override
  public Session session(Path volumePath) {
    return smbutil.session(volumePath);
  }
}

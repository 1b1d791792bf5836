package io.mountaineer.platform.macos;

import io.mountaineer.platform.Routes;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks {@code route}. */
final class MacRoutes implements Routes {

  /** It reads from a kernel socket and looks nothing up; a millisecond is usual. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /**
   * Interfaces that come and go by themselves: AirDrop and its low latency link, tunnels of iCloud
   * and VPNs, the access point of Internet Sharing, the ports of Apple's own chips, virtual
   * machines, and loopback (ifconfig -l of macOS 14: lo0 gif0 stf0 anpi0 ap1 awdl0 llw0 utun0
   * vmenet0). A route that does name one of them counts all the same.
   */
  private static final Pattern NOISE =
      Pattern.compile("(awdl|llw|utun|ap|anpi|vmenet|lo|gif|stf|p2p)\\d+");

  private final CommandRunner runner;

  MacRoutes(CommandRunner runner) {
    this.runner = runner;
  }

  @Override
  public Optional<String> interfaceTo(String address) {
    return RouteCommand.to(address, runner, LIMIT).leavesBy();
  }

  @Override
  public Optional<String> primaryInterface() {
    return RouteCommand.byDefault(runner, LIMIT).leavesBy();
  }

  @Override
  public boolean mayLeadToServers(String networkInterface) {
    return !NOISE.matcher(networkInterface).matches();
  }
}

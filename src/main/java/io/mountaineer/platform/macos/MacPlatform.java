package io.mountaineer.platform.macos;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.net.DnsCache;
import io.mountaineer.platform.net.SmbServerIdentities;
import io.mountaineer.platform.net.TcpProbe;
import io.mountaineer.platform.process.LineSource;
import io.mountaineer.platform.process.SystemCommandRunner;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Platform of a real Mac. */
public final class MacPlatform {

  private MacPlatform() {}

  /**
   * Puts the adapters together; must come before the first name lookup of the JVM.
   *
   * @param runner calls the programs
   * @param sources keeps the programs running that report events
   * @param clock the clocks
   * @param home the user's home
   * @param announcement is given a line for the user before macOS opens a password window
   */
  public static Platform create(
      SystemCommandRunner runner,
      LineSource.Factory sources,
      Clock clock,
      Path home,
      Consumer<String> announcement) {
    DnsCache.disableJvmCache();
    DnsCache addresses = new DnsCache(DnsCache.Resolver.ofSystem(), clock);
    Probe probe = new TcpProbe(addresses);
    MountCommand mountTable = new MountCommand(runner);
    MacVolumes volumes = new MacVolumes(runner, home);
    return new Platform(
        probe,
        new Nc(runner, addresses),
        addresses,
        new SmbServerIdentities(addresses),
        new MacNetworkState(runner),
        mountTable,
        new Df(runner, runner::isAbandoned),
        new Lsof(runner),
        new MacMounter(runner, volumes, mountTable, clock, announcement),
        volumes,
        new Find(runner, runner::isAbandoned),
        new MacEvents(sources),
        new ProcessUser(),
        new RouteCommand(runner),
        new Pmset(runner),
        clock);
  }
}

package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.core.Config;
import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.doctor.Check;
import io.mountaineer.doctor.ConfigCheck;
import io.mountaineer.doctor.KeychainCheck;
import io.mountaineer.doctor.LinksCheck;
import io.mountaineer.doctor.LogCheck;
import io.mountaineer.doctor.NamesCheck;
import io.mountaineer.doctor.NsmbCheck;
import io.mountaineer.doctor.PortsCheck;
import io.mountaineer.doctor.ToolsCheck;
import io.mountaineer.doctor.VolumesCheck;
import io.mountaineer.doctor.WatchCheck;
import io.mountaineer.doctor.WireCheck;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockHolder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.macos.Credentials;
import io.mountaineer.platform.macos.Launchctl;
import io.mountaineer.platform.macos.MacNetworkPath;
import io.mountaineer.platform.macos.Nc;
import io.mountaineer.platform.macos.SmbUrl;
import io.mountaineer.platform.macos.ToolPlaces;
import io.mountaineer.platform.net.DnsCache;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that {@code doctor} looks at on this machine. */
final class DoctorChecks {

  private final CommandContext session;
  private final ConfigResult reading;
  private final Config config;
  private final Workers workers = Workers.threads("look", 64);

  DoctorChecks(CommandContext session) {
    this.session = session;
    this.reading = session.configReading();
    this.config =
        reading
            .config()
            .orElseGet(
                () -> new Config(Settings.defaults(session.userHome()), List.of(), List.of()));
  }

  List<Check> checks() {
    ProgramPath tools = session.machine().tools();
    CommandRunner runner = session.machine().runner();
    Platform platform = session.machine().asItIs();
    platform.addresses().recall(session.parts().states().load().hosts());
    MountTable table = platform.mountTable().read();
    MountClassifier views = platform.classifier(config.settings(), table);
    State remembered = session.parts().states().load();
    Function<Share, ShareMounts> mounts =
        share -> views.of(share, remembered.of(share, config.settings()));
    boolean missing = session.configInUse().file().stamp().isMissing();
    List<Share> shares = config.shares();
    return List.of(
        new ToolsCheck(
            system(), java(), session.machine().isSupported(), tools::find, searchPath()),
        new ConfigCheck(session.configPath(), missing, reading),
        new NamesCheck(hosts(), DnsCache.Resolver.ofSystem(), platform.clock(), workers),
        new PortsCheck(
            config, platform, new Nc(runner, platform.addresses()), javaProgram(), workers),
        new KeychainCheck(
            shares,
            (share, via) ->
                new Credentials(runner)
                    .look(
                        share.host(via),
                        share.username(),
                        mounts.apply(share).loggedIn().contains(via)),
            this::url),
        new VolumesCheck(config, table, mounts, platform.volumes(), this::volumes),
        new LinksCheck(config, session.parts().links()::status),
        new WireCheck(config, table, mounts, new MacNetworkPath(runner), workers),
        new NsmbCheck(shares, nsmbFiles()),
        new WatchCheck(Launchctl.agent(runner, AgentFiles.LABEL), this::engine),
        new LogCheck(session.log(), LogFile.FULL * LogFile.MOST));
  }

  private Optional<String> searchPath() {
    return Optional.ofNullable(session.environment().get(ToolPlaces.VARIABLE))
        .filter(path -> !path.isEmpty());
  }

  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>();
    config.shares().forEach(share -> hosts.addAll(share.hosts()));
    return hosts;
  }

  private String url(String host, Share share) {
    return SmbUrl.forFinder(host, config.settings().smbPort(), share.shareName());
  }

  /** The listing of the folder, and no look at what is in it. */
  private Collection<String> volumes() {
    try (Stream<Path> all = Files.list(config.settings().volumesRoot())) {
      return all.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of(); // no such folder, so nothing is left over in it
    }
  }

  private List<Path> nsmbFiles() {
    return List.of(
        Path.of("/etc/nsmb.conf"), session.userHome().resolve("Library/Preferences/nsmb.conf"));
  }

  private Optional<WatchCheck.Engine> engine() {
    try {
      return MonitorLook.patiently(
              session.parts().locks().monitor(),
              config.settings().checkInterval(),
              session.machine().processes(),
              session.time())
          .map(DoctorChecks::engine);
    } catch (FileException e) {
      return Optional.empty();
    }
  }

  private static WatchCheck.Engine engine(MonitorLook look) {
    Optional<WatchCheck.Fault> frozen =
        look.isFrozen()
            ? Optional.of(new WatchCheck.Fault(look.symptom(), look.remedy()))
            : Optional.empty();
    String name =
        look.holder().map(LockHolder::toString).orElse("another process, which left no name,");
    return new WatchCheck.Engine(look.pid(), name, frozen);
  }

  private static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version");
  }

  private static String java() {
    return System.getProperty("java.version") + " at " + javaProgram();
  }

  private static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

package io.mountaineer.app;

import io.mountaineer.config.ConfigResult;
import io.mountaineer.core.Config;
import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.doctor.Check;
import io.mountaineer.doctor.ConfigCheck;
import io.mountaineer.doctor.FormerAppCheck;
import io.mountaineer.doctor.KeychainCheck;
import io.mountaineer.doctor.LinksCheck;
import io.mountaineer.doctor.LogCheck;
import io.mountaineer.doctor.NamesCheck;
import io.mountaineer.doctor.NsmbCheck;
import io.mountaineer.doctor.PortsCheck;
import io.mountaineer.doctor.ServersCheck;
import io.mountaineer.doctor.ToolsCheck;
import io.mountaineer.doctor.VolumesCheck;
import io.mountaineer.doctor.WatchCheck;
import io.mountaineer.doctor.WireCheck;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.FileException;
import io.mountaineer.files.LockHolder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.macos.Credentials;
import io.mountaineer.platform.macos.Launchctl;
import io.mountaineer.platform.macos.MacNetworkPath;
import io.mountaineer.platform.macos.Nc;
import io.mountaineer.platform.macos.SmbUrl;
import io.mountaineer.platform.net.DnsCache;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** List of everything that {@code doctor} looks at on this machine. */
public final class DoctorChecks {

  private final App app;
  private final String agentLabel;
  private final long logLimit;
  private final ConfigResult result;
  private final Config config;
  private final Workers workers = Workers.threads("look", 64);

  /**
   * Checks of the machine and the config of an app.
   *
   * @param agentLabel name of the agent as launchd knows it
   * @param logLimit most bytes that all log files take
   */
  public DoctorChecks(App app, String agentLabel, long logLimit) {
    this.app = app;
    this.agentLabel = agentLabel;
    this.logLimit = logLimit;
    this.result = app.loadedConfig().file().read(); // a long run may have read an earlier one
    this.config =
        result
            .config()
            .orElseGet(() -> new Config(Settings.defaults(userHome()), List.of(), List.of()));
  }

  /**
   * Returns the checks. A config that cannot be used is a finding of its own; what it would name is
   * not known then, and not checked.
   */
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>(ofMachine());
    if (result.config().isPresent()) {
      checks.addAll(ofShares());
    }
    checks.addAll(ofProgram());
    return checks;
  }

  private List<Check> ofMachine() {
    PlatformFactory platforms = app.platforms();
    boolean missing = app.loadedConfig().file().stamp().isMissing();
    return List.of(
        new ToolsCheck(
            system(),
            java(),
            platforms.isSupported(),
            platforms.tools()::find,
            platforms.searchPath()),
        new ConfigCheck(app.configPath(), missing, result));
  }

  private List<Check> ofShares() {
    CommandRunner runner = app.platforms().runner();
    Platform platform = app.platforms().incompletePlatform();
    State remembered = app.states().load();
    platform.addresses().recall(remembered.hosts());
    MountTable table = platform.mountTable().read();
    MountClassifier classifier = platform.classifier(config.settings(), table);
    Function<Share, ShareMounts> mounts =
        share -> classifier.of(share, remembered.of(share, config.settings()));
    List<Check> checks = new ArrayList<>(ofHosts(platform, runner, remembered));
    checks.add(keychain(runner, mounts));
    checks.add(volumes(platform, table, mounts, remembered));
    checks.add(new LinksCheck(config, app.links()::status));
    checks.add(new WireCheck(config, table, mounts, new MacNetworkPath(runner), workers));
    checks.add(new NsmbCheck(config.shares(), nsmbFiles()));
    return checks;
  }

  private Check keychain(CommandRunner runner, Function<Share, ShareMounts> mounts) {
    return new KeychainCheck(
        config.shares(),
        (share, via) -> {
          boolean isLoggedIn = mounts.apply(share).loggedIn().contains(via);
          return new Credentials(runner).look(share.host(via), share.username(), isLoggedIn);
        },
        this::url);
  }

  private Check volumes(
      Platform platform, MountTable table, Function<Share, ShareMounts> mounts, State remembered) {
    return new VolumesCheck(
        config,
        table,
        mounts,
        platform.volumes(),
        this::volumes,
        host -> mayAnswer(platform, host),
        share -> !remembered.of(share, config.settings()).hold().keepsUnmounted());
  }

  private List<Check> ofHosts(Platform platform, CommandRunner runner, State remembered) {
    return List.of(
        new NamesCheck(hosts(), DnsCache.Resolver.ofSystem(), platform.clock(), workers),
        new PortsCheck(
            config, platform, new Nc(runner, platform.addresses()), javaProgram(), workers),
        new ServersCheck(
            config,
            ConfigCheck.edit(app.configPath()),
            platform.servers(),
            share -> remembered.of(share, config.settings()).servers(),
            workers));
  }

  private List<Check> ofProgram() {
    return List.of(
        new WatchCheck(
            Launchctl.agent(app.platforms().runner(), agentLabel),
            this::engine,
            app.platforms().isMac() ? "mountaineer install" : "mountaineer monitor"),
        new LogCheck(app.home().log(), logLimit),
        new FormerAppCheck(app.formerApp()));
  }

  private Set<String> hosts() {
    Set<String> hosts = new LinkedHashSet<>();
    config.shares().forEach(share -> hosts.addAll(share.hosts()));
    return hosts;
  }

  private String url(String host, Share share) {
    return SmbUrl.forFinder(host, config.settings().smbPort(), share.shareName());
  }

  /** Returns false only for a server that is known not to answer. */
  private boolean mayAnswer(Platform platform, String host) {
    Settings settings = config.settings();
    Probe.Answer answer =
        platform.probe().probe(host, settings.smbPort(), settings.connectTimeout());
    return !answer.isVerdict() || answer.connected() || answer.refusedLocally();
  }

  /** Lists the folder, without a look at what is in it. */
  private Collection<String> volumes() {
    try (Stream<Path> all = Files.list(config.settings().volumesRoot())) {
      return all.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of(); // no such folder, so nothing is left over in it
    }
  }

  private List<Path> nsmbFiles() {
    return List.of(Path.of("/etc/nsmb.conf"), userHome().resolve("Library/Preferences/nsmb.conf"));
  }

  private Optional<WatchCheck.Engine> engine() {
    try {
      return app.runningMonitor(config.settings()).map(DoctorChecks::engine);
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

  private Path userHome() {
    return app.loadedConfig().userHome();
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

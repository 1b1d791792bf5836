package io.mountaineer.demo;

import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Engine;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Workers;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.macos.Lsof;
import io.mountaineer.platform.net.DnsCache;
import io.mountaineer.platform.net.TcpProbe;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.platform.process.SystemCommandRunner;
import io.mountaineer.platform.sim.SimulatedMac;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Stage of the demo; all its files are in one folder. */
final class DemoWorld implements AutoCloseable {

  private static final int WORKERS = 8;

  private final Path folder;
  private final LoopbackServer server;
  private final Share share;
  private final SimulatedMac mac;
  private final Path servedFile;
  private final Monitor monitor;
  private final Thread loop;
  private Optional<Process> editor = Optional.empty();

  private DemoWorld(Path folder, LoopbackServer server, String pathVariable, Clock clock)
      throws IOException {
    this.folder = folder;
    this.server = server;
    Home home = new Home(folder, folder.resolve("mountaineer.log"));
    home.ensure();
    Config config = DemoConfig.write(home, folder, server);
    this.share = config.shares().get(0);
    int port = config.settings().smbPort();
    this.mac =
        new SimulatedMac(folder.resolve("simulated"), config.settings().volumesRoot(), port, clock);
    this.servedFile = serve();
    Files.createDirectories(folder.resolve("simulated/down"));
    this.monitor = monitor(home, config, platform(pathVariable, clock), clock);
    this.loop = new Thread(monitor::run, "monitor");
    loop.setDaemon(true);
  }

  static DemoWorld in(Path folder, String pathVariable, Clock clock) throws IOException {
    LoopbackServer server = LoopbackServer.start();
    try {
      return new DemoWorld(folder, server, pathVariable, clock);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Makes one folder, served by both hosts: they are two addresses of one server. */
  private Path serve() throws IOException {
    Path served = Files.createDirectories(mac.served(share.thunderboltHost(), share.shareName()));
    Path other = mac.served(share.fallbackHost(), share.shareName());
    Files.createDirectories(other.getParent());
    if (!Files.exists(other)) {
      Files.createSymbolicLink(other, served);
    }
    return Files.writeString(served.resolve("hello.txt"), "hello from the server\n");
  }

  private Platform platform(String pathVariable, Clock clock) {
    TcpProbe probe = new TcpProbe(new DnsCache(DnsCache.Resolver.ofSystem(), clock));
    Lsof lsof = new Lsof(new SystemCommandRunner(new ProgramPath(pathVariable)));
    boolean installed = new ProgramPath(pathVariable).find("lsof").isPresent();
    OpenFilesFinder simulated = mac.platform().openFiles();
    return mac.platform(
        probe, probe, installed ? new LsofOfServedFile(lsof, servedFile) : simulated);
  }

  private static Monitor monitor(Home home, Config config, Platform platform, Clock clock) {
    Locks locks = new Locks(home.locks(), clock);
    EventLog log = EventLog.toLog();
    StateFile states = new StateFile(home.state(), locks.state(), clock, failure -> {});
    Workers workers = Workers.threads("worker", WORKERS);
    return new Engine(platform, workers, locks, states, log)
        .monitor(() -> config, () -> config.settings().checkInterval());
  }

  void startMonitor() {
    loop.start();
  }

  LoopbackServer.Host cable() {
    return server.thunderbolt();
  }

  String host(Interface via) {
    return share.host(via);
  }

  /** Returns the path of the file as a user's program has it saved. */
  Path stableFile() {
    return folder.resolve("Shares").resolve(share.name()).resolve(servedFile.getFileName());
  }

  Optional<ShareReport> latest() {
    return monitor.latest().stream().findFirst();
  }

  /** Opens the file by a real process. */
  Process openFile() throws IOException {
    Process tail =
        new ProcessBuilder("tail", "-f", servedFile.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    editor = Optional.of(tail);
    hold(tail);
    return tail;
  }

  /**
   * Tells the simulated Mac that the process has the file open: without lsof nothing else can. A
   * forced unmount makes it forget.
   */
  void hold(Process tail) {
    mac.open(
        folder.resolve("Volumes").resolve(share.shareName()),
        new Holder("tail", tail.pid(), 1, servedFile.toString()));
  }

  /** Ends the process, and with it its hold on the file. */
  void close(Process tail) {
    tail.destroy();
    mac.closeAll();
  }

  @Override
  public void close() {
    monitor.stop();
    editor.ifPresent(Process::destroy);
    try {
      loop.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.close();
  }

  /**
   * The real lsof on the file that the simulated mount leads to: it knows files by where they
   * really are.
   */
  private record LsofOfServedFile(OpenFilesFinder lsof, Path servedFile)
      implements OpenFilesFinder {

    @Override
    public OpenFiles look(Path volumePath) {
      return lsof.look(servedFile);
    }

    @Override
    public OpenFiles lookWithoutTouching(Path volumePath) {
      return lsof.look(servedFile);
    }
  }
}

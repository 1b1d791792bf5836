import com.sun.management.UnixOperatingSystemMXBean;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Engine;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.macos.MacPlatform;
import io.mountaineer.platform.process.LineSource;
import io.mountaineer.platform.process.SystemCommandRunner;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Steady state for a long time: the real engine with the real adapters of macOS, a cycle every 50
 * ms, real children (scripts in place of Apple's programs), real probes of two listeners. Prints
 * what grows, and ends with 1 if something does. See README.md for how to run it.
 */
public final class Soak {

  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2");
  private static final List<String> TOOLS =
      List.of("mount", "df", "nc", "lsof", "diskutil", "umount", "osascript", "scutil", "notifyutil");

  private final Path folder;
  private final AtomicLong lines = new AtomicLong();

  private Soak(Path folder) {
    this.folder = folder;
  }

  /** Takes as arguments how many minutes, 30 if not given. */
  public static void main(String[] arguments) throws Exception {
    int minutes = arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("soak").toRealPath();
    boolean steady = new Soak(folder).run(minutes);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    System.exit(steady ? 0 : 1);
  }

  private boolean run(int minutes) throws Exception {
    int port = listen();
    script(port);
    Settings settings = settings(port);
    Share share = new Share("CORE", "jane", HOSTS.get(0), HOSTS.get(1), "CORE");
    Config config = new Config(settings, List.of(share), List.of());
    Home home = new Home(folder.resolve("home"), folder.resolve("log"));
    home.ensure();
    Clock clock = Clock.system();
    Locks locks = new Locks(home.locks(), clock);
    StateFile states = new StateFile(home.state(), locks.state(), clock, problem -> {});
    ProgramPath tools = new ProgramPath(folder.resolve("bin").toString());
    SystemCommandRunner runner = new SystemCommandRunner(tools);
    EventLog journal = new EventLog(entry -> lines.incrementAndGet());
    Engine engine =
        new Engine(
            MacPlatform.create(runner, LineSource.Factory.ofSystem(tools), clock, folder, line -> {}),
            Workers.threads("worker", 64),
            locks,
            states,
            journal);
    Monitor monitor = engine.monitor(() -> config, () -> INTERVAL);
    Thread loop = new Thread(monitor::run, "monitor");
    loop.start();
    Thread.sleep(20_000); // The first minute of a JVM is not its steady state.
    boolean steady = watch(minutes, home);
    monitor.stop();
    loop.join();
    runner.endAll();
    return steady;
  }

  private boolean watch(int minutes, Home home) throws Exception {
    System.out.printf(
        "%6s %8s %8s %8s %10s %8s %9s %9s%n",
        "minute", "cycles", "threads", "files", "heap KB", "RSS MB", "log lines", "writes");
    Sample first = sample(home);
    Sample last = first;
    for (int minute = 0; minute <= minutes; minute++) {
      last = sample(home);
      System.out.printf(
          "%6d %8d %8d %8d %10d %8d %9d %9s%n",
          minute,
          last.cycles - first.cycles,
          last.threads,
          last.files,
          last.heap / 1024,
          last.rss / 1024,
          last.lines - first.lines,
          last.written.equals(first.written) ? "none" : "some");
      if (minute < minutes) {
        Thread.sleep(60_000);
      }
    }
    double perCycle = (double) (last.children - first.children) / (last.cycles - first.cycles);
    System.out.printf("children per cycle: %.3f%n", perCycle);
    return last.threads <= first.threads + 2
        && last.files <= first.files + 2
        && last.heap <= first.heap * 1.2
        && last.lines == first.lines
        && last.written.equals(first.written);
  }

  private record Sample(
      long cycles,
      long children,
      int threads,
      long files,
      long heap,
      long rss,
      long lines,
      String written) {}

  /**
   * Returns the fewest open files of some moments: the pipes of a child that runs just now are no
   * growth.
   */
  private static long files() throws InterruptedException {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long fewest = Long.MAX_VALUE;
    for (int moment = 0; moment < 20; moment++) {
      fewest = Math.min(fewest, system.getOpenFileDescriptorCount());
      Thread.sleep(23);
    }
    return fewest;
  }

  private Sample sample(Home home) throws IOException, InterruptedException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long calls = Files.size(folder.resolve("calls")) / 2;
    try (Stream<String> all = Files.lines(folder.resolve("calls"))) {
      long mounts = all.filter(line -> line.equals("m")).count();
      return new Sample(
          mounts,
          calls,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          files(),
          heap,
          rss(),
          lines.get(),
          Files.getLastModifiedTime(home.state()).toString());
    }
  }

  private static long rss() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .sum();
  }

  private Settings settings(int port) {
    return new Settings(
        folder.resolve("Shares"),
        Duration.ofSeconds(1),
        true,
        Duration.ofSeconds(30),
        Duration.ofMillis(800),
        true,
        true,
        port,
        folder.resolve("Volumes"));
  }

  /** Programs that say that the share is mounted and alive, and write down that they were called. */
  private void script(int port) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path volume = Files.createDirectories(folder.resolve("Volumes/CORE"));
    String line =
        "//jane@%s:%d/CORE on %s (smbfs, nodev, nosuid)".formatted(HOSTS.get(0), port, volume);
    String script =
        """
        #!/bin/sh
        case ${0##*/} in
          mount)
            echo m >> '%1$s/calls'
            echo '/dev/disk3s1s1 on / (apfs, local)'
            echo '%2$s'
            ;;
          df)
            echo d >> '%1$s/calls'
            echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'
            echo '//jane@x/CORE 100 50 50 50%% %3$s'
            ;;
          scutil) exec cat ;;
          notifyutil) exec /bin/sleep 100000 ;;
          *)
            echo x >> '%1$s/calls'
            exit 1
            ;;
        esac
        """
            .formatted(folder, line, volume);
    Files.createFile(folder.resolve("calls"));
    Path program = Files.writeString(folder.resolve("program"), script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), program);
    }
  }

  /** Listens as two hosts on loopback that take connections on the same port. */
  private int listen() throws IOException {
    ServerSocket first = new ServerSocket(0, 50, InetAddress.getByName(HOSTS.get(0)));
    ServerSocket second =
        new ServerSocket(first.getLocalPort(), 50, InetAddress.getByName(HOSTS.get(1)));
    for (ServerSocket door : List.of(first, second)) {
      Thread host = new Thread(() -> greet(door), "host");
      host.setDaemon(true);
      host.start();
    }
    return first.getLocalPort();
  }

  private static void greet(ServerSocket door) {
    while (true) {
      try (Socket guest = door.accept()) {
        while (guest.getInputStream().read() >= 0) {
          continue; // until the guest goes
        }
      } catch (IOException e) {
        continue; // a guest that went without a word
      }
    }
  }
}

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.engine.EventLog;
import io.mountaineer.engine.Engine;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.engine.Workers;
import io.mountaineer.platform.Events;
import io.mountaineer.platform.NetworkState;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Routes;
import io.mountaineer.platform.ServerIdentities;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Wakefulness;
import io.mountaineer.platform.macos.Df;
import io.mountaineer.platform.macos.MountCommand;
import io.mountaineer.platform.net.DnsCache;
import io.mountaineer.platform.net.TcpProbe;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import io.mountaineer.state.StateFile;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;

/**
 * Cost of a quiet cycle and a status with 1 to 500 mounted shares on 1 and 50 servers: the real
 * engine with real locks, links, state and probes, and what {@code mount} and {@code df} print,
 * without the programs. See README.md for how to run it.
 */
public final class Scale {

  private static final int WARM_UP = 60;
  private static final int CYCLES = 60;
  private static final int MOST_WORKERS = 1024; // As in the program.
  private static final List<Integer> SHARES = List.of(1, 10, 100, 500);
  private static final List<Integer> SERVERS = List.of(1, 50);

  /** Kept for as long as this runs: closed ones would make place. */
  private static final List<Closeable> GUESTS = new ArrayList<>();

  private final Path folder;
  private final Config config;
  private final String mount;
  private final Clock clock = Clock.system();
  private final Home home;
  private final Locks locks;
  private final StateFile states;
  private final EventLog journal = new EventLog(entry -> {});
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final Phaser underWay = new Phaser(1);

  private Scale(Path folder, int shares, int servers, int port) throws Exception {
    this.folder = folder;
    this.home = new Home(folder.resolve("home"), folder.resolve("log"));
    home.ensure();
    this.locks = new Locks(home.locks(), clock);
    this.states = new StateFile(home.state(), locks.state(), clock, System.err::println);
    this.config = config(folder, shares, servers, port);
    StringBuilder table = new StringBuilder("/dev/disk3s1s1 on / (apfs, local)\n");
    for (Share share : config.shares()) {
      String path = share.volumePath(config.settings()).toString();
      table.append(
          "//jane@%s:%d/%s on %s (smbfs, nodev, nosuid)%n"
              .formatted(share.thunderboltHost(), port, share.shareName(), path));
    }
    this.mount = table.toString();
  }

  /** Takes as arguments numbers of shares, 1 10 100 500 if not given. */
  public static void main(String[] arguments) throws Exception {
    List<Integer> sizes =
        arguments.length == 0 ? SHARES : Stream.of(arguments).map(Integer::valueOf).toList();
    int port = listen();
    System.out.printf(
        "%7s %7s %9s %8s %10s %9s %8s %10s%n",
        "servers", "shares", "cycle ms", "CPU ms", "KB made", "status ms", "threads", "at rest");
    for (int servers : SERVERS) {
      Map<Integer, Cost> costs = new LinkedHashMap<>();
      for (int shares : sizes) {
        costs.put(shares, measure(shares, servers, port));
      }
      growth(costs);
    }
    silence(port, 500, 50);
    silence(port, 100, 100);
    System.exit(0);
  }

  /** Measures a cycle when half of all hosts fall silent at once, and from then on. */
  private static void silence(int port, int shares, int servers) throws Exception {
    Path folder = Files.createTempDirectory("scale").toRealPath();
    Scale scale = new Scale(folder, shares, servers, port);
    Monitor monitor = scale.monitor(scale.engine());
    for (int i = 0; i < WARM_UP; i++) {
      scale.cycle(monitor);
    }
    scale.config.shares().forEach(share -> scale.silent.add(share.fallbackHost()));
    double first = scale.timed(monitor);
    double second = scale.timed(monitor);
    System.out.printf(
        "%d shares, %d of %d hosts fall silent (timeout %d ms): %.0f ms, then %.0f ms%n",
        shares, servers, 2 * servers, scale.config.settings().connectTimeout().toMillis(), first, second);
    delete(folder);
  }

  private double timed(Monitor monitor) {
    long start = System.nanoTime();
    cycle(monitor);
    return (System.nanoTime() - start) / 1e6;
  }

  private static Cost measure(int shares, int servers, int port) throws Exception {
    Path folder = Files.createTempDirectory("scale").toRealPath();
    Cost cost = new Scale(folder, shares, servers, port).cost();
    System.out.printf(
        "%7d %7d %9.2f %8.2f %10.0f %9.2f %8d %10d%n",
        servers,
        shares,
        cost.cycle,
        cost.processor,
        cost.made,
        cost.status,
        cost.threads,
        cost.atRest);
    delete(folder);
    return cost;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * Prints how the cost of one share more grows: 1 is as the number of shares, 2 as its square.
   */
  private static void growth(Map<Integer, Cost> costs) {
    List<Integer> sizes = List.copyOf(costs.keySet());
    for (int i = 1; i < sizes.size(); i++) {
      int few = sizes.get(i - 1);
      int many = sizes.get(i);
      double shares = Math.log((double) many / few);
      System.out.printf(
          "  from %d to %d shares grow as the power: cycle %.2f, CPU %.2f, made %.2f, status %.2f%n",
          few,
          many,
          Math.log(costs.get(many).cycle / costs.get(few).cycle) / shares,
          Math.log(costs.get(many).processor / costs.get(few).processor) / shares,
          Math.log(costs.get(many).made / costs.get(few).made) / shares,
          Math.log(costs.get(many).status / costs.get(few).status) / shares);
    }
  }

  private record Cost(
      double cycle, double processor, double made, double status, int threads, int atRest) {}

  private Engine engine() throws IOException {
    return new Engine(platform(clock), counted(), locks, states, journal);
  }

  private Monitor monitor(Engine engine) {
    return engine.monitor(() -> config, config.settings()::checkInterval);
  }

  private Cost cost() throws Exception {
    Engine engine = engine();
    Reconciler reconciler = engine.reconciler();
    Monitor monitor = monitor(engine);
    for (int i = 0; i < WARM_UP; i++) {
      cycle(monitor);
    }
    byte[] before = Files.readAllBytes(home.state());
    double made = allocated();
    double used = processor();
    double cycle = median(() -> cycle(monitor));
    used = processor() - used;
    made = allocated() - made;
    int threads = workers();
    if (!Arrays.equals(before, Files.readAllBytes(home.state()))) {
      throw new IllegalStateException("the cycles were not quiet");
    }
    double status = median(() -> reconciler.status(config, config.shares()));
    int atRest = config.shares().size() < 100 ? threads : rest(monitor);
    return new Cost(cycle, used / CYCLES, made / CYCLES / 1024, status, threads, atRest);
  }

  private Object cycle(Monitor monitor) {
    monitor.cycle();
    return underWay.arriveAndAwaitAdvance();
  }

  /**
   * Returns the threads left between the cycles of half a minute at the usual pace: they end after
   * 20 s without work.
   */
  private int rest(Monitor monitor) throws Exception {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < 14; i++) {
      cycle(monitor);
      Thread.sleep(2000);
      least = workers();
    }
    return least;
  }

  private static double median(Callable<Object> work) throws Exception {
    double[] millis = new double[CYCLES];
    for (int i = 0; i < CYCLES; i++) {
      long start = System.nanoTime();
      work.call();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[CYCLES / 2];
  }

  private static double processor() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e6;
  }

  /** Bytes made by all threads that live; idle ones of a pool do for longer than is measured. */
  private static double allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }

  /** Counts the workers of this run: those of the one before may not have gone yet. */
  private int workers() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals(folder.toString()))
            .count();
  }

  /** Returns the program's workers, with a way to wait until they are done. */
  private Workers counted() {
    Workers real = Workers.threads(folder.toString(), MOST_WORKERS);
    return new Workers() {
      @Override
      public void start(Runnable task) {
        underWay.register();
        real.start(
            () -> {
              try {
                task.run();
              } finally {
                underWay.arriveAndDeregister();
              }
            });
      }

      @Override
      public <T> CompletableFuture<T> begin(Callable<T> task) {
        return real.begin(task);
      }
    };
  }

  private Platform platform(Clock clock) throws IOException {
    CommandRunner programs =
        command ->
            new CommandResult.Exited(0, command.program().equals("mount") ? mount : df(command.argv()), "");
    DnsCache addresses = new DnsCache(DnsCache.Resolver.ofSystem(), clock);
    TcpProbe real = new TcpProbe(addresses);
    int silentServer = silentPort();
    Probe probe =
        (host, port, limit) -> real.probe(host, silent.contains(host) ? silentServer : port, limit);
    return new Platform(
        probe,
        probe,
        addresses,
        ServerIdentities.none(),
        NetworkState.unknown(),
        new MountCommand(programs),
        new Df(programs, command -> false),
        null, // Nothing is mounted, unmounted or listed while nothing happens.
        null,
        null,
        null,
        Events.none(),
        name -> true,
        Routes.unknown(),
        Wakefulness.neverDark(),
        clock);
  }

  private static String df(List<String> argv) {
    return "Filesystem 1024-blocks Used Available Capacity Mounted on\n//jane@x/y 100 50 50 50% %s\n"
        .replace("%s", argv.get(argv.size() - 1));
  }

  private static Config config(Path folder, int shares, int servers, int port) {
    Settings settings =
        new Settings(
            folder.resolve("Shares"),
            Duration.ofSeconds(2),
            true,
            Duration.ofSeconds(30),
            Duration.ofMillis(800),
            true,
            true,
            port,
            folder.resolve("Volumes"));
    List<Share> all = new ArrayList<>();
    List<Alias> aliases = new ArrayList<>();
    for (int i = 0; i < shares; i++) {
      String name = "Share " + i;
      String server = String.valueOf(1 + i % servers);
      all.add(new Share(name, "jane", "127.0.1." + server, "127.0.2." + server, "S" + i));
      aliases.add(new Alias("Alias " + i, folder.resolve("Aliases/" + i), name, "Projects"));
    }
    return new Config(settings, all, aliases);
  }

  /**
   * Returns a port whose queue is full and never emptied: the system drops what else wants to
   * connect.
   */
  private static int silentPort() throws IOException {
    ServerSocket silentServer = new ServerSocket(0, 1);
    for (int i = 0; i < 4; i++) {
      SocketChannel guest = SocketChannel.open();
      guest.configureBlocking(false);
      guest.connect(new InetSocketAddress("127.0.0.1", silentServer.getLocalPort()));
      GUESTS.add(guest);
    }
    GUESTS.add(silentServer);
    return silentServer.getLocalPort();
  }

  /** Takes connections on this port at every address of loopback. */
  private static int listen() throws IOException, InterruptedException {
    ServerSocket door = new ServerSocket(0, 500);
    CountDownLatch open = new CountDownLatch(1);
    Thread host =
        new Thread(
            () -> {
              open.countDown();
              while (true) {
                try {
                  door.accept().close();
                } catch (IOException e) {
                  continue; // a guest that went without a word
                }
              }
            },
            "host");
    host.setDaemon(true);
    host.start();
    open.await();
    return door.getLocalPort();
  }
}

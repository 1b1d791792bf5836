import io.mountaineer.lab.Cable;
import io.mountaineer.lab.LabFolder;
import io.mountaineer.lab.LabLedger;
import io.mountaineer.lab.LabMachines;
import io.mountaineer.lab.Requirements;
import io.mountaineer.standin.MacConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Times for which shares are away when the Thunderbolt link drops: the installed program's monitor
 * in the lab of Samba mounts, against a shell that learns of the drop at once and does nothing but
 * the bare steps with the same programs. Both take turns, five drops each. See README.md for how to
 * run it.
 */
public final class Failover {

  private static final int DROPS_IN_A_ROW = 5;

  /** Of a neighbour that does not exist: what is sent to it vanishes. */
  private static final String NOBODY = "lladdr 02:00:00:00:00:99 nud permanent";

  /** Prints the moment at which each share can be read through its stable path. */
  private static final String WATCHER =
      """
      import os, sys, threading, time
      sys.path.insert(0, sys.argv[1])
      import mounts

      def read(path, source):
          name = source.rpartition("/")[2]
          while mounts.table().get(path) == source:
              try:
                  with open(f"{sys.argv[2]}/{name}/film.txt") as film:
                      film.read()
                  # One write, so that no two shares share a line.
                  return os.write(1, f"{name} {source} {time.monotonic_ns()}\\n".encode())
              except OSError:
                  time.sleep(0.005)

      served, changes = {}, mounts.changes()
      while True:
          now = mounts.table()
          for path, source in now.items() - served.items():
              threading.Thread(target=read, args=(path, source), daemon=True).start()
          served = now
          next(changes)
      """;

  private static final Pattern OUTAGE = Pattern.compile(" outage_ms=(\\d+)");

  private enum Drop {
    LINK_DOWN("link down", "ip link set bridge0 down", "ip link set bridge0 up"),
    BLACK_HOLE(
        "black hole",
        "ip neigh replace 10.10.10.1 dev bridge0 %1$s; %2$s ip neigh replace 10.10.10.2 dev tb0 %1$s",
        "ip neigh del 10.10.10.1 dev bridge0; %2$s ip neigh del 10.10.10.2 dev tb0");

    private final String title;
    private final String begin;
    private final String end;

    Drop(String title, String begin, String end) {
      this.title = title;
      this.begin = begin;
      this.end = end;
    }
  }

  /** Moments of the share that was served last, in ms after the drop. */
  private record Story(double servedAll, Map<String, Double> moments) {}

  private final List<String> shares;
  private final LabFolder folder;
  private final LabMachines machines;
  private final LabShell root;
  private final LabShell evan;
  private final BlockingQueue<String> served = new LinkedBlockingQueue<>();
  private final Random random = new Random(7);
  private String monitor = "";

  private Failover(int count) throws IOException {
    shares = IntStream.rangeClosed(1, count).mapToObj("S%02d"::formatted).toList();
    folder = LabFolder.create(shares);
    MacConfig config =
        new MacConfig(folder.home().resolve(".mountaineer/config.toml"))
            .set("volumes_root", folder.volumes().toString())
            .set("auto_failback", true)
            .set("auto_failback_stable_secs", 0);
    for (String share : shares) {
      config.share(share, share, "evan", Cable.TB, Cable.FALLBACK);
      Files.writeString(folder.served(share).resolve("film.txt"), "the film");
    }
    folder.giveToEvan();
    machines = LabMachines.start(folder);
    root = new LabShell(machines, "mac");
    evan = new LabShell(machines, "evan");
    String links = folder.home().resolve("Shares").toString();
    Process watcher =
        machines
            .shell()
            .begin("mac", "/usr/bin/python3", "-c", WATCHER, folder.root().toString(), links);
    Thread reader = new Thread(() -> watcher.inputReader().lines().forEach(served::add), "watcher");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Takes as arguments how many drops of each kind, 20 if not given; how many shares, 1 and 20 if
   * not; and the only kind to measure, LINK_DOWN or BLACK_HOLE.
   */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    int drops = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    List<Integer> counts =
        arguments.length > 1 ? List.of(Integer.parseInt(arguments[1])) : List.of(1, 20);
    List<Drop> kinds =
        arguments.length > 2 ? List.of(Drop.valueOf(arguments[2])) : List.of(Drop.values());
    if (!Requirements.missing().isEmpty()) {
      System.err.println("the lab needs " + Requirements.missing());
      System.exit(1);
    }
    List<String> violations = new ArrayList<>();
    for (int count : counts) {
      violations.addAll(new Failover(count).run(drops, kinds));
    }
    violations.forEach(System.err::println);
    System.exit(violations.isEmpty() ? 0 : 1);
  }

  private List<String> run(int drops, List<Drop> kinds) throws Exception {
    try (machines) {
      for (Drop drop : kinds) {
        List<Story> automatic = new ArrayList<>();
        List<Story> hand = new ArrayList<>();
        while (hand.size() < drops) {
          startMonitor();
          for (int i = 0; i < DROPS_IN_A_ROW && automatic.size() < drops; i++) {
            automatic.add(fallsAndComesBack(drop, i % 2 == 0, "", ""));
          }
          evan.ask("kill " + monitor + "; wait");
          for (int i = 0; i < DROPS_IN_A_ROW && hand.size() < drops; i++) {
            hand.add(
                fallsAndComesBack(drop, i % 2 == 0, bySteps(Cable.FALLBACK), bySteps(Cable.TB)));
          }
        }
        print(drop, automatic, hand);
      }
    }
    List<String> wrong =
        new LabLedger(folder.root().resolve("ledger"), folder.volumes()).violations();
    folder.remove();
    return wrong;
  }

  /**
   * Starts a monitor with the flags of the installed program. Its first cycles mount what is not
   * mounted yet.
   */
  private void startMonitor() throws Exception {
    boolean first = monitor.isEmpty();
    evan.ask(
        "%s/bin/java -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:+UseSerialGC -Xmx64m -XX:-UsePerfData -jar %s"
                .formatted(System.getProperty("java.home"), folder.jar())
            + " --platform macos monitor > /dev/null 2>&1 &");
    monitor = evan.ask("echo $!");
    if (first) {
      await(Cable.TB, 0);
    }
    Thread.sleep(5_000);
  }

  /**
   * Returns the bare steps, all shares at the same time; macOS must have removed the directory
   * between.
   */
  private String bySteps(String host) {
    StringBuilder steps = new StringBuilder();
    for (String share : shares) {
      steps.append(
          """
          ( diskutil unmount force %1$s
            while [ -e %1$s ]; do /bin/sleep 0.01; done
            osascript -e x smb://evan@%2$s/%3$s ) > /dev/null 2>&1 &
          """
              .formatted(folder.volume(share), host, share));
    }
    return steps.toString();
  }

  /**
   * Makes one drop at any moment of a cycle, and waits until all is as it was before.
   *
   * @param inUse whether a program has a file of every share open when the link drops
   */
  private Story fallsAndComesBack(Drop drop, boolean inUse, String stepsThere, String stepsBack)
      throws Exception {
    Thread.sleep(1_500 + random.nextInt(2_000));
    String holders = inUse ? evan.ask(opened()) : "";
    Tail ledger = Tail.of(folder.root().resolve("ledger"));
    Tail log = Tail.of(folder.home().resolve("Library/Logs/mountaineer.log"));
    long start = System.nanoTime();
    long wall = Instant.now().toEpochMilli();
    root.ask(drop.begin.formatted(NOBODY, onServer()));
    evan.ask(stepsThere);
    Map<String, Double> ends = await(Cable.FALLBACK, start);
    String last = ends.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    Map<String, Double> moments = new HashMap<>();
    moments.put("readable", ends.get(last));
    evan.ask(holders.isEmpty() ? "" : "kill " + holders);
    long back = System.nanoTime();
    root.ask(drop.end.formatted(NOBODY, onServer()));
    evan.ask(stepsBack);
    await(Cable.TB, back);
    fromLedger(ledger.text(), start, last, moments);
    fromLog(log.text(), wall, last, moments);
    return new Story(ends.get(last), moments);
  }

  /** Returns commands that hold a file of each share open, and print the ids of these programs. */
  private String opened() {
    StringBuilder commands = new StringBuilder("held=\n");
    for (String share : shares) {
      commands.append("/bin/sleep 600 < %s/film.txt &\nheld=\"$held $!\"\n".formatted(folder.volume(share)));
    }
    return commands + "echo $held";
  }

  private String onServer() throws IOException {
    return "nsenter -n -t " + Files.readString(folder.root().resolve("srv.pid")).strip();
  }

  /** Waits until all shares are served by a host; when each was, in ms after the start. */
  private Map<String, Double> await(String host, long start) throws InterruptedException {
    Map<String, Double> found = new TreeMap<>();
    while (found.size() < shares.size()) {
      String line = served.poll(120, TimeUnit.SECONDS);
      if (line == null) {
        throw new IllegalStateException("of " + shares + " only " + found.keySet() + " by " + host);
      }
      String[] words = line.split(" ");
      long moment = Long.parseLong(words[2]);
      if (words[1].contains("@" + host + "/") && moment >= start) {
        found.put(words[0], (moment - start) / 1e6);
      }
    }
    return found;
  }

  private void fromLedger(String text, long start, String share, Map<String, Double> moments) {
    String nc = "";
    for (String line : text.split("\n")) {
      String[] fields = line.split("\t");
      double ms = Double.parseDouble(fields[0]) * 1e3 - start / 1e6;
      boolean ofShare = fields[fields.length - 1].endsWith("/" + share);
      String what = fields[1] + (fields[1].length() < 5 ? " " + fields[2] : "");
      if (what.equals("call nc") && line.contains(Cable.TB) && nc.isEmpty()) {
        nc = fields[3];
        moments.put("nc starts", ms);
      } else if (what.equals("end nc") && fields[3].equals(nc)) {
        moments.put("nc ends", ms);
      } else if (ofShare && what.equals("call diskutil")) {
        moments.putIfAbsent("unmount", ms);
      } else if (ofShare && what.equals("detached")) {
        moments.putIfAbsent("detached", ms);
      } else if (ofShare && what.equals("call osascript")) {
        moments.putIfAbsent("mount", ms);
      } else if (ofShare && what.equals("attached")) {
        moments.putIfAbsent("attached", ms);
      }
    }
  }

  /** The log has a line on the whole failover only when the new mount has answered. */
  private static void fromLog(String text, long wall, String share, Map<String, Double> moments) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("event=network_event", "event");
    names.put("event=interface_down share=" + share + " interface=tb", "decided");
    names.put("event=unmounted share=" + share, "proven");
    names.put("event=mount_attempt share=" + share, "attempt");
    for (String line : text.split("\n")) {
      Matcher outage = OUTAGE.matcher(line);
      if (line.contains("event=failover share=" + share + " ") && outage.find()) {
        moments.putIfAbsent("outage_ms", Double.parseDouble(outage.group(1)));
      }
      names.forEach(
          (event, name) -> {
            if (line.contains(event + " ")) {
              double ms = Instant.parse(line.substring(0, 24)).toEpochMilli() - wall;
              moments.putIfAbsent(name, ms);
            }
          });
    }
  }

  private void print(Drop drop, List<Story> automatic, List<Story> hand) {
    System.out.printf("%n%s, %d shares, %d drops each, ms%n", drop.title, shares.size(), hand.size());
    System.out.printf("%-9s %7s %7s %7s %7s %7s %7s%n", "", "min", "25%", "median", "75%", "95%", "max");
    List<double[]> rows = List.of(row(automatic), row(hand));
    print("monitor", rows.get(0));
    print("by hand", rows.get(1));
    System.out.printf("%-9s", "ratio");
    IntStream.range(0, 6).forEach(i -> System.out.printf(" %7.2f", rows.get(0)[i] / rows.get(1)[i]));
    System.out.printf("%n%-9s", "more");
    IntStream.range(0, 6).forEach(i -> System.out.printf(" %7.0f", rows.get(0)[i] - rows.get(1)[i]));
    System.out.println("\nof the share served last, ms after the drop, medians:");
    for (String name :
        List.of(
            "event", "nc starts", "nc ends", "decided", "unmount", "detached", "proven", "attempt",
            "mount", "attached", "readable", "outage_ms")) {
      System.out.printf("  %-10s %7s %7s%n", name, moment(automatic, name), moment(hand, name));
    }
  }

  private static void print(String name, double[] row) {
    System.out.printf("%-9s", name);
    for (double value : row) {
      System.out.printf(" %7.0f", value);
    }
    System.out.println();
  }

  private static double[] row(List<Story> stories) {
    double[] all = stories.stream().mapToDouble(Story::servedAll).sorted().toArray();
    return new double[] {
      all[0], at(all, 0.25), at(all, 0.5), at(all, 0.75), at(all, 0.95), all[all.length - 1]
    };
  }

  private static String moment(List<Story> stories, String name) {
    double[] all =
        stories.stream()
            .filter(story -> story.moments.containsKey(name))
            .mapToDouble(story -> story.moments.get(name))
            .sorted()
            .toArray();
    return all.length == 0 ? "-" : "%.0f".formatted(at(all, 0.5));
  }

  private static double at(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  }
}

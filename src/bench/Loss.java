import io.mountaineer.lab.Cable;
import io.mountaineer.lab.LabFolder;
import io.mountaineer.lab.LabMachines;
import io.mountaineer.lab.Requirements;
import io.mountaineer.standin.MacConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * False alarms of the monitor on a Thunderbolt link that loses packets, in the lab of Samba mounts:
 * how many cycles suspicion began, how many addresses were called gone, and how many shares were
 * moved. Nothing but the last must be none. See README.md for how to run it.
 */
public final class Loss {

  private static final String SHARE = "CORE";

  /**
   * Condition of link and machine.
   *
   * @param percent packets lost each way
   * @param neighbours programs that burn a core each
   */
  private record Condition(int percent, int neighbours) {}

  private static final List<Condition> CONDITIONS =
      List.of(new Condition(0, 0), new Condition(1, 0), new Condition(5, 0), new Condition(5, 2));

  private final LabFolder folder = LabFolder.create(List.of(SHARE));
  private final LabMachines machines;
  private final LabShell mac;

  private Loss() throws IOException {
    new MacConfig(folder.home().resolve(".mountaineer/config.toml"))
        .set("volumes_root", folder.volumes().toString())
        .set("auto_failback", true)
        .share(SHARE, SHARE, "evan", Cable.TB, Cable.FALLBACK);
    Files.writeString(folder.served(SHARE).resolve("film.txt"), "the film");
    folder.giveToEvan();
    machines = LabMachines.start(folder);
    mac = new LabShell(machines, "mac");
  }

  /** Takes as its only argument the minutes for each condition, 10 if not given. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 10;
    if (!Requirements.missing().isEmpty()) {
      System.err.println("the lab needs " + Requirements.missing());
      System.exit(1);
    }
    System.exit(new Loss().run(minutes) ? 0 : 1);
  }

  private boolean run(double minutes) throws Exception {
    boolean stayed = true;
    try (machines) {
      Process monitor =
          machines
              .shell()
              .begin(
                  "evan",
                  System.getProperty("java.home") + "/bin/java",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:CompileThresholdScaling=5",
                  "-XX:+UseSerialGC",
                  "-Xmx64m",
                  "-XX:-UsePerfData",
                  "-jar",
                  folder.jar().toString(),
                  "--platform",
                  "macos",
                  "monitor");
      Thread reader = new Thread(() -> monitor.errorReader().lines().forEach(line -> {}), "reader");
      reader.setDaemon(true);
      reader.start();
      TimeUnit.SECONDS.sleep(15);
      System.out.println("| lost each way | cores burnt | minutes | cycles | usual | gone | moved |");
      System.out.println("|---|---|---|---|---|---|---|");
      for (Condition condition : CONDITIONS) {
        stayed &= measure(condition, minutes);
      }
    }
    folder.remove();
    return stayed;
  }

  private boolean measure(Condition condition, double minutes) throws Exception {
    List<Process> neighbours = new ArrayList<>();
    try {
      for (int i = 0; i < condition.neighbours; i++) {
        neighbours.add(new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start());
      }
      lose(condition.percent);
      Tail ledger = Tail.of(folder.root().resolve("ledger"));
      Tail log = Tail.of(folder.home().resolve("Library/Logs/mountaineer.log"));
      TimeUnit.MILLISECONDS.sleep((long) (minutes * 60_000));
      return print(condition, minutes, ledger.text(), log.text());
    } finally {
      neighbours.forEach(Process::destroyForcibly);
      lose(0);
    }
  }

  /** Returns whether the share stayed. */
  private static boolean print(Condition condition, double minutes, String calls, String events) {
    long moved = count(calls, "\tdetached\t");
    System.out.printf(
        "| %d %% | %d | %.0f | %d | %.0f | %d | %d |%n",
        condition.percent,
        condition.neighbours,
        minutes,
        count(calls, "\tcall\tmount\t"),
        minutes * 30,
        count(events, "event=interface_down "),
        moved);
    return moved == 0;
  }

  private void lose(int percent) throws IOException {
    ask("iptables -F");
    if (percent > 0) {
      for (String way : List.of("INPUT -i", "OUTPUT -o")) {
        ask(
            "iptables -A %s bridge0 -m statistic --mode random --probability %.2f -j DROP"
                .formatted(way, percent / 100.0));
      }
    }
  }

  private void ask(String command) throws IOException {
    if (mac.ask(command + " || echo failed").equals("failed")) {
      throw new IOException("needs iptables with its match 'statistic'");
    }
  }

  private static long count(String text, String what) {
    return text.lines().filter(line -> line.contains(what)).count();
  }
}

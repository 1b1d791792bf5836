import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cost of the monitor while nothing happens, beside a JVM that only sleeps and beside loops in bash
 * and Python that do as much: two connects and a look at the mount table every 2 s. Needs Linux,
 * which reports on itself in /proc. See README.md for how to run it.
 */
public final class Idle {

  /**
   * Code that runs once a cycle is compiled after some hundreds of cycles; a monitor runs for days.
   */
  private static final int WARM_UP_MINUTES = 15;

  private static final String SLEEP =
      "class Sleep { public static void main(String[] a) throws Exception {"
          + " Thread.sleep(Long.MAX_VALUE); } }";

  private static final String BASH =
      """
      exec 4<> <(:) # what nothing ever comes from, to wait without a child
      before=
      while :; do
        up=
        for host in 127.0.0.1 127.0.0.2; do
          if { exec 3<>"/dev/tcp/$host/%1$d"; } 2>/dev/null; then up+=" $host"; exec 3>&-; fi
        done
        now="$up $(%2$s/bin/mount)"
        if [[ $now != "$before" ]]; then printf '%%s' "$now" > %2$s/bash.state; before=$now; fi
        read -rt 2 -u 4 || :
      done
      """;

  private static final String PYTHON =
      """
      import socket, subprocess, time
      before = None
      while True:
          up = []
          for host in "127.0.0.1", "127.0.0.2":
              try:
                  socket.create_connection((host, %1$d), 0.8).close()
                  up.append(host)
              except OSError:
                  pass
          now = str(up) + subprocess.run(["%2$s/bin/mount"], capture_output=True, text=True).stdout
          if now != before:
              with open("%2$s/python.state", "w") as state:
                  state.write(now)
              before = now
          time.sleep(2)
      """;

  private final Map<String, Process> programs = new LinkedHashMap<>();

  /**
   * Takes as arguments how many minutes after the warm-up, 10 if not given; then flags of the JVM,
   * of which each is measured in a monitor of its own.
   */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    int minutes = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    List<ScriptedMac> macs = new ArrayList<>();
    Idle idle = new Idle();
    try {
      idle.startAll(macs, Stream.of(arguments).skip(1).toList());
      idle.measure(minutes);
    } finally {
      idle.programs.values().forEach(Process::destroyForcibly);
      for (Process program : idle.programs.values()) {
        program.waitFor();
      }
      for (ScriptedMac mac : macs) {
        mac.close();
      }
    }
    System.exit(0);
  }

  private void startAll(List<ScriptedMac> macs, List<String> flags) throws Exception {
    ScriptedMac mac = monitor(macs, "monitor", "");
    for (String flag : flags) {
      monitor(macs, "monitor " + flag, flag);
    }
    List<String> sleeper = new ArrayList<>(flagsOf(programs.get("monitor")));
    sleeper.addAll(List.of("-cp", mac.compiled("Sleep", SLEEP), "Sleep"));
    programs.put("JVM that sleeps", mac.start(sleeper));
    String bash = BASH.formatted(mac.port(), mac.folder());
    programs.put("bash", mac.start(List.of("/bin/bash", "-c", bash)));
    String python = PYTHON.formatted(mac.port(), mac.folder());
    programs.put("Python", mac.start(List.of("/usr/bin/python3", "-c", python)));
  }

  private ScriptedMac monitor(List<ScriptedMac> macs, String name, String flag) throws Exception {
    ScriptedMac mac = new ScriptedMac(Path.of(System.getProperty("java.home")));
    macs.add(mac);
    String text = Files.readString(mac.launcher());
    Files.writeString(mac.launcher(), text.replaceAll("(?m)^(exec .*) (\"\\$@\")$", "$1 " + flag + " $2"));
    programs.put(
        name, mac.start(List.of(mac.launcher().toString(), "--platform", "macos", "monitor")));
    Thread.sleep(5_000); // The launcher has become java by then.
    if (!programs.get(name).isAlive()) {
      throw new IllegalStateException(name + ": " + Files.readString(mac.folder().resolve("errors")));
    }
    return mac;
  }

  /**
   * Returns the JVM and its flags, without the archive, which is of the program's classes only.
   */
  private static List<String> flagsOf(Process monitor) throws IOException {
    String line = Files.readString(Path.of("/proc", String.valueOf(monitor.pid()), "cmdline"));
    return Stream.of(line.split("\0"))
        .takeWhile(word -> !word.equals("-jar"))
        .filter(word -> !word.matches("-XX:(SharedArchiveFile|AOTCache)=.*"))
        .toList();
  }

  private void measure(int minutes) throws Exception {
    TimeUnit.MINUTES.sleep(WARM_UP_MINUTES);
    Map<String, Sample> before = samples();
    TimeUnit.MINUTES.sleep(minutes);
    Map<String, Sample> after = samples();
    double seconds = minutes * 60;
    Sample sleeper = after.get("JVM that sleeps");
    double bash = after.get("bash").cpu() - before.get("bash").cpu();
    System.out.printf(
        "%-32s %8s %8s %8s %8s %10s %10s %9s %9s%n",
        "", "RSS MB", "PSS MB", "RSS :", "threads", "CPU s/h", "ms/cycle", "wakes/s", "written");
    after.forEach(
        (name, now) -> {
          Sample then = before.get(name);
          double cpu = now.cpu() - then.cpu();
          System.out.printf(
              "%-32s %8.1f %8.1f %8.2f %8d %5.1f+%4.1f %5.2f %4.2f %9.1f %9d%n",
              name,
              now.rss / 1024,
              now.pss / 1024,
              now.rss / sleeper.rss,
              now.threads,
              (now.own - then.own) / seconds * 3600,
              (now.children - then.children) / seconds * 3600,
              cpu / seconds * 2000,
              cpu / bash,
              (now.wakes - then.wakes) / seconds,
              now.written - then.written);
        });
    System.out.println("RSS : of the JVM that sleeps; CPU own + children; ms/cycle, then : of bash");
    stop();
  }

  private void stop() throws Exception {
    long start = System.nanoTime();
    programs.get("monitor").destroy();
    programs.get("monitor").waitFor();
    System.out.printf("SIGTERM to exit: %.0f ms%n", (System.nanoTime() - start) / 1e6);
  }

  private Map<String, Sample> samples() throws IOException {
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (Map.Entry<String, Process> program : programs.entrySet()) {
      if (!program.getValue().isAlive()) {
        throw new IllegalStateException(program.getKey() + " has ended");
      }
      samples.put(program.getKey(), Sample.of(program.getValue().pid()));
    }
    return samples;
  }

  /**
   * One process so far.
   *
   * @param own seconds of CPU; those of the ended children apart
   * @param wakes how often one of its threads went to sleep by itself
   * @param written bytes that went to disk
   */
  private record Sample(
      double rss, double pss, int threads, double own, double children, long wakes, long written) {

    private static final double TICKS = 100;

    double cpu() {
      return own + children;
    }

    static Sample of(long pid) throws IOException {
      Path proc = Path.of("/proc", String.valueOf(pid));
      Map<String, Long> memory = fields(proc.resolve("smaps_rollup"));
      String[] stat = Files.readString(proc.resolve("stat")).replaceFirst(".*\\) ", "").split(" ");
      long wakes = 0;
      List<Path> tasks;
      try (Stream<Path> all = Files.list(proc.resolve("task"))) {
        tasks = all.toList();
      }
      for (Path task : tasks) {
        try {
          wakes += fields(task.resolve("status")).get("voluntary_ctxt_switches");
        } catch (NoSuchFileException e) {
          continue; // a thread that has just gone
        }
      }
      return new Sample(
          memory.get("Rss"),
          memory.get("Pss"),
          tasks.size(),
          (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / TICKS,
          (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) / TICKS,
          wakes,
          fields(proc.resolve("io")).get("write_bytes"));
    }

    /** Reads the lines of the form {@code name: number}. */
    private static Map<String, Long> fields(Path file) throws IOException {
      return Files.readAllLines(file).stream()
          .map(line -> line.split(":\\s+|\\s+"))
          .filter(words -> words.length > 1 && words[1].matches("\\d+"))
          .collect(Collectors.toMap(w -> w[0], w -> Long.valueOf(w[1]), (a, b) -> a));
    }
  }
}

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the start of a short command costs, measured in starts of a program that prints one word on
 * the same JVM. Every round starts each program once, in turn; the ratios are taken round by round.
 * See README.md for how to run it.
 */
public final class Start {

  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 21;

  private final Path folder;
  private final Path java;

  private Start(Path folder, Path jdk) {
    this.folder = folder;
    this.java = jdk.resolve("bin/java");
  }

  /** Arguments: homes of JDKs; that of this JVM if none is given. */
  public static void main(String[] arguments) throws Exception {
    List<String> jdks =
        arguments.length == 0 ? List.of(System.getProperty("java.home")) : List.of(arguments);
    for (String jdk : jdks) {
      Path folder = Files.createTempDirectory("start").toRealPath();
      try {
        new Start(folder, Path.of(jdk)).run();
      } finally {
        clear(folder);
      }
    }
  }

  private void run() throws Exception {
    try (ServerSocket first = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        ServerSocket second =
            new ServerSocket(first.getLocalPort(), 50, InetAddress.getByName("127.0.0.2"))) {
      prepare(first.getLocalPort());
      Map<String, List<String>> programs = programs();
      for (int round = 0; round < WARM_UPS; round++) {
        for (List<String> program : programs.values()) {
          start(program);
        }
      }
      Map<String, List<Cost>> costs = new LinkedHashMap<>();
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, List<String>> program : programs.entrySet()) {
          costs.computeIfAbsent(program.getKey(), name -> new ArrayList<>())
              .add(start(program.getValue()));
        }
      }
      print(costs);
    }
  }

  private Map<String, List<String>> programs() {
    Path launcher = folder.resolve(".mountaineer/bin/mountaineer");
    Path jar = Path.of("target/mountaineer.jar").toAbsolutePath();
    List<String> status = List.of("--platform", "macos", "status", "--json");
    Map<String, List<String>> programs = new LinkedHashMap<>();
    programs.put("hello", List.of(java.toString(), "-cp", folder.toString(), "Hello"));
    programs.put("launcher: status --json", joined(List.of(launcher.toString()), status));
    programs.put(
        "launcher: complete", List.of(launcher.toString(), "complete", "--", "mount", "--share", ""));
    programs.put("launcher: --version", List.of(launcher.toString(), "--version"));
    programs.put(
        "java -jar: status --json",
        joined(List.of(java.toString(), "-jar", jar.toString()), status));
    return programs;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private record Cost(double wall, double cpu) {}

  private Cost start(List<String> program) throws Exception {
    double cpu = cpuOfChildren();
    long begin = System.nanoTime();
    Process process = process(program);
    int code = process.waitFor();
    double wall = System.nanoTime() - begin;
    if (code != 0) {
      throw new IllegalStateException(program + " ended with " + code);
    }
    return new Cost(wall, cpuOfChildren() - cpu);
  }

  private Process process(List<String> program) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program);
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PATH", folder.resolve("bin").toString());
    builder.environment().put("MOUNTAINEER_ALLOW_ROOT", "1");
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return builder.redirectError(folder.resolve("errors").toFile()).start();
  }

  /** Ticks of the processor that ended children took, theirs included; 0 where nobody tells. */
  private static double cpuOfChildren() throws IOException {
    Path stat = Path.of("/proc/self/stat");
    if (!Files.exists(stat)) {
      return 0;
    }
    String[] fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
    return Double.parseDouble(fields[13]) + Double.parseDouble(fields[14].strip());
  }

  private void print(Map<String, List<Cost>> costs) {
    List<Cost> hello = costs.get("hello");
    System.out.printf("%s, %d rounds, hello = 1%n", java, ROUNDS);
    System.out.printf("%-26s %8s %15s %8s%n", "", "wall", "(quartiles)", "CPU");
    costs.forEach(
        (name, all) -> {
          List<Double> ratios = new ArrayList<>();
          for (int round = 0; round < ROUNDS; round++) {
            ratios.add(all.get(round).wall / hello.get(round).wall);
          }
          ratios.sort(Comparator.naturalOrder());
          System.out.printf(
              "%-26s %8.2f %7.2f %7.2f %8.2f%n",
              name,
              ratios.get(ROUNDS / 2),
              ratios.get(ROUNDS / 4),
              ratios.get(ROUNDS * 3 / 4),
              total(all) / total(hello));
        });
  }

  /** Of all rounds together, since one tick is a third of a start. */
  private static double total(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::cpu).sum();
  }

  /** A Mac of scripts with one share that is mounted, and the program installed there. */
  private void prepare(int port) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path volume = Files.createDirectories(folder.resolve("Volumes/CORE"));
    script(
        bin.resolve("mount"),
        "echo '/dev/disk3s1s1 on / (apfs, local)'",
        "echo '//jane@127.0.0.1:%d/CORE on %s (smbfs, nodev, nosuid)'".formatted(port, volume));
    script(
        bin.resolve("df"),
        "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'",
        "echo '//jane@127.0.0.1/CORE 100 50 50 50%% %s'".formatted(volume));
    // Nobody is logged in at the screen, so no agent is started.
    script(bin.resolve("launchctl"), "echo '125: Domain does not support specified action' >&2", "exit 125");
    script(bin.resolve("id"), "echo 501");
    script(bin.resolve("plutil"), "exit 0");
    for (String tool : List.of("diskutil", "umount", "osascript", "lsof", "nc")) {
      script(bin.resolve(tool), "exit 1");
    }
    Path home = Files.createDirectories(folder.resolve(".mountaineer"));
    Files.writeString(
        home.resolve("config.toml"),
        """
        [global]
        shares_root = '%1$s/Shares'
        volumes_root = '%1$s/Volumes'
        smb_port = %2$d

        [[shares]]
        name = "CORE"
        username = "jane"
        thunderbolt_host = "127.0.0.1"
        fallback_host = "127.0.0.2"
        """
            .formatted(folder, port));
    hello();
    Path jar = Path.of("target/mountaineer.jar").toAbsolutePath();
    process(List.of(java.toString(), "-jar", jar.toString(), "--platform", "macos", "install"))
        .waitFor();
  }

  private void hello() throws Exception {
    Path source = folder.resolve("Hello.java");
    Files.writeString(
        source,
        "class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }");
    String compiler = java.resolveSibling("javac").toString();
    new ProcessBuilder(compiler, "-d", folder.toString(), source.toString()).start().waitFor();
  }

  private static void script(Path path, String... lines) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Cost of the start of a short command, measured in starts of a program that prints one word on the
 * same JVM. Every round starts each program once, in turn; the ratios are taken round by round. See
 * README.md for how to run it.
 */
public final class Start {

  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 21;

  private final ScriptedMac mac;
  private final Map<String, List<String>> programs;

  private Start(ScriptedMac mac) throws Exception {
    this.mac = mac;
    this.programs = programs();
  }

  /** Takes as arguments homes of JDKs; that of this JVM if none is given. */
  public static void main(String[] arguments) throws Exception {
    List<String> jdks =
        arguments.length == 0 ? List.of(System.getProperty("java.home")) : List.of(arguments);
    for (String jdk : jdks) {
      try (ScriptedMac mac = new ScriptedMac(Path.of(jdk))) {
        new Start(mac).run();
      }
    }
  }

  private void run() throws Exception {
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

  private Map<String, List<String>> programs() throws Exception {
    String launcher = mac.launcher().toString();
    String java = mac.java().toString();
    String hello =
        mac.compiled(
            "Hello",
            "class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }");
    List<String> status = List.of("--platform", "macos", "status", "--json");
    Map<String, List<String>> programs = new LinkedHashMap<>();
    programs.put("hello", List.of(java, "-cp", hello, "Hello"));
    programs.put("launcher: status --json", joined(List.of(launcher), status));
    programs.put("launcher: complete", List.of(launcher, "complete", "--", "mount", "--share", ""));
    programs.put("launcher: --version", List.of(launcher, "--version"));
    programs.put("java -jar: status --json", joined(List.of(java, "-jar", mac.jar()), status));
    return programs;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private record Cost(double wall, double cpu) {}

  private Cost start(List<String> program) throws Exception {
    double cpu = cpuOfChildren();
    long begin = System.nanoTime();
    Process process = mac.start(program);
    int code = process.waitFor();
    double wall = System.nanoTime() - begin;
    if (code != 0) {
      throw new IllegalStateException(program + " ended with " + code);
    }
    return new Cost(wall, cpuOfChildren() - cpu);
  }

  /**
   * Returns the ticks of the processor that ended children took, theirs included; 0 where they are
   * not reported.
   */
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
    System.out.printf("%s, %d rounds, hello = 1%n", mac.java(), ROUNDS);
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

  /** Returns the ticks of all rounds together, since one tick is a third of a start. */
  private static double total(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::cpu).sum();
  }
}

import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.macos.Lsof;
import io.mountaineer.platform.process.SystemCommandRunner;
import io.mountaineer.platform.process.ProgramPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Cost of the look at open files on a volume of 1,000 to 1,000,000 files, beside a walk through its
 * folders. The volume is a file system in memory, mounted where only this benchmark sees it; needs
 * root and Linux. See README.md for how to run it.
 */
public final class OpenFiles {

  private static final List<Integer> SIZES = List.of(1_000, 20_000, 200_000, 1_000_000);
  private static final int IN_A_FOLDER = 500;
  private static final int ROUNDS = 15;

  /** The walk takes a minute for a million. */
  private static final int LARGEST_WALK = 200_000;

  private final Path volume;
  private final OpenFilesFinder finder;
  private int files;

  private OpenFiles(Path volume) {
    this.volume = volume;
    this.finder = new Lsof(new SystemCommandRunner(new ProgramPath(System.getenv("PATH"))));
  }

  /** Takes no arguments; it starts itself once more, in a name space of its own. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    if (arguments.length > 0) {
      inside(Path.of(arguments[0]));
      System.exit(0);
    }
    Path volume = Files.createTempDirectory("volume").toRealPath();
    String java = ProcessHandle.current().info().command().orElseThrow();
    int code =
        run("unshare", "--mount", java, "-cp", System.getProperty("java.class.path"), "OpenFiles",
            volume.toString());
    Files.delete(volume);
    System.exit(code);
  }

  private static void inside(Path volume) throws Exception {
    run("mount", "-t", "tmpfs", "-o", "size=8g,nr_inodes=2m", "volume", volume.toString());
    Path film = Files.writeString(volume.resolve("film.mov"), "the film");
    Process editor = new ProcessBuilder("tail", "-f", film.toString()).start();
    try {
      new OpenFiles(volume).measure(editor.pid());
    } finally {
      editor.destroy();
      editor.waitFor();
    }
  }

  private void measure(long editor) throws Exception {
    System.out.printf(
        "%9s %12s %18s %16s%n", "files", "look, ms", "without touching", "lsof +D, ms");
    double first = 0;
    double last = 0;
    for (int size : SIZES) {
      grow(size);
      expect(finder.look(volume).toString(), editor);
      expect(finder.lookWithoutTouching(volume).toString(), editor);
      last = median(ROUNDS, () -> finder.look(volume));
      double untouched = median(ROUNDS, () -> finder.lookWithoutTouching(volume));
      first = first == 0 ? last : first;
      String walk =
          size > LARGEST_WALK
              ? "-"
              : "%.0f".formatted(median(1, () -> run("lsof", "-w", "+D", volume.toString())));
      System.out.printf("%9d %12.0f %18.0f %16s%n", size, last, untouched, walk);
    }
    System.out.printf("the last look : the first = %.2f%n", last / first);
  }

  private static void expect(String found, long editor) {
    if (!found.contains("(" + editor)) {
      throw new IllegalStateException("the editor is not found: " + found);
    }
  }

  private void grow(int size) throws IOException {
    for (; files < size; files++) {
      Path folder = volume.resolve("folder " + files / IN_A_FOLDER);
      if (files % IN_A_FOLDER == 0) {
        Files.createDirectory(folder);
      }
      Files.createFile(folder.resolve("file " + files));
    }
  }

  private static double median(int rounds, Callable<?> look) throws Exception {
    double[] millis = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      look.call();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[rounds / 2];
  }

  /** Runs a command, whose output is of no interest; what is wrong with it is. */
  private static int run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (command[0].equals("lsof")) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start().waitFor();
  }
}

package io.mountaineer.screen;

import io.mountaineer.standin.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Waits until what was done to a window has had its effect, as somebody would who looks before he
 * goes on.
 *
 * <p>That a window has the focus of X11 is not enough: AWT passes it on to a part of the window
 * later, on its own thread, and a key that comes before that may be lost. But a thread that has
 * something to do is running, or ready to, as soon as that arrives. So if all threads that carry
 * keys and clicks are asleep, and at a second look none of them has been awake in between, then
 * there was a moment at which nothing was on its way.
 */
final class Calm {

  private static final Path PROC = Path.of("/proc");

  private Calm() {}

  /**
   * Waits.
   *
   * @param program pid of a program that uses AWT
   * @param screen pids of the programs that bring it what is typed
   */
  static void await(long program, List<Long> screen) {
    Await.until(
        "the program does nothing more",
        () -> {
          Map<String, Sleep> first = look(program, screen);
          return first.values().stream().allMatch(Sleep::isDeep)
              && first.equals(look(program, screen));
        });
  }

  /**
   * A thread at one look.
   *
   * @param isDeep whether it waits for something to happen
   * @param pauses how often it has lost the processor so far, of itself or not
   */
  private record Sleep(boolean isDeep, String pauses) {

    static Sleep of(Map<String, String> status) {
      String pauses =
          status.get("voluntary_ctxt_switches") + " " + status.get("nonvoluntary_ctxt_switches");
      return new Sleep(status.getOrDefault("State", "").startsWith("S"), pauses);
    }
  }

  private static Map<String, Sleep> look(long program, List<Long> screen) {
    Map<String, Sleep> threads = new TreeMap<>();
    screen.forEach(pid -> look(pid, "", threads));
    look(program, "AWT-", threads);
    look(program, "VM Thread", threads); // While it collects garbage, all others are asleep.
    return threads;
  }

  private static void look(long pid, String name, Map<String, Sleep> threads) {
    try (Stream<Path> tasks = Files.list(PROC.resolve(pid + "/task"))) {
      for (Path task : tasks.toList()) {
        Map<String, String> status = status(task.resolve("status"));
        if (status.getOrDefault("Name", "").startsWith(name)) {
          threads.put(task.toString(), Sleep.of(status));
        }
      }
    } catch (IOException e) {
      threads.put(pid + " ended", new Sleep(true, ""));
    }
  }

  private static Map<String, String> status(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split(":\t", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}

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
 * Wait until earlier input to a window has had its effect.
 *
 * <p>The focus of X11 is not enough: AWT passes it on to a part of the window later, on its own
 * thread, and a key that comes before that may be lost. But a thread with work is running, or ready
 * to run, as soon as the work arrives. So if all threads that carry keys and clicks are asleep, and
 * a second look shows that none of them has been awake in between, then there was a moment without
 * input on its way.
 */
final class InputQuiescence {

  private static final Path PROC = Path.of("/proc");

  private InputQuiescence() {}

  /**
   * Waits for the quiescence of a program and of its screen.
   *
   * @param program pid of a program that uses AWT
   * @param screen pids of the programs that pass the input on to it
   */
  static void await(long program, List<Long> screen) {
    Await.until(
        "the program is idle",
        () -> {
          Map<String, Sleep> first = look(program, screen);
          return first.values().stream().allMatch(Sleep::isDeep)
              && first.equals(look(program, screen));
        });
  }

  /**
   * State of a thread at one look.
   *
   * @param isDeep whether it waits for an event
   * @param pauses number of its context switches so far, voluntary or not
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

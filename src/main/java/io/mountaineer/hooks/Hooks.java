package io.mountaineer.hooks;

import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.RepeatFilter;
import io.mountaineer.files.TrustedProgram;
import io.mountaineer.history.HistoryJson;
import io.mountaineer.platform.process.OwnGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Hooks: programs of the user, one for each kind of event, that the process runs which made the
 * transition. They run beside the work, four at a time; a program that hangs or misbehaves costs
 * itself only. A process that ends leaves them running.
 */
public final class Hooks implements Consumer<HistoryEvent> {

  static final int MOST_AT_ONCE = 4;
  static final int CAPACITY = 100;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** For a shell that the limit has not ended. */
  private static final Duration AFTER_LIMIT = Duration.ofSeconds(5);

  /** Fits every pipe, so that nothing waits for a program that does not read. */
  private static final int LONGEST_INPUT = 8 << 10;

  /** Names of the programs by the names of the events. */
  private static final Map<String, String> NAMES =
      Map.of(
          "failover", "failover",
          "recovery", "recovery",
          "switch", "switch",
          "mount", "mount",
          "unmount", "unmount",
          "tb_ready", "tb-ready",
          "trouble", "trouble");

  private final Path folder;
  private final LongSupplier user;
  private final Duration limit;
  private final Log log;
  private final RepeatFilter<Refusal> refusals;
  private final Deque<HistoryEvent> queue = new ArrayDeque<>();
  private int workers;
  private int idle;
  private int starting;

  private record Refusal(String hook, String why) {}

  /** Log of what is wrong with hooks. */
  public interface Log {
    /**
     * Logs an event about a hook.
     *
     * @param event name of the event in the log
     * @param hook name of the program
     */
    void note(String event, String hook, String cause);
  }

  /**
   * Creates the hooks of a folder, which need not exist.
   *
   * @param user returns the number of the user to whom the programs have to belong
   */
  public Hooks(Path folder, LongSupplier user, Log log) {
    this(folder, user, log, LIMIT);
  }

  Hooks(Path folder, LongSupplier user, Log log, Duration limit) {
    this.folder = folder;
    this.user = user;
    this.log = log;
    this.limit = limit;
    this.refusals = new RepeatFilter<>(each -> log.note("hook_refused", each.hook(), each.why()));
  }

  /** Runs the hook of an event, if there is one, soon; returns at once. */
  @Override
  public void accept(HistoryEvent event) {
    String name = NAMES.get(event.event());
    if (name != null && Files.exists(folder.resolve(name)) && !enqueue(event)) {
      log.note("hook_dropped", name, "more than " + CAPACITY + " hooks wait to be run");
    }
  }

  private synchronized boolean enqueue(HistoryEvent event) {
    if (queue.size() == CAPACITY) {
      return false;
    }
    queue.add(event);
    if (queue.size() > idle && workers < MOST_AT_ONCE) {
      workers++;
      Thread worker = new Thread(this::work, "hook");
      worker.setDaemon(true);
      worker.start();
    }
    notifyAll();
    return true;
  }

  /**
   * Waits until every hook was started, or until the limit; they run on by themselves. What still
   * waits then is lost with the process.
   */
  public synchronized void awaitStarts(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (starting > 0 || !queue.isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        HistoryEvent event = next();
        String name = NAMES.get(event.event());
        Optional<Process> started = start(name, event);
        started();
        if (started.isPresent()) {
          awaitEnd(name, started.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized HistoryEvent next() throws InterruptedException {
    idle++;
    while (queue.isEmpty()) {
      wait();
    }
    idle--;
    starting++;
    return queue.poll();
  }

  private synchronized void started() {
    starting--;
    notifyAll();
  }

  private Optional<Process> start(String name, HistoryEvent event) {
    Path program = folder.resolve(name);
    try {
      Optional<String> objection = TrustedProgram.objection(program, user.getAsLong());
      refusals.now(name, objection.map(why -> new Refusal(name, why)));
      return objection.isPresent()
          ? Optional.empty()
          : Optional.of(OwnGroup.start(program, variables(event), input(event), limit));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // removed since
    } catch (IOException | RuntimeException e) {
      log.note("hook_failed", name, "it cannot be started: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void awaitEnd(String name, Process process) throws InterruptedException {
    Duration longest = limit.plus(AFTER_LIMIT);
    if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      log.note("hook_failed", name, "it cannot be ended");
    } else if (process.exitValue() != 0) {
      log.note("hook_failed", name, "exit code " + process.exitValue());
    }
  }

  private static Map<String, String> variables(HistoryEvent event) {
    Map<String, String> variables = new HashMap<>();
    variables.put("MOUNTAINEER_EVENT", event.event());
    variables.put("MOUNTAINEER_ID", event.id());
    variables.put("MOUNTAINEER_SHARE", event.share().orElse(""));
    variables.put("MOUNTAINEER_FROM", event.from().orElse(""));
    variables.put("MOUNTAINEER_TO", event.to().orElse(""));
    variables.put("MOUNTAINEER_PATH", event.details().getOrDefault("path", ""));
    variables.put("MOUNTAINEER_CAUSE", event.cause().orElse(""));
    variables.replaceAll((key, value) -> value.replace('\0', ' '));
    return variables;
  }

  private static String input(HistoryEvent event) {
    String line = HistoryJson.line(event);
    boolean fits = line.getBytes(StandardCharsets.UTF_8).length < LONGEST_INPUT;
    return (fits ? line : HistoryJson.line(event.shortened())) + "\n";
  }
}

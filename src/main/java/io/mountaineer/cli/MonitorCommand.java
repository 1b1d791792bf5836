package io.mountaineer.cli;

import io.mountaineer.app.RequiredLock;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.core.Config;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.NextCommand;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Monitor;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt.HeldByOther;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code monitor}: cycle after cycle until stopped. */
@Command(
    name = "monitor",
    description = "Keep every share mounted over the best address until you press Ctrl-C.")
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[--interval SECS]",
    examples = {"mountaineer monitor", "mountaineer monitor --interval 10 -v"},
    exitCodes = {ExitCode.CONFIG, ExitCode.LOCKED, ExitCode.PLATFORM, ExitCode.INTERRUPTED})
final class MonitorCommand implements Callable<Integer> {

  /** Wait for a status that looks whether a monitor runs takes the lock for a moment. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  /** Range of the interval in seconds, as in the config. */
  private static final int MAX_SECONDS = 3600;

  /**
   * Limit for a signal to end the monitor, whatever is under way; ending its programs may take a
   * second more.
   */
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(4);

  private final CommandContext context;

  @Option(
      names = "--interval",
      paramLabel = "SECS",
      description = "Seconds between checks, 1 to 3600 (default: check-interval-secs).")
  private Integer seconds;

  MonitorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    context.log().showAll();
    context.watchProcess();
    if (seconds != null && (seconds < 1 || seconds > MAX_SECONDS)) {
      throw new UserError(
          Kind.INVALID_REQUEST,
          "--interval must be 1 to " + MAX_SECONDS + ", not " + seconds + ".",
          "for instance: mountaineer monitor --interval 10");
    }
    // Before the lock: what holds it has read its config, which is how an install knows it works.
    LiveConfig config = context.app().liveConfig();
    return run(lock(), config);
  }

  private HeldLock lock() {
    return RequiredLock.acquire(
        context.app().locks().monitor(), purpose(), LOCK_TIMEOUT, this::alreadyRunning, "");
  }

  private UserError alreadyRunning(HeldByOther other) {
    LocalTimes times = LocalTimes.here(context.app().clock().now());
    String who =
        other
            .holder()
            .map(it -> "pid " + it.pid() + " (" + it.what() + "), since " + times.at(it.since()))
            .orElse("another process");
    String pid = other.holder().map(it -> String.valueOf(it.pid())).orElse("PID");
    return new UserError(
        Kind.LOCKED,
        "a monitor is already running: " + who + ". Nothing was changed.",
        "To stop it: kill "
            + pid
            + " (the agent that starts at login: "
            + NextCommand.endAgent()
            + ")");
  }

  /** Returns the text for the lock; it names an interval given by option, for {@code status}. */
  private String purpose() {
    return MonitorLook.what(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  private int run(HeldLock lock, LiveConfig config) {
    try {
      context.log().rotate();
      context.app().startNotifying(() -> config.current().settings().notifications());
      Monitor monitor = context.app().monitor(config, () -> interval(config.current()));
      context.shutdown().onSignal(monitor::stop, UNTIL_STOPPED);
      SighupHandler.onSignal(() -> onHangup(monitor));
      greet(config.current());
      monitor.showLifeOn(lock);
      monitor.run();
      return ExitCode.DONE;
    } finally {
      lock.close();
    }
  }

  /** Tells a person at a terminal what happens now, and how to end it. */
  private void greet(Config config) {
    if (!Terminal.isInteractive()) {
      return;
    }
    List<String> names = config.shares().stream().map(Share::name).toList();
    context
        .out()
        .print(
            names.isEmpty()
                ? StatusText.NO_SHARES
                : List.of(
                    "Keeping "
                        + (names.size() == 1 ? "1 share" : names.size() + " shares")
                        + " mounted: "
                        + String.join(", ", names)
                        + "."));
    context.out().line("Press Ctrl-C to stop.");
  }

  private Duration interval(Config config) {
    return seconds == null ? config.settings().checkInterval() : Duration.ofSeconds(seconds);
  }

  private void onHangup(Monitor monitor) {
    try {
      context.log().rotate();
    } finally {
      monitor.wake();
    }
  }
}

package io.mountaineer.app;

import com.sun.security.auth.module.UnixSystem;
import io.mountaineer.core.HistoryEvent;
import io.mountaineer.core.RepeatFilter;
import io.mountaineer.engine.LogEvent;
import io.mountaineer.history.HistoryFile;
import io.mountaineer.history.HistoryRecorder;
import io.mountaineer.hooks.Hooks;
import io.mountaineer.platform.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/**
 * Record of what this process does: the history, the user's hooks after it, and notifications.
 * Nothing is recorded before it has begun.
 */
final class Recording {

  private final Clock clock;
  private volatile Consumer<HistoryEvent> notified = event -> {};
  private volatile Hooks hooks;
  private volatile HistoryRecorder recorder;

  Recording(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins.
   *
   * @param folder of the user's hooks
   * @param log receives what is wrong with a hook
   * @param warnings receives why nothing can be written
   */
  void begin(HistoryFile history, Path folder, Hooks.Log log, Consumer<String> warnings) {
    RepeatFilter<String> problems =
        new RepeatFilter<>(why -> warnings.accept("the history cannot be written: " + why));
    hooks = new Hooks(folder, () -> new UnixSystem().getUid(), log);
    recorder =
        new HistoryRecorder(
            history,
            List.of(hooks, event -> notified.accept(event)),
            problem -> problems.now("history", problem));
  }

  /** Passes what is recorded from now on to notifications as well. */
  void notifying(Consumer<HistoryEvent> notifications) {
    notified = notifications;
  }

  /** Records an event, if it is of interest to people. */
  void record(LogEvent event) {
    HistoryRecorder present = recorder;
    if (present != null && event.level() != Level.DEBUG) {
      present.record(event.toHistory(clock.now()));
    }
  }

  /**
   * Waits until the events so far are in the history and their hooks are started, each until the
   * limit.
   */
  void end(Duration limit) {
    HistoryRecorder present = recorder;
    if (present != null) {
      present.drain(limit);
      hooks.awaitStarts(limit);
    }
  }
}

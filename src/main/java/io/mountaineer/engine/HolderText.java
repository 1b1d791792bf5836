package io.mountaineer.engine;

import io.mountaineer.files.LockHolder;
import io.mountaineer.platform.ProcessStates;
import java.util.Locale;
import java.util.Optional;

/** Text for people about the holder of a share's lock. */
final class HolderText {

  private final ProcessStates processes;

  HolderText(ProcessStates processes) {
    this.processes = processes;
  }

  /** Returns the holder, as in "locked by switch (pid 4711) since 2026-01-31T12:00:00Z". */
  String of(Optional<LockHolder> holder) {
    return holder
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "locked by %s (pid %d) since %s%s",
                    each.what(),
                    each.pid(),
                    each.since(),
                    stopped(each)))
        .orElse("locked by another mountaineer");
  }

  /**
   * Returns how to go on where the holder is suspended; empty where it is not, or that is not
   * known.
   */
  String stopped(LockHolder holder) {
    return processes.isStopped(holder.pid()).orElse(false)
        ? "; that process is stopped, 'kill -CONT " + holder.pid() + "' lets it go on"
        : "";
  }
}

package io.mountaineer.engine;

import io.mountaineer.core.LocalTimes;
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

  /**
   * Returns the holder, as in "another mountaineer works on it: switch to fallback (pid 4711),
   * since 31 Jan 2026 12:00:00".
   */
  String of(Optional<LockHolder> holder) {
    return holder
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "another mountaineer works on it: %s (pid %d), since %s%s",
                    each.what(),
                    each.pid(),
                    LocalTimes.full(each.since()),
                    stopped(each)))
        .orElse("another mountaineer works on it");
  }

  /**
   * Returns how to go on where the holder is suspended; empty where it is not, or that is not
   * known.
   */
  String stopped(LockHolder holder) {
    return processes.isStopped(holder.pid()).orElse(false)
        ? ". That process is stopped; to resume it, type: kill -CONT " + holder.pid()
        : "";
  }
}

package io.mountaineer.engine;

import io.mountaineer.core.MountTable;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Platform;
import java.util.Optional;

/**
 * Mount table as one act on a share sees it. The last look of the act is kept, so that what has
 * just been proven is not read again: each look starts a program. An act runs on one thread.
 */
final class ActTable {

  private final Platform platform;
  private Optional<Look> last = Optional.empty();

  ActTable(Platform platform) {
    this.platform = platform;
  }

  /** Reads the table and returns the mounts of the share at this moment. */
  ShareMounts now(Share share, Settings settings, ShareState state) {
    BothClocks begun = BothClocks.now(platform.clock());
    MountTable table = platform.mountTable().read();
    proven(table, begun);
    return classified(table, share, settings, state);
  }

  /**
   * Returns the mounts of the share after the last step of this act, by its last look if that is
   * fresh and nothing was done since; otherwise reads the table.
   */
  ShareMounts afterLastStep(Share share, Settings settings, ShareState state) {
    return last.filter(look -> look.begun().isFresh(platform.clock()))
        .map(look -> classified(look.table(), share, settings, state))
        .orElseGet(() -> now(share, settings, state));
  }

  /**
   * Keeps a table that was read by the last step.
   *
   * @param begun moment before the step, so that no change after the reading is younger than it
   */
  void proven(MountTable table, BothClocks begun) {
    last = Optional.of(new Look(table, begun));
  }

  /** Drops the last look, as a step begins, or failed and may still change something. */
  void changes() {
    last = Optional.empty();
  }

  private ShareMounts classified(
      MountTable table, Share share, Settings settings, ShareState state) {
    return platform.classifier(settings, table).of(share, state);
  }

  private record Look(MountTable table, BothClocks begun) {}
}

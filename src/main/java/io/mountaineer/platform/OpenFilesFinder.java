package io.mountaineer.platform;

import io.mountaineer.core.OpenFiles;
import java.nio.file.Path;

/** Finder of the programs that have files of a mount open. */
public interface OpenFilesFinder {

  /** Looks at a mount that answers; bounded in time, {@code Unknown} when it did not end. */
  OpenFiles look(Path volumePath);

  /**
   * Looks without touching any mount, for the report about a dead one. May miss holders, so it
   * never permits an unmount.
   */
  OpenFiles lookWithoutTouching(Path volumePath);
}

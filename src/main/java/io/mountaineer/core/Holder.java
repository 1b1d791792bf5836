package io.mountaineer.core;

import java.util.Locale;
import java.util.Set;

/**
 * A process that has files of a share open.
 *
 * @param command name of the program
 * @param files how many of the share's files it holds, at least 1
 * @param sample path of one of them
 */
public record Holder(String command, long pid, int files, String sample) {

  /**
   * Programs of macOS that index or preview any volume. They let go by themselves when a volume is
   * unmounted, so they never count as open work; the unmount stays the arbiter. Seen as holders in
   * raspberrypi/rpi-imager#270 (mds, mds_stores) and, by general knowledge, the rest.
   */
  private static final Set<String> INDEXERS =
      Set.of("mds", "mds_stores", "mdsync", "fseventsd", "quicklookd", "spotlight");

  /** Whether this is one of macOS's own indexing or preview programs. */
  public boolean isIndexer() {
    String name = command.toLowerCase(Locale.ROOT);
    return INDEXERS.contains(name) || name.startsWith("mdworker") || name.startsWith("quicklook");
  }

  @Override
  public String toString() {
    return command + " (" + pid + ")";
  }
}

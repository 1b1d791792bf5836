package io.mountaineer.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Open files of a share. Unknown is never taken for none. */
public sealed interface OpenFiles {

  /** Completed look that found nothing but indexers. */
  record None() implements OpenFiles {
    @Override
    public String toString() {
      return "no open files";
    }
  }

  /** Share in use. */
  record Held(List<Holder> holders) implements OpenFiles {
    public Held {
      holders = List.copyOf(holders);
    }

    /** Returns the number of open files over all holders. */
    public int count() {
      return holders.stream().mapToInt(Holder::files).sum();
    }

    /**
     * Returns the holders with one file each, as in "in use by Final Cut Pro (pid 712):
     * Projects/film.mov".
     */
    public String text(Share share, Settings settings) {
      Path volume = share.volumePath(settings);
      return "in use by "
          + holders.stream()
              .map(holder -> holder + ": " + holder.sampleIn(volume))
              .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
      return "in use by "
          + holders.stream().map(Holder::toString).collect(Collectors.joining(", "));
    }
  }

  /** Look that failed or did not end in time. */
  record Unknown(String reason) implements OpenFiles {
    @Override
    public String toString() {
      return "cannot tell whether files are open: " + reason;
    }
  }

  /** Returns the verdict over these holders; indexers do not count. */
  static OpenFiles of(List<Holder> holders) {
    List<Holder> working = holders.stream().filter(holder -> !holder.isIndexer()).toList();
    return working.isEmpty() ? new None() : new Held(working);
  }

  /**
   * Process that has files of a share open.
   *
   * @param command name of the program
   * @param files number of the share's files it holds, at least 1
   * @param sample path of one of them
   */
  record Holder(String command, long pid, int files, String sample) {

    /**
     * Programs of macOS that index or preview any volume. They let go by themselves when a volume
     * is unmounted, so they never count as open work; the unmount stays the arbiter. Seen as
     * holders in raspberrypi/rpi-imager#270 (mds, mds_stores) and, by general knowledge, the rest.
     */
    private static final Set<String> INDEXERS =
        Set.of("mds", "mds_stores", "mdsync", "fseventsd", "quicklookd", "spotlight");

    /** Returns whether this is one of macOS's own indexing or preview programs. */
    boolean isIndexer() {
      String name = command.toLowerCase(Locale.ROOT);
      return INDEXERS.contains(name) || name.startsWith("mdworker") || name.startsWith("quicklook");
    }

    /** Returns the path of the file inside a volume; the whole path if it is elsewhere. */
    public String sampleIn(Path volume) {
      Path file = Path.of(sample);
      return file.startsWith(volume) && !file.equals(volume)
          ? volume.relativize(file).toString()
          : sample;
    }

    @Override
    public String toString() {
      return command + " (pid " + pid + ")";
    }
  }
}

package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.Optional;

/** Contents of volume paths that are no mounts. Asked only of paths the mount table lacks. */
public interface Volumes {

  /** Returns the occupant, learned from the listing of the parent first; bounded in time. */
  Occupant at(Path volumePath);

  /** Removes an empty leftover by a plain, never recursive rmdir; false when it was refused. */
  boolean removeEmptyDirectory(Path volumePath);

  /** Occupant of a volume path. */
  enum Occupant {
    NOTHING,
    /** An empty directory that belongs to this user: mount_smbfs may mount there. */
    OUR_EMPTY_DIRECTORY,
    /** An empty directory of another user. */
    EMPTY_DIRECTORY,
    /** A file, a link, or a directory with something in it. */
    SOMETHING,
    UNKNOWN;

    /** Returns why nothing can be mounted at the path; empty where a mount may be made. */
    public Optional<Failure> failureAt(Path path) {
      return switch (this) {
        case NOTHING, OUR_EMPTY_DIRECTORY -> Optional.empty();
        case EMPTY_DIRECTORY -> Optional.of(leftover(path));
        case SOMETHING -> Optional.of(something(path));
        case UNKNOWN -> Optional.of(unknown(path));
      };
    }

    /** It may hold files of the user, so it is never touched. */
    private static Failure something(Path path) {
      return new Failure(
          Kind.PATH_OCCUPIED,
          path + " is in the way: it is not a mount and may contain files",
          "check it, then move it away: ls -la " + ShellQuote.of(path));
    }

    private static Failure unknown(Path path) {
      return new Failure(
          Kind.UNKNOWN, path + " cannot be checked", "look at it: ls -lad " + ShellQuote.of(path));
    }
  }

  /** Returns the failure because of an empty directory that was left at a volume path. */
  static Failure leftover(Path path) {
    return new Failure(
        Kind.PATH_OCCUPIED,
        "an empty directory is left over at " + path,
        "remove it: " + removal(path));
  }

  /** Returns the command that removes an empty directory and nothing else. */
  static String removal(Path path) {
    return "sudo rmdir " + ShellQuote.of(path);
  }
}

package io.mountaineer.core;

import io.mountaineer.core.Failure.Kind;
import java.nio.file.Path;

/** Failures for a volume path at which nothing can be mounted because of what stands there. */
public final class OccupiedPath {

  private OccupiedPath() {}

  public static Failure byEmptyDirectory(Path path) {
    return new Failure(
        Kind.PATH_OCCUPIED,
        "a leftover empty directory stands at " + path,
        "remove it: " + removal(path));
  }

  /**
   * Returns the failure for something that may hold a user's files, so that it is never touched.
   */
  public static Failure bySomething(Path path) {
    return new Failure(
        Kind.PATH_OCCUPIED,
        "a file, a link or a directory that may hold files stands at "
            + path
            + "; mountaineer never touches it",
        "look at it and move it away: ls -la " + ShellQuote.of(path));
  }

  public static Failure byUnknown(Path path) {
    return new Failure(
        Kind.UNKNOWN,
        "what stands at " + path + " cannot be told",
        "look at it: ls -lad " + ShellQuote.of(path));
  }

  /** Returns the command that removes an empty directory and nothing else. */
  public static String removal(Path path) {
    return "sudo rmdir " + ShellQuote.of(path);
  }
}

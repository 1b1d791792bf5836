package io.mountaineer.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Failure to read, write or lock a file of mountaineer. The message is the path and the reason, for
 * people; plain exceptions of the file system leave out one or the other.
 */
public final class FileException extends IOException {

  private static final long serialVersionUID = 1;

  private final String reason;

  public FileException(Path path, String reason) {
    super(path + ": " + reason);
    this.reason = reason;
  }

  /** Returns the failure that an exception of the file system means, at the path that is known. */
  public static FileException at(Path path, IOException cause) {
    if (cause instanceof FileException already) {
      return already;
    }
    FileException failure = new FileException(path, reasonOf(cause));
    failure.initCause(cause);
    return failure;
  }

  /** Returns the reason alone, without the path. */
  public String reason() {
    return reason;
  }

  private static String reasonOf(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "something else is in its place";
    }
    if (cause instanceof FileSystemLoopException) {
      return "too many symbolic links";
    }
    String reason =
        cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }
}

package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import java.nio.file.Path;
import java.util.Optional;

/** Opener of files and folders for the user, as by a double click. */
public interface Opener {

  /**
   * Opens a path in the program that the user has for it; bounded in time.
   *
   * @return why it could not be opened
   */
  Optional<Failure> open(Path path);
}

package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import java.nio.file.Path;
import java.util.Optional;

/** Shows files and folders to the user, as a double click on them does. */
public interface Opener {

  /**
   * Opens it in the program that the user has for it; bounded in time.
   *
   * @return why it could not be opened
   */
  Optional<Failure> open(Path path);
}

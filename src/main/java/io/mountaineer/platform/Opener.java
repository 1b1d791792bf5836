package io.mountaineer.platform;

import io.mountaineer.core.Failure;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opener of things for the user, as by a double click. Every method is bounded in time and returns
 * why it could not be done.
 */
public interface Opener {

  /** Opens a file or folder in the program that the user has for it. */
  Optional<Failure> open(Path path);

  /** Opens a file in the user's editor for plain text, whatever its name ends in. */
  Optional<Failure> openAsText(Path path);

  /**
   * Opens an address such as {@code smb://macmini.local/CORE}, for which Finder may ask a login.
   */
  Optional<Failure> openUrl(String url);
}

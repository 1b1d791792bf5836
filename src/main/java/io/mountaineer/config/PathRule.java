package io.mountaineer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Rule for a path in a config: absolute, or from the user's home with {@code ~/}. */
public final class PathRule {

  private final Path userHome;

  /**
   * @param userHome folder that {@code ~/} stands for
   */
  public PathRule(Path userHome) {
    this.userHome = userHome;
  }

  /** Returns the violation and what is allowed, or empty if the path is valid. */
  public Optional<String> violation(String written) {
    return written.startsWith("~/")
        ? absoluteViolation(expanded(written))
        : absoluteViolation(written).map(text -> text + " or one that starts with ~/");
  }

  /** Returns the violation by a path that has nothing to do with a user's home. */
  static Optional<String> absoluteViolation(String written) {
    if (SafeText.hasControl(written)) {
      return refusal("contains a control character");
    }
    if (!written.startsWith("/")) {
      return refusal(written.isBlank() ? "is empty" : "is not absolute");
    }
    if (!isNameable(written)) {
      return refusal("cannot be a path under this locale (LANG)");
    }
    return Path.of(written).normalize().getNameCount() == 0
        ? refusal("is the root of the file system")
        : Optional.empty();
  }

  /**
   * Returns whether the locale knows every character of a name, which outside of a Mac it may not.
   */
  static boolean isNameable(String path) {
    try {
      return !Path.of(path).toString().isEmpty();
    } catch (InvalidPathException unnameable) {
      return false;
    }
  }

  /** Returns a valid path as absolute and normalised. */
  public Path resolved(String written) {
    return Path.of(expanded(written)).normalize();
  }

  private String expanded(String written) {
    return written.startsWith("~/") ? userHome + written.substring(1) : written;
  }

  private static Optional<String> refusal(String what) {
    return Optional.of(what + "; it must be an absolute path");
  }
}

package io.mountaineer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** How a path may be written in a config: absolute, or from the user's home with {@code ~/}. */
public final class PathRule {

  private final Path userHome;

  /**
   * @param userHome what {@code ~/} stands for
   */
  public PathRule(Path userHome) {
    this.userHome = userHome;
  }

  /** What is wrong with this path and what is allowed; empty when it is fine. */
  public Optional<String> complaint(String written) {
    return written.startsWith("~/")
        ? complaintAboutAbsolute(expanded(written))
        : complaintAboutAbsolute(written).map(text -> text + " or one that starts with ~/");
  }

  /** The same for a path that has nothing to do with a user's home. */
  public static Optional<String> complaintAboutAbsolute(String written) {
    if (Characters.hasControl(written)) {
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

  /** Outside of a Mac, the locale may not know every character of a name. */
  static boolean isNameable(String path) {
    try {
      return !Path.of(path).toString().isEmpty();
    } catch (InvalidPathException unnameable) {
      return false;
    }
  }

  /** A valid path, absolute and normalised. */
  public Path resolved(String written) {
    return Path.of(expanded(written)).normalize();
  }

  private String expanded(String written) {
    return written.startsWith("~/") ? userHome + written.substring(1) : written;
  }

  private static Optional<String> refusal(String what) {
    return Optional.of(what + "; allowed is an absolute path");
  }
}

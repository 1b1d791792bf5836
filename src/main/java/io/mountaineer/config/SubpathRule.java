package io.mountaineer.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Rule for the folder of an alias: a relative path that stays inside its share. An empty one is the
 * share itself, and slashes around it mean nothing.
 */
public final class SubpathRule {

  private static final String ALLOWED =
      "; it must be a relative folder inside the share, or \".\" for the share itself";

  private SubpathRule() {}

  /** Returns the violation and what is allowed, or empty if the folder is valid. */
  public static Optional<String> violation(String subpath) {
    if (subpath.equals("~") || subpath.startsWith("~/")) {
      return refusal("is not relative");
    }
    if (SafeText.hasControl(subpath)) {
      return refusal("contains a control character");
    }
    return folders(subpath).isEmpty() ? refusal("leaves the share") : Optional.empty();
  }

  /** Returns a valid folder without {@code .}, {@code ..} and needless slashes. */
  public static String normalised(String subpath) {
    String joined = String.join("/", folders(subpath).orElseThrow());
    return joined.isBlank() ? "." : joined;
  }

  /**
   * Returns the folders, or empty when the path leads out of the share, even if it comes back in.
   */
  private static Optional<Deque<String>> folders(String subpath) {
    Deque<String> folders = new ArrayDeque<>();
    for (String name : subpath.split("/")) {
      if (name.equals("..") && folders.pollLast() == null) {
        return Optional.empty();
      }
      if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        folders.addLast(name);
      }
    }
    return Optional.of(folders);
  }

  private static Optional<String> refusal(String what) {
    return Optional.of(what + ALLOWED);
  }
}

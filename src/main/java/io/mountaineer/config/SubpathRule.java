package io.mountaineer.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Which folder an alias may lead to: a relative path that stays inside its share. */
public final class SubpathRule {

  private static final String ALLOWED =
      "; allowed is a relative folder inside the share, or \".\" for the share itself";

  private SubpathRule() {}

  /** What is wrong with this folder and what is allowed; empty when it is fine. */
  public static Optional<String> complaint(String subpath) {
    if (subpath.isBlank()) {
      return refusal("is empty");
    }
    if (subpath.startsWith("/") || subpath.equals("~") || subpath.startsWith("~/")) {
      return refusal("is not relative");
    }
    if (Characters.hasControl(subpath)) {
      return refusal("contains a control character");
    }
    return folders(subpath).isEmpty() ? refusal("leaves the share") : Optional.empty();
  }

  /** A valid folder without {@code .}, {@code ..} and needless slashes. */
  public static String normalised(String subpath) {
    String joined = String.join("/", folders(subpath).orElseThrow());
    return joined.isEmpty() ? "." : joined;
  }

  /** Empty when the way leads out of the share, even if it came back in. */
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

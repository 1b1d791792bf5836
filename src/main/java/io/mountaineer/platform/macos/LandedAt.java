package io.mountaineer.platform.macos;

import io.mountaineer.core.CanonicalName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Place that {@code mount volume} of AppleScript names on success. Scripts in use make a path of
 * the value it returns; how osascript prints that value is not documented, by the general form of
 * such values as {@code file CORE-1:}, with colons between folders. A volume may be named as its
 * share though its directory has a suffix, so only a name with a suffix says anything.
 */
final class LandedAt {

  private static final Pattern REFERENCE =
      Pattern.compile("(?:file|alias|folder|disk) \"?(.+?)\"?");

  private LandedAt() {}

  /** Returns the path that is named, if it is known and is not the volume path. */
  static Optional<Path> elsewhere(Path volumePath, String printed) {
    String line = printed.strip();
    Matcher reference = REFERENCE.matcher(line);
    try {
      Optional<Path> named =
          reference.matches() ? suffixed(volumePath, reference.group(1)) : absolute(line);
      return named.filter(path -> !CanonicalName.same(path.toString(), volumePath.toString()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> absolute(String line) {
    return line.startsWith("/") && line.lines().count() == 1
        ? Optional.of(Path.of(line).normalize())
        : Optional.empty();
  }

  /** In such names a slash stands for a colon and the other way round. */
  private static Optional<Path> suffixed(Path volumePath, String reference) {
    String[] folders = reference.split(":");
    String name = folders.length == 0 ? "" : folders[folders.length - 1].replace('/', ':');
    String wanted = volumePath.getFileName().toString();
    int dash = name.lastIndexOf('-');
    boolean isSuffixed =
        dash > 0
            && CanonicalName.same(name.substring(0, dash), wanted)
            && name.substring(dash + 1).matches("\\d{1,4}");
    return isSuffixed ? Optional.of(volumePath.resolveSibling(name)) : Optional.empty();
  }
}

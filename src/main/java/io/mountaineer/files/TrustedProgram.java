package io.mountaineer.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Check that only the user, or root, could have put a program where it is: it and every folder
 * above it belong to one of them and can be written by nobody else. A folder with the sticky bit,
 * such as {@code /tmp}, lets nobody replace what is in it; it counts above the program's own
 * folder.
 */
public final class TrustedProgram {

  private static final int KIND = 0170000;
  private static final int FILE = 0100000;
  private static final int LINK = 0120000;
  private static final int STICKY = 01000;
  private static final int BY_OTHERS = 0022;
  private static final int TO_RUN = 0111;

  private TrustedProgram() {}

  /**
   * Returns why a program must not be run; empty if it may be.
   *
   * @param user number of the user
   * @throws NoSuchFileException if there is no such file
   */
  public static Optional<String> objection(Path program, long user) throws IOException {
    Path real = program.toRealPath();
    int mode = mode(real);
    if ((mode & KIND) != FILE) {
      return Optional.of(real + " is not a file");
    }
    if ((mode & TO_RUN) == 0) {
      return Optional.of(real + " is not executable; to allow it: chmod u+x " + real);
    }
    Optional<String> asNamed = chain(program.toAbsolutePath().normalize(), user);
    return asNamed.isPresent() ? asNamed : chain(real, user);
  }

  private static Optional<String> chain(Path program, long user) throws IOException {
    Path folder = program.getParent();
    for (Path each = program; each != null; each = each.getParent()) {
      long owner = ((Integer) attributes(each).get("uid")).longValue();
      if (owner != user && owner != 0) {
        return Optional.of(each + " belongs to another user");
      }
      int mode = mode(each);
      boolean isAbove = !each.equals(program) && !each.equals(folder);
      boolean isSafe = (mode & BY_OTHERS) == 0 || isAbove && (mode & STICKY) != 0;
      if ((mode & KIND) != LINK && !isSafe) {
        return Optional.of(each + " can be written by others; to end that: chmod go-w " + each);
      }
    }
    return Optional.empty();
  }

  private static int mode(Path path) throws IOException {
    return (Integer) attributes(path).get("mode");
  }

  private static Map<String, Object> attributes(Path path) throws IOException {
    return Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
  }
}

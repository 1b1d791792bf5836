package io.mountaineer.platform.macos;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.platform.Volumes.Occupant;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One look at what stands at a volume path. The listing of the parent comes first, so that nothing
 * is asked of a path at which nothing stands.
 *
 * @param home a directory of the user, whose owner is the user
 */
record VolumeLook(Path volumePath, Path home) implements Callable<Occupant> {

  @Override
  public Occupant call() throws IOException {
    try {
      Optional<Path> listed = listed();
      return listed.isPresent() ? occupant(listed.get()) : Occupant.NOTHING;
    } catch (NoSuchFileException e) {
      return Occupant.NOTHING; // it vanished just now, or even the parent is missing
    }
  }

  private Optional<Path> listed() throws IOException {
    String wanted = CanonicalName.of(volumePath.getFileName().toString());
    try (DirectoryStream<Path> names = Files.newDirectoryStream(volumePath.getParent())) {
      for (Path name : names) {
        if (CanonicalName.of(name.getFileName().toString()).equals(wanted)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  private Occupant occupant(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
    if (!attributes.isDirectory() || !isEmpty(path)) {
      return Occupant.SOMETHING;
    }
    return owner(path).equals(user()) ? Occupant.OUR_EMPTY_DIRECTORY : Occupant.EMPTY_DIRECTORY;
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
      return !content.iterator().hasNext();
    } catch (AccessDeniedException e) {
      return false; // not known to be empty
    }
  }

  private Object user() throws IOException {
    try {
      return owner(home);
    } catch (NoSuchFileException e) {
      throw new IOException("no home to tell the user by: " + home, e); // not a missing volume
    }
  }

  /** The number, because the name may be missing from the user directory. */
  private static Object owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", NOFOLLOW_LINKS);
  }
}

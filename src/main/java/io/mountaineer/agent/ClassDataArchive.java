package io.mountaineer.agent;

import io.mountaineer.platform.process.CommandRunner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Archive of the classes of the installed jar as a JVM keeps them in memory: with it a short
 * command starts in half the time. It belongs to one jar and one build of Java; its name has both.
 * It is a cache: without it everything works.
 *
 * <p>Before Java 25 it lies on top of the archive of the JDK's own classes, and a JDK that comes
 * without that one, as Temurin's for Intel Macs (adoptium-support#937), writes none and says so
 * only in its log. A static archive would do there, but it holds the JDK's classes too: several
 * times the size, from a list of classes and a second run, for few machines. It is not made;
 * install says why commands start slower. The cache of Java 25 needs no other archive.
 */
final class ClassDataArchive {

  private final ArchiveKind kind;
  private final Path file;
  private final Path jar;
  private final ArchiveTraining training;

  private ClassDataArchive(ArchiveKind kind, Path file, Path jar, ArchiveTraining training) {
    this.kind = kind;
    this.file = file;
    this.jar = jar;
    this.training = training;
  }

  /**
   * Returns the archive of the installed jar, whether it exists or not.
   *
   * @param name start of the file name, before the build of the Java
   * @return empty when the Java does not tell its build
   */
  static Optional<ClassDataArchive> of(
      CommandRunner runner, AgentFiles files, JavaHome java, String name) {
    return java.build()
        .map(
            build -> {
              ArchiveKind kind = ArchiveKind.of(build);
              Path file = files.lib().resolve(name + "-" + build + ".jsa");
              ArchiveTraining training = new ArchiveTraining(runner, java, kind, files.jar());
              return new ClassDataArchive(kind, file, files.jar(), training);
            });
  }

  Path file() {
    return file;
  }

  /** Returns the flag that starts a JVM with it, up to its path. */
  String flag() {
    return kind.flag();
  }

  /** Returns its size, which the launcher compares; 0 when there is none. */
  long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns whether it exists and is newer than the jar, as it must be; it may be incomplete. */
  boolean seemsCurrent() {
    try {
      return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Ensures that it exists and that the program runs with it. A truncated one would end Java 17, so
   * a new one takes its place only after a run with it.
   *
   * @return whether a new one was made
   * @throws InstallException when there is none afterwards
   */
  boolean prepare() throws InstallException {
    try {
      if (seemsCurrent() && training.use(file).isEmpty()) {
        return false;
      }
      make();
      return true;
    } catch (IOException e) {
      throw new InstallException(e.toString());
    }
  }

  /** Deletes archives of other jars and other Javas, and drafts that were left. */
  void sweep() {
    sweep(AgentFiles.ARCHIVES);
    sweep(AgentFiles.ARCHIVE_DRAFTS);
  }

  private void make() throws IOException, InstallException {
    Path draft = draft();
    Files.deleteIfExists(file);
    Files.deleteIfExists(draft);
    try {
      require(training.write(draft));
      if (!Files.exists(draft)) {
        throw new InstallException(
            "this Java wrote none; it may lack the archive of its own classes");
      }
      require(training.use(draft));
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      flush(draft);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Path draft() {
    return file.resolveSibling("." + file.getFileName() + ".tmp");
  }

  private static void require(Optional<String> fault) throws InstallException {
    if (fault.isPresent()) {
      throw new InstallException(fault.get());
    }
  }

  private static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void sweep(String pattern) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(file.getParent(), pattern)) {
      for (Path each : all) {
        if (!each.equals(file)) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      // It costs space and nothing else; the next install sweeps again.
    }
  }
}

package io.mountaineer.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lock files of a world in which every process is a part of this JVM: a process that only pretends
 * to be dead would keep its locks.
 */
final class HeldLocks {

  private final World world;

  HeldLocks(World world) {
    this.world = world;
  }

  /** Returns the lock files that are held now. */
  Set<Path> held() {
    Set<Path> held = new HashSet<>();
    for (Path file : all()) {
      if (isHeld(file)) {
        held.add(file);
      }
    }
    return held;
  }

  /** Locks die with their process, what is written in their files does not. */
  void dieExcept(Set<Path> ofOthers) {
    for (Path file : all()) {
      if (!ofOthers.contains(file) && isHeld(file)) {
        replace(file);
      }
    }
  }

  private List<Path> all() {
    try (Stream<Path> files = Files.list(world.home().locks())) {
      return files.filter(file -> file.toString().endsWith(".lock")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isHeld(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.tryLock().close();
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces a file by another of the same content: a process that has the old one open holds no
   * lock on the new.
   */
  private static void replace(Path file) {
    Path copy = file.resolveSibling(file.getFileName() + ".copy");
    try {
      Files.copy(
          file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.mountaineer.files;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {

  @TempDir Path directory;

  private Locks locks;

  @BeforeEach
  void setUp() {
    locks = new Locks(directory, new VirtualTime());
  }

  @Test
  void everyNameHasALockOfItsOwn() throws IOException {
    Set<LockFile> all = new HashSet<>(List.of(locks.state(), locks.monitor(), locks.config()));
    List<String> names = List.of("state", "..", "a/b", "", "x", "🏔".repeat(80), "写".repeat(80));
    for (String name : names) {
      all.add(share(name));
    }

    assertEquals(3 + names.size(), all.size());
    for (LockFile each : all) {
      assertInstanceOf(LockAttempt.Held.class, each.tryAcquire("test"));
    }
  }

  @Test
  void aPathInAnotherSpellingIsTheSame() {
    assertSame(share("Core"), share("cORE"));
    assertSame(share("B\u00fcro"), share("Bu\u0308RO"));
    assertSame(share("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2"), share("ΣΊΣΥΦΟΣ"));
    assertNotSame(share("Core"), share("Core "));
  }

  @Test
  void entriesThatMeanOneVolumePathHaveOneLock() {
    Path volume = Path.of("/Volumes/CORE");

    assertSame(locks.share(volume, "Core"), locks.share(volume, "Renamed"));
  }

  @Test
  void sharesWhoseVolumePathsWereSwappedDoNotLockEachOther() throws IOException {
    Path one = Path.of("/Volumes/CORE");
    Path other = Path.of("/Volumes/MEDIA");
    locks.share(one, "Core");
    locks.share(other, "Media");

    assertInstanceOf(LockAttempt.Held.class, locks.share(one, "Media").tryAcquire("test"));
    assertInstanceOf(LockAttempt.Held.class, locks.share(other, "Core").tryAcquire("test"));
    assertInstanceOf(
        LockAttempt.HeldByOther.class, locks.share(Path.of("/Volumes/X"), "Core").tryAcquire("x"));
  }

  @Test
  void aShareThatAnOlderVersionActsOnIsLocked() throws IOException {
    // SHA-256 of "core", by which versions before the lock of the volume path named theirs.
    Path older = directory.resolve("share-0d45f5fd462b8c70bffb10021ac1bcff.lock");
    LockFile core = locks.share(Path.of("/Volumes/SHARE"), "Core");
    try (FileChannel file = FileChannel.open(older, CREATE, WRITE)) {
      // Of this JVM, so that it is found as an overlapping lock; of another one it is one too.
      FileLock held = file.lock();

      assertInstanceOf(LockAttempt.HeldByOther.class, core.tryAcquire("test"));

      held.release();
      LockAttempt.Held ours = assertInstanceOf(LockAttempt.Held.class, core.tryAcquire("test"));
      assertThrows(OverlappingFileLockException.class, file::tryLock, "an older version sees us");
      ours.lock().close();
      assertTrue(file.tryLock().isValid());
    }
  }

  private LockFile share(String name) {
    return locks.share(Path.of("/Volumes/" + name.replace("..", "dots").replace('/', ':')), name);
  }
}

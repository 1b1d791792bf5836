package io.mountaineer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
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
      all.add(locks.share(name));
    }

    assertEquals(3 + names.size(), all.size());
    for (LockFile each : all) {
      assertInstanceOf(Acquisition.Held.class, each.tryAcquire("test"));
    }
  }

  @Test
  void aNameInAnotherSpellingIsTheSameShare() {
    assertSame(locks.share("Core"), locks.share("cORE"));
    assertSame(locks.share("B\u00fcro"), locks.share("Bu\u0308RO"));
    assertSame(locks.share("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2"), locks.share("ΣΊΣΥΦΟΣ"));
    assertNotSame(locks.share("Core"), locks.share("Core "));
  }
}

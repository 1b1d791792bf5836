package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.Volumes.Occupant;
import io.mountaineer.platform.process.ProgramPath;
import io.mountaineer.platform.process.SystemCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looks at real directories, and removes them with the real rmdir. */
@Timeout(60)
class MacVolumesTest {

  @TempDir Path root;
  @TempDir Path home;

  private MacVolumes volumes;

  @BeforeEach
  void prepare() {
    volumes = new MacVolumes(new SystemCommandRunner(new ProgramPath(null)), home);
  }

  @Test
  void seesThatNothingStandsThere() {
    assertEquals(Occupant.NOTHING, volumes.at(root.resolve("CORE")));
    assertEquals(Occupant.NOTHING, volumes.at(root.resolve("missing").resolve("CORE")));
  }

  @Test
  void seesAnEmptyDirectoryOfTheUser() throws IOException {
    Path core = Files.createDirectory(root.resolve("CORE"));

    assertEquals(Occupant.OUR_EMPTY_DIRECTORY, volumes.at(core));
  }

  @Test
  void seesAnEmptyDirectoryOfSomebodyElse() throws IOException {
    Path core = Files.createDirectory(root.resolve("CORE"));
    Path othersHome = ownedByAnother();

    assertEquals(
        Occupant.EMPTY_DIRECTORY, new MacVolumes(new ScriptedRunner(), othersHome).at(core));
  }

  @Test
  void claimsNoDirectoryWhenTheUserIsNotKnown() throws IOException {
    Path core = Files.createDirectory(root.resolve("CORE"));
    MacVolumes homeless = new MacVolumes(new ScriptedRunner(), root.resolve("missing home"));

    assertEquals(Occupant.UNKNOWN, homeless.at(core));
  }

  @Test
  void findsNamesAsMacOsDoes() throws IOException {
    Files.createDirectory(root.resolve("bu\u0308ro"));

    assertEquals(Occupant.OUR_EMPTY_DIRECTORY, volumes.at(root.resolve("B\u00fcro")));
  }

  @Test
  void neverTakesFilesLinksOrFullDirectoriesForEmpty() throws IOException {
    Path empty = Files.createDirectory(root.resolve("empty"));
    Path file = Files.createFile(root.resolve("file"));
    Path link = Files.createSymbolicLink(root.resolve("link"), empty);
    Path dangling = Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nowhere"));
    Path full = Files.createDirectory(root.resolve("full"));
    Files.createFile(full.resolve(".DS_Store"));

    assertEquals(Occupant.SOMETHING, volumes.at(file));
    assertEquals(Occupant.SOMETHING, volumes.at(link));
    assertEquals(Occupant.SOMETHING, volumes.at(dangling));
    assertEquals(Occupant.SOMETHING, volumes.at(full));
  }

  @Test
  void removesAnEmptyDirectory() throws IOException {
    Path core = Files.createDirectory(root.resolve("a b'; $x"));

    assertTrue(volumes.removeEmptyDirectory(core));
    assertFalse(Files.exists(core));
  }

  @Test
  void removesNothingElse() throws IOException {
    Path empty = Files.createDirectory(root.resolve("empty"));
    Path file = Files.createFile(root.resolve("file"));
    Path link = Files.createSymbolicLink(root.resolve("link"), empty);
    Path full = Files.createDirectory(root.resolve("full"));
    Path content = Files.createFile(full.resolve("content"));

    assertFalse(volumes.removeEmptyDirectory(file));
    assertFalse(volumes.removeEmptyDirectory(link));
    assertFalse(volumes.removeEmptyDirectory(full));
    assertFalse(volumes.removeEmptyDirectory(root.resolve("missing")));

    assertTrue(Files.exists(file));
    assertTrue(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.exists(content));
  }

  @Test
  void leavesALookThatHangsAndStartsNoSecondOne() {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    Path dead = Path.of("/Volumes/dead");

    for (int i = 0; i < 3; i++) {
      Occupant answer =
          volumes.within(
              Duration.ofMillis(100),
              dead,
              () -> {
                looks.incrementAndGet();
                release.await();
                return Occupant.NOTHING;
              });
      assertEquals(Occupant.UNKNOWN, answer);
    }

    release.countDown();
    assertEquals(1, looks.get());
  }

  /** The root directory belongs to root; root itself can give a directory away. */
  private Path ownedByAnother() throws IOException {
    Object me = Files.getAttribute(home, "unix:uid");
    if (!me.equals(Files.getAttribute(Path.of("/"), "unix:uid"))) {
      return Path.of("/");
    }
    Files.setAttribute(home, "unix:uid", 12345);
    return home;
  }
}

package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.ConfigFile.Stamp;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

  @TempDir Path home;
  private Path path;
  private ConfigFile file;

  @BeforeEach
  void inAHomeWithoutConfig() {
    path = home.resolve("a/.mountaineer/config.toml");
    file = new ConfigFile(path, home);
  }

  @Test
  void readingAMissingFileGivesDefaultsAndWritesNothing() throws IOException {
    ConfigResult result = file.read();

    assertEquals(defaults(), result.config().orElseThrow());
    assertTrue(file.stamp().isMissing());
    assertEquals(List.of(), below(home));
  }

  @Test
  void aMissingFileIsWrittenWithEveryKeyExplained() throws IOException {
    ConfigResult result = file.readOrCreate();

    assertEquals(new ConfigResult(Optional.of(defaults()), List.of()), result);
    assertArrayEquals(DefaultConfig.text(), Files.readAllBytes(path));
    assertEquals("rw-------", permissions(path));
    assertEquals("rwx------", permissions(path.getParent()));
    assertEquals(List.of(path), below(path.getParent()));
  }

  @Test
  void anExistingFileIsNeverOverwritten() throws IOException {
    write(Texts.SHARE);

    assertEquals(1, file.readOrCreate().config().orElseThrow().shares().size());
    DefaultConfig.write(path);

    assertEquals(Texts.SHARE, Files.readString(path));
    assertEquals(List.of(path), below(path.getParent()));
  }

  @Test
  void theFirstReaderWritesTheFileAndAllReadIt() throws Exception {
    int readers = 8;
    CyclicBarrier start = new CyclicBarrier(readers);
    Callable<ConfigResult> reader =
        () -> {
          start.await();
          return file.readOrCreate();
        };
    ExecutorService threads = Executors.newFixedThreadPool(readers);
    List<Future<ConfigResult>> readings = new ArrayList<>();
    for (int number = 0; number < readers; number++) {
      readings.add(threads.submit(reader));
    }
    threads.shutdown();

    for (Future<ConfigResult> result : readings) {
      assertEquals(List.of(), result.get().problems());
    }
    assertEquals(List.of(path), below(path.getParent()));
  }

  @Test
  void aFolderThatIsASymlinkStaysOne() throws IOException {
    Path dotfiles = Files.createDirectory(home.resolve("dotfiles"));
    Files.createDirectories(path.getParent().getParent());
    Files.createSymbolicLink(path.getParent(), dotfiles);

    assertTrue(file.readOrCreate().isValid());

    assertTrue(Files.isRegularFile(dotfiles.resolve("config.toml")));
    assertTrue(Files.isSymbolicLink(path.getParent()));
  }

  @Test
  void aSymlinkIsFollowedAndOneToNowhereIsAProblem() throws IOException {
    Path real = home.resolve("real.toml");
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, real);

    assertEquals(
        "c: the config is a symlink to a file that does not exist", file.readOrCreate().text("c"));
    assertFalse(Files.exists(real));
    Files.writeString(real, Texts.SHARE);
    assertEquals(1, file.readOrCreate().config().orElseThrow().shares().size());
  }

  @Test
  void theFirstConfigThatCannotBeWrittenIsAWarning() {
    Path whereNotEvenRootWrites = Path.of("/proc/self/config.toml");

    ConfigResult result = new ConfigFile(whereNotEvenRootWrites, home).readOrCreate();

    assertEquals(defaults(), result.config().orElseThrow());
    assertEquals(1, result.warnings().size());
  }

  @Test
  void aFolderInItsPlaceIsAProblem() throws IOException {
    Files.createDirectories(path);

    assertEquals("c.toml: the config is not a file", file.read().text("c.toml"));
    assertFalse(file.readOrCreate().isValid());
  }

  @Test
  void aFileInThePlaceOfItsFolderIsAProblem() throws IOException {
    Files.createDirectories(path.getParent().getParent());
    Files.createFile(path.getParent());

    assertTrue(file.read().text("c.toml").startsWith("c.toml: the config cannot be read: "));
    assertFalse(file.readOrCreate().isValid());
  }

  @Test
  void aForbiddenFileIsAProblem() throws IOException {
    write("");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(path)) {
      Path notEvenByRoot = Path.of("/proc/sys/vm/drop_caches");
      Files.delete(path);
      Files.createSymbolicLink(path, notEvenByRoot);
    }

    assertEquals("c: the config may not be read: permission denied", file.read().text("c"));
  }

  @Test
  void whatIsNotUtf8IsAProblem() throws IOException {
    write("");
    Files.write(path, new byte[] {'#', '\n', '#', (byte) 0xfc, '\n'});

    assertEquals("c: the config is not UTF-8 (first seen in line 2)", file.read().text("c"));
  }

  @Test
  void halfACharacterAtTheEndIsNotUtf8() throws IOException {
    write("");
    Files.write(path, new byte[] {'#', (byte) 0xc3});

    assertEquals("c: the config is not UTF-8 (first seen in line 1)", file.read().text("c"));
  }

  @Test
  void aByteOrderMarkIsSkipped() throws IOException {
    write("\uFEFFsmb_port = 1\n");

    assertEquals(1, file.read().problems().get(0).column());
    assertTrue(file.read().isValid());
  }

  @Test
  void aHugeFileIsAProblem() throws IOException {
    write("#".repeat(256 * 1024));
    assertTrue(file.read().isValid());

    write("#".repeat(256 * 1024 + 1));
    assertEquals("c: the config is larger than 256 KB", file.read().text("c"));
  }

  @Test
  void theStampShowsWhetherTheFileChanged() throws IOException {
    write("a = 1\n");
    Stamp before = file.stamp();
    FileTime time = Files.getLastModifiedTime(path);
    assertEquals(before, file.stamp());
    assertFalse(before.isMissing());

    Path other = Files.writeString(home.resolve("other"), "a = 2\n");
    Files.setLastModifiedTime(other, time);
    Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
    Stamp replaced = file.stamp();
    assertNotEquals(before, replaced);

    Files.writeString(path, "a = 22\n");
    Files.setLastModifiedTime(path, time);
    assertNotEquals(replaced, file.stamp());

    Files.delete(path);
    assertTrue(file.stamp().isMissing());
  }

  @Test
  void theStampShowsWhetherAPermissionWasRepaired() throws IOException {
    write("");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    Object time = Files.getAttribute(path, "unix:ctime");
    Stamp before = file.stamp();

    // The clock of a file system ticks slowly; a change within one tick would not be one.
    while (time.equals(Files.getAttribute(path, "unix:ctime"))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    assertNotEquals(before, file.stamp());
  }

  @Test
  void theStampSeesThroughASymlink() throws IOException {
    Path real = Files.writeString(home.resolve("real.toml"), "a = 1\n");
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, real);
    Stamp before = file.stamp();

    Files.writeString(real, "a = 22\n");

    assertNotEquals(before, file.stamp());
  }

  private Config defaults() {
    return new Config(Settings.defaults(home), List.of(), List.of());
  }

  private void write(String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }
}

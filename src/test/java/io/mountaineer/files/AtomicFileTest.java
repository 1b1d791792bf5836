package io.mountaineer.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path directory;

  private Path path;
  private AtomicFile file;

  @BeforeEach
  void setUp() {
    path = directory.resolve("state.json");
    file = new AtomicFile(path);
  }

  @Test
  void theContentIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.writeString(path, "a much longer old content");

    file.replace(bytes("new"));

    assertEquals("new", Files.readString(path));
    assertEquals(List.of("state.json"), names());
  }

  @Test
  void theFileIsForItsOwnerOnlyWhateverItWas() throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    file.replaceDurably(bytes("new"));

    assertEquals("new", Files.readString(path));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void aModeThatIsAskedForIsThatOfEveryContent() throws IOException {
    AtomicFile program = new AtomicFile(path, PosixFilePermissions.fromString("rwxr-xr-x"));

    program.replaceDurably(bytes("first"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    program.replace(bytes("second"));

    assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void aSymlinkStaysASymlink() throws IOException {
    Path real = Files.createDirectories(directory.resolve("dotfiles")).resolve("real.json");
    Files.createSymbolicLink(directory.resolve("hop"), Path.of("dotfiles/real.json"));
    Files.createSymbolicLink(path, Path.of("hop"));

    file.replace(bytes("first")); // The link dangles: the file is made where it points.
    file.replace(bytes("second"));

    assertTrue(Files.isSymbolicLink(path));
    assertEquals("second", Files.readString(real));
    assertTrue(Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aLoopOfSymlinksIsRefused() throws IOException {
    Files.createSymbolicLink(path, Path.of("state.json"));

    var failure = assertThrows(FileException.class, () -> file.replace(bytes("new")));

    assertEquals(path + ": too many symbolic links", failure.getMessage());
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    Files.createDirectory(path);

    var failure = assertThrows(FileException.class, () -> file.replace(bytes("new")));

    assertEquals(path + ": not a regular file", failure.getMessage());
    assertTrue(Files.isDirectory(path));
    Files.delete(path);
    Files.createSymbolicLink(path, Path.of("/dev/null"));
    assertThrows(FileException.class, () -> file.replace(bytes("new")));
    Files.delete(path);
  }

  @Test
  void aFailedWriteLeavesTheOldContent() throws IOException {
    Files.writeString(path, "old");
    Blockade.of(path);

    var failure = assertThrows(FileException.class, () -> file.replace(bytes("new")));

    assertTrue(failure.getMessage().startsWith(path + ": "), failure.getMessage());
    assertEquals("old", Files.readString(path));
  }

  @Test
  void aMissingDirectoryIsReportedWithItsPath() {
    Path nowhere = directory.resolve("no/state.json");

    var failure =
        assertThrows(FileException.class, () -> new AtomicFile(nowhere).replace(bytes("new")));

    assertEquals(nowhere + ": no such file or directory", failure.getMessage());
  }

  @Test
  void anInterruptedThreadStillWrites() throws IOException {
    Thread.currentThread().interrupt();

    file.replaceDurably(bytes("new"));

    assertTrue(Thread.interrupted(), "and stays interrupted");
    assertEquals("new", Files.readString(path));
  }

  @Test
  void onlyTheLeftoversOfDeadWritersAreSweptAway() throws IOException {
    long alive = ProcessHandle.current().parent().orElseThrow().pid();
    Files.writeString(directory.resolve(".state.json.999999999-1.tmp"), "of a killed writer");
    Files.writeString(directory.resolve(".state.json." + alive + "-1.tmp"), "of a busy one");
    Files.writeString(directory.resolve(".state.json.mine.tmp"), "of the user");
    Files.writeString(directory.resolve(".config.toml.999999999-1.tmp"), "of another file");

    file.replace(bytes("new"));

    assertEquals(
        List.of(
            ".config.toml.999999999-1.tmp",
            ".state.json." + alive + "-1.tmp",
            ".state.json.mine.tmp",
            "state.json"),
        names());
  }

  @Test
  void settingAsideNeverReplacesAnEarlierFile() throws IOException {
    for (String content : List.of("one", "two", "three")) {
      Files.writeString(path, content);
      file.setAside("bad-now");
    }

    assertEquals(
        List.of("state.json.bad-now", "state.json.bad-now-2", "state.json.bad-now-3"), names());
    assertEquals("one", Files.readString(directory.resolve("state.json.bad-now")));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.mountaineer.config.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.DefaultConfig;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.Texts;
import io.mountaineer.config.edit.ConfigEditor.Failed;
import io.mountaineer.config.edit.ConfigEditor.Locked;
import io.mountaineer.config.edit.ConfigEditor.Saved;
import io.mountaineer.core.Share;
import io.mountaineer.files.LockAttempt.Held;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConfigEditorTest {

  private static final ConfigEdit PORT = ConfigEdit.set(GlobalKey.SMB_PORT, "1445");
  private static final String BEFORE = "\uFEFF# é\r\n[global]\r\nsmb_port = 445 # x";
  private static final String AFTER = "\uFEFF# é\r\n[global]\r\nsmb_port = 1445 # x";

  @TempDir Path folder;
  private Path path;
  private ConfigEditor editor;

  @BeforeEach
  void inAFolderWithoutConfig() {
    path = folder.resolve("config.toml");
    editor = EditingProgram.editor(folder);
  }

  @Test
  void replacesTheFileAndReturnsWhatItSaysNow() throws IOException {
    Files.writeString(path, BEFORE);

    Saved saved = (Saved) editor.edit(PORT);

    assertArrayEquals(AFTER.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(path));
    assertTrue(saved.changed());
    assertEquals(1445, saved.config().settings().smbPort());
    assertEquals(List.of("config.lock", "config.toml"), names());
  }

  @Test
  void writesNothingWhenNothingIsToDo() throws IOException {
    Files.writeString(path, AFTER);
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(path, old);

    Saved saved = (Saved) editor.edit(PORT);

    assertFalse(saved.changed());
    assertEquals(old, Files.getLastModifiedTime(path));
  }

  @Test
  void writesTheFirstConfigWhereThereIsNone() throws IOException {
    assertTrue(editor.edit(PORT) instanceof Saved);

    String first = new String(DefaultConfig.text(), StandardCharsets.UTF_8);
    assertEquals(first.replace("smb_port = 445", "smb_port = 1445"), Files.readString(path));
    assertEquals("rw-------", mode(path));
  }

  @Test
  void anEditThatIsRefusedLeavesTheFile() throws IOException {
    Files.writeString(path, BEFORE);

    EditRefusal refused = (EditRefusal) editor.edit(ConfigEdit.set(GlobalKey.SMB_PORT, "0"));

    assertEquals(EditRefusal.Reason.REQUEST, refused.reason());
    assertEquals("smb_port must be 1 to 65535, not 0", refused.message());
    assertEquals(BEFORE, Files.readString(path));
  }

  @Test
  void aSymlinkStaysOneAndItsTargetIsEdited() throws IOException {
    Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("mountaineer.toml");
    Files.writeString(real, BEFORE);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(path, Path.of("dotfiles/mountaineer.toml"));

    assertTrue(editor.edit(PORT) instanceof Saved);

    assertEquals(Path.of("dotfiles/mountaineer.toml"), Files.readSymbolicLink(path));
    assertEquals(AFTER, Files.readString(real));
    assertEquals("rw-r--r--", mode(real));
  }

  @Test
  void theFileKeepsItsMode() throws IOException {
    Files.writeString(path, BEFORE);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));

    assertTrue(editor.edit(PORT) instanceof Saved);

    assertEquals("rw-rw-r--", mode(path));
  }

  @Test
  void aReadOnlyFileIsNotReplaced() throws IOException {
    Files.writeString(path, BEFORE);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--r--r--"));

    assertEquals(new Failed("the config is read-only: " + path), editor.edit(PORT));

    assertEquals(BEFORE, Files.readString(path));
  }

  @Test
  void whatCannotBeReadIsNotEdited() throws IOException {
    Files.write(path, new byte[] {'#', (byte) 0xfc, '\n'});
    assertEquals(new Failed("the config is not UTF-8 (first seen in line 1)"), editor.edit(PORT));

    Files.delete(path);
    Files.createSymbolicLink(path, folder.resolve("nowhere"));
    assertEquals(
        new Failed("the config is a symlink to a file that does not exist"), editor.edit(PORT));
    assertTrue(Files.isSymbolicLink(path));
  }

  @Test
  void whereTheNewTextCannotBeWrittenTheOldOneStays() throws IOException {
    Files.writeString(path, BEFORE);
    // Root may write in every folder, but not where something else is.
    String owner = ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
    Files.createDirectories(folder.resolve(".config.toml." + owner + ".tmp/in the way"));

    assertTrue(editor.edit(PORT) instanceof Failed);

    assertEquals(BEFORE, Files.readString(path));
  }

  @Test
  void aMissingFolderOfTheLockIsAFailure() {
    ConfigEditor lost = EditingProgram.editor(folder.resolve("lost"));

    Failed failed = (Failed) lost.edit(PORT);

    assertTrue(failed.message().startsWith("the config cannot be edited: "), failed.message());
  }

  @Test
  void theEditThatWouldMakeTheFileTooLargeIsRefused() throws IOException {
    String full = "#" + "x".repeat(256 * 1024 - 20) + "\n";
    Files.writeString(path, full);

    assertEquals("the config would be too large", ((EditRefusal) editor.edit(PORT)).message());

    assertEquals(full, Files.readString(path));
  }

  @Test
  void aRehearsalShowsWhatWouldComeOfAnEditAndChangesNothing() throws IOException {
    Files.writeString(path, BEFORE);

    assertTrue(((Saved) editor.rehearse(PORT)).changed());
    assertTrue(editor.rehearse(ConfigEdit.set(GlobalKey.SMB_PORT, "0")) instanceof EditRefusal);
    assertEquals(BEFORE, Files.readString(path));

    Files.delete(path);
    editor.rehearse(PORT);
    assertTrue(Files.notExists(path));
  }

  @Test
  void theHolderOfTheLockIsNamed() throws IOException {
    Files.writeString(path, BEFORE);
    Held other = EditingProgram.holdLock(folder);

    Locked locked = (Locked) EditingProgram.editorThatGivesUp(folder).edit(PORT);

    assertTrue(locked.holder().contains("editing for the test"), locked.holder());
    assertEquals(BEFORE, Files.readString(path));
    other.lock().close();
    assertTrue(editor.edit(PORT) instanceof Saved);
  }

  @Test
  void theLockIsFreeAfterEachEnd() throws IOException {
    Files.writeString(path, "[");
    assertTrue(editor.edit(PORT) instanceof EditRefusal);
    Files.write(path, new byte[] {(byte) 0xfc});
    assertTrue(editor.edit(PORT) instanceof Failed);
    Files.writeString(path, BEFORE);

    assertTrue(EditingProgram.editorThatGivesUp(folder).edit(PORT) instanceof Saved);
  }

  @Test
  void editsOfManyProcessesAtTheSameTimeAllSurvive() throws Exception {
    List<String> names = List.of("a", "b", "c");
    List<Process> children = List.of(start("a"), start("b"), start("c"));
    for (Process child : children) {
      assertEquals(0, child.waitFor());
    }

    String text = Files.readString(path);
    List<String> shares =
        Texts.read(text).config().orElseThrow().shares().stream()
            .map(Share::name)
            .sorted()
            .toList();
    List<String> expected =
        names.stream()
            .flatMap(name -> Stream.iterate(0, number -> number + 1).limit(12).map(n -> name + n))
            .sorted()
            .toList();
    assertEquals(expected, shares);
    assertTrue(text.startsWith("# mountaineer keeps"), "the first config was written once");
    assertEquals(List.of("config.lock", "config.toml"), names());
  }

  private Process start(String name) throws IOException {
    return EditingProgram.start(folder, name, 12);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

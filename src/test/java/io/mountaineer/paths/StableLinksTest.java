package io.mountaineer.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableLinksTest {

  private static final Share CORE =
      new Share("Work", "evan", "10.10.10.1", "macmini.local", "CORE");

  @TempDir Path folder;
  private final StableLinks links = new StableLinks();
  private Settings settings;
  private Path link;
  private Path volume;

  @BeforeEach
  void prepare() {
    settings = Settings.defaults(folder);
    link = folder.resolve("Shares/Work");
    volume = Path.of("/Volumes/CORE");
  }

  @Test
  void aMissingLinkIsMadeWithItsFolder() throws IOException {
    LinkStatus status = links.repair(CORE, settings);

    assertEquals(LinkStatus.RIGHT, status);
    assertEquals(volume, Files.readSymbolicLink(link));
  }

  @Test
  void aLinkMayLeadToAShareThatIsNotMounted() throws IOException {
    links.repair(CORE, settings);

    assertFalse(Files.exists(link));
    assertEquals(LinkStatus.RIGHT, links.status(CORE, settings));
  }

  @Test
  void aRightLinkIsNotTouched() throws IOException {
    links.repair(CORE, settings);
    String before = facts();

    links.repair(CORE, settings);

    assertEquals(before, facts());
  }

  @Test
  void aFileIsNeverTouched() throws IOException {
    Files.createDirectories(link.getParent());
    Files.writeString(link, "thesis");

    LinkStatus status = links.repair(CORE, settings);

    assertEquals(LinkStatus.FOREIGN, status);
    assertEquals("thesis", Files.readString(link));
  }

  @Test
  void aFolderIsNeverTouchedEmptyOrNot() throws IOException {
    Files.createDirectories(link);
    String before = facts();

    LinkStatus status = links.repair(CORE, settings);

    assertEquals(LinkStatus.FOREIGN, status);
    assertEquals(before, facts());
  }

  @Test
  void aLinkToSomewhereElseIsNeverTouched() throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("/Volumes/Photos"));
    String before = facts();

    LinkStatus status = links.repair(CORE, settings);

    assertEquals(LinkStatus.FOREIGN, status);
    assertEquals(before, facts());
  }

  @Test
  void aLinkToTheSuffixedMountIsNotOurs() throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("/Volumes/CORE-1"));

    assertEquals(LinkStatus.FOREIGN, links.status(CORE, settings));
  }

  @Test
  void aLinkIsNeverFollowed() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, loop);

    LinkStatus status = links.repair(CORE, settings);

    assertEquals(LinkStatus.FOREIGN, status);
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void lookingMakesNothing() {
    LinkStatus status = links.status(CORE, settings);

    assertEquals(LinkStatus.MISSING, status);
    assertFalse(Files.exists(link.getParent()));
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws IOException {
    Files.writeString(folder.resolve("Shares"), "in the way");

    assertThrows(IOException.class, () -> links.repair(CORE, settings));
  }

  private String facts() throws IOException {
    var facts = Files.readAttributes(link, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return facts.lastModifiedTime() + " " + facts.fileKey() + " " + facts.isSymbolicLink();
  }
}

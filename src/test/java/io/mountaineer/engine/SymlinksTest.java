package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Link;
import io.mountaineer.core.LinkStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymlinksTest {

  private static final Path HOME = Path.of("/Users/ann/.mountaineer");
  private static final Path VOLUME = Path.of("/Volumes/CORE");
  private static final Optional<String> UNKNOWN = Optional.empty();

  @TempDir Path folder;
  private final Symlinks symlinks = new Symlinks(HOME);
  private Path path;
  private Link link;

  @BeforeEach
  void prepare() {
    path = folder.resolve("Shares/Work");
    link = new Link(path, VOLUME);
  }

  @Test
  void aMissingLinkIsMadeWithItsFolder() throws IOException {
    LinkStatus status = symlinks.repair(link, UNKNOWN);

    assertEquals(LinkStatus.CORRECT, status);
    assertEquals(VOLUME, Files.readSymbolicLink(path));
  }

  @Test
  void aLinkMayLeadToAShareThatIsNotMounted() throws IOException {
    symlinks.repair(link, UNKNOWN);

    assertFalse(Files.exists(path));
    assertEquals(LinkStatus.CORRECT, symlinks.status(link, UNKNOWN));
  }

  @Test
  void aRightLinkIsNotTouched() throws IOException {
    symlinks.repair(link, UNKNOWN);
    String before = facts();

    symlinks.repair(link, Optional.of("/Volumes/CORE"));

    assertEquals(before, facts());
  }

  @Test
  void aLinkOfOursThatLeadsElsewhereIsReplaced() throws IOException {
    put(Path.of("/Volumes/OLD"));

    LinkStatus status = symlinks.repair(link, Optional.of("/Volumes/OLD"));

    assertEquals(LinkStatus.CORRECT, status);
    assertEquals(VOLUME, Files.readSymbolicLink(path));
    assertEquals(List.of("Work"), names());
  }

  @Test
  void aReplacementThatWasCutShortIsDoneAgain() throws IOException {
    put(Path.of("/Volumes/OLD"));
    symlinks.repair(link, Optional.of("/Volumes/OLD"));
    Path fresh = folder.resolve("Shares/.mountaineer-" + Integer.toHexString("Work".hashCode()));
    Files.createSymbolicLink(fresh.resolveSibling(fresh.getFileName() + ".new"), VOLUME);
    Link moved = new Link(path, Path.of("/mnt/CORE"));

    LinkStatus status = symlinks.repair(moved, Optional.of("/Volumes/CORE"));

    assertEquals(LinkStatus.CORRECT, status);
    assertEquals(List.of("Work"), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Users/ann/.mountaineer/mnts/core_tb", "/Volumes/core"})
  void aLinkOfTheMountaineerBeforeThisOneIsReplaced(String former) throws IOException {
    Link stable = new Link(path, Path.of("/data/CORE"), VOLUME);
    put(Path.of(former));

    assertEquals(LinkStatus.OUTDATED, symlinks.status(stable, UNKNOWN));
    assertEquals(LinkStatus.CORRECT, symlinks.repair(stable, UNKNOWN));
    assertEquals(Path.of("/data/CORE"), Files.readSymbolicLink(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Users/ann/.mountaineer",
        "/Users/ann/.mountaineer/../Documents",
        "/Users/ann/.mountaineers/mnts/core_tb",
        "/Volumes/CORE/Cuts",
        "/Volumes/CORE-1",
        "/Volumes/Photos",
      })
  void aLinkThatOnlyLooksLikeOneOfItsLinksStays(String other) throws IOException {
    put(Path.of(other));

    assertEquals(LinkStatus.FOREIGN, symlinks.repair(link, UNKNOWN));
    assertEquals(Path.of(other), Files.readSymbolicLink(path));
  }

  @Test
  void aForeignLinkInPlaceOfOursStays() throws IOException {
    put(Path.of("/Users/ann/Desktop"));

    LinkStatus status = symlinks.repair(link, Optional.of("/Volumes/OLD"));

    assertEquals(LinkStatus.FOREIGN, status);
    assertEquals(Path.of("/Users/ann/Desktop"), Files.readSymbolicLink(path));
  }

  @Test
  void aFileIsNeverTouched() throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "thesis");

    assertEquals(LinkStatus.FOREIGN, symlinks.repair(link, Optional.of("/Volumes/CORE")));
    assertEquals(LinkStatus.FOREIGN, symlinks.remove(link, Optional.of("/Volumes/CORE")));
    assertEquals("thesis", Files.readString(path));
  }

  @Test
  void aFolderIsNeverTouchedEmptyOrNot() throws IOException {
    Files.createDirectories(path);
    String before = facts();

    assertEquals(LinkStatus.FOREIGN, symlinks.repair(link, Optional.of("/Volumes/CORE")));
    assertEquals(LinkStatus.FOREIGN, symlinks.remove(link, Optional.of("/Volumes/CORE")));
    assertEquals(before, facts());
  }

  @Test
  void aLinkToSomewhereElseIsNeverTouched() throws IOException {
    put(Path.of("/Volumes/Photos"));
    String before = facts();

    assertEquals(LinkStatus.FOREIGN, symlinks.repair(link, UNKNOWN));
    assertEquals(LinkStatus.FOREIGN, symlinks.remove(link, UNKNOWN));
    assertEquals(before, facts());
  }

  @Test
  void aLinkToTheSuffixedMountIsNotOurs() throws IOException {
    put(Path.of("/Volumes/CORE-1"));

    assertEquals(LinkStatus.FOREIGN, symlinks.status(link, UNKNOWN));
  }

  @Test
  void aLinkIsNeverFollowed() throws IOException {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    put(loop);

    LinkStatus status = symlinks.repair(link, UNKNOWN);

    assertEquals(LinkStatus.FOREIGN, status);
    assertTrue(Files.isSymbolicLink(path));
  }

  @Test
  void lookingMakesNothing() {
    assertEquals(LinkStatus.MISSING, symlinks.status(link, UNKNOWN));
    assertFalse(Files.exists(path.getParent()));
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws IOException {
    Files.writeString(folder.resolve("Shares"), "in the way");

    assertThrows(IOException.class, () -> symlinks.repair(link, UNKNOWN));
  }

  @Test
  void onlyTheLinkIsTakenAwayAndNotWhatItLeadsTo() throws IOException {
    Path target = Files.createDirectories(folder.resolve("volume/inside"));
    Link inside = new Link(path, target.getParent());
    symlinks.repair(inside, UNKNOWN);

    assertEquals(LinkStatus.MISSING, symlinks.remove(inside, UNKNOWN));
    assertTrue(Files.exists(target));
    assertFalse(Files.exists(path, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void anOutdatedLinkOfOursIsTakenAwayToo() throws IOException {
    put(Path.of("/Volumes/OLD"));

    assertEquals(LinkStatus.MISSING, symlinks.remove(link, Optional.of("/Volumes/OLD")));
  }

  @Test
  void whatIsNotThereNeedsNoRemoving() throws IOException {
    assertEquals(LinkStatus.MISSING, symlinks.remove(link, UNKNOWN));
  }

  private void put(Path target) throws IOException {
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, target);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(path.getParent())) {
      return all.map(each -> each.getFileName().toString()).toList();
    }
  }

  private String facts() throws IOException {
    var facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return facts.lastModifiedTime() + " " + facts.fileKey() + " " + facts.isSymbolicLink();
  }
}

package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.core.World.CORE;
import static io.mountaineer.core.World.STRAY;
import static io.mountaineer.core.World.VOLUME;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.MountView.Foreign;
import io.mountaineer.core.MountView.Misplaced;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.MountView.NotMounted;
import io.mountaineer.core.MountView.Stray;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which mounts are a share's own, and whether they stand right. */
class MountViewsTest {

  private static final Path STRAY_2 = Path.of("/Volumes/CORE-2");
  private static final MountEntry APFS =
      new MountEntry("/dev/disk5s1", "apfs", VOLUME, Optional.empty());

  @Test
  void nothingIsMountedWhenTheTableIsEmpty() {
    assertEquals(new NotMounted(), view());
  }

  @Test
  void nothingIsKnownWhenTheTableCannotBeRead() {
    var table = new MountTable.Unreadable("mount timed out");

    var view = MountViews.of(CORE, settings(445), table, host -> Set.of());

    assertEquals(new MountView.Unknown(table.text()), view);
  }

  @ParameterizedTest
  @CsvSource({"10.10.10.1, TB", "macmini.local, FALLBACK"})
  void theHostInTheTableTellsTheInterface(String host, Interface on) {
    var entry = smb(host, VOLUME);

    assertEquals(new Mounted(entry, on, Life.unchecked()), view(entry));
  }

  @Test
  void otherMountsDoNotMatter() {
    var own = smb("10.10.10.1", VOLUME);
    var root = new MountEntry("/dev/disk1s1", "apfs", Path.of("/"), Optional.empty());
    var other = World.smb("10.10.10.1", 445, "MEDIA", Path.of("/Volumes/MEDIA"));

    assertEquals(new Mounted(own, TB, Life.unchecked()), view(root, other, own));
    assertEquals(new NotMounted(), view(root, other));
  }

  @Test
  void theShareOfAnotherServerElsewhereIsNobodysBusiness() {
    assertEquals(new NotMounted(), view(smb("other.local", STRAY)));
  }

  @ParameterizedTest
  @CsvSource({"CORE", "core", "Core"})
  void caseOfTheShareNameDoesNotMatter(String shown) {
    var entry = World.smb("10.10.10.1", 445, shown, Path.of("/Volumes/" + shown));

    assertEquals(new Mounted(entry, TB, Life.unchecked()), view(entry));
  }

  @ParameterizedTest
  @CsvSource({"Bu\u0308ro, B\u00fcro", "B\u00fcro, Bu\u0308ro"})
  void theUnicodeFormOfTheShareNameDoesNotMatter(String configured, String shown) {
    var share = new Share("office", "anna", "10.10.10.1", "macmini.local", configured);
    var entry = World.smb("10.10.10.1", 445, shown, Path.of("/Volumes/" + shown));

    var view = MountViews.of(share, settings(445), table(entry), host -> Set.of());

    assertEquals(new Mounted(entry, TB, Life.unchecked()), view);
  }

  @Test
  void aMountOfAnotherServerAtTheVolumePathIsForeign() {
    var entry = smb("other.local", VOLUME);

    assertEquals(new Foreign(entry), view(entry));
  }

  @Test
  void aDiskAtTheVolumePathIsForeign() {
    assertEquals(new Foreign(APFS), view(APFS));
  }

  @Test
  void anotherShareOfTheSameServerAtTheVolumePathIsForeign() {
    var entry = World.smb("10.10.10.1", 445, "MEDIA", VOLUME);

    assertEquals(new Foreign(entry), view(entry));
  }

  @Test
  void aServerOnAnotherPortIsForeign() {
    var entry = World.smb("10.10.10.1", 4450, "CORE", VOLUME);

    assertEquals(new Foreign(entry), view(entry));
    assertEquals(
        new Mounted(entry, TB, Life.unchecked()),
        MountViews.of(CORE, settings(4450), table(entry), host -> Set.of()));
  }

  @Test
  void aMountAtASuffixedPathIsAStray() {
    var entry = smb("macmini.local", STRAY);

    assertEquals(new Misplaced(Optional.empty(), List.of(new Stray(entry, FALLBACK))), view(entry));
  }

  @Test
  void aStrayBesideTheProperMountIsToldApart() {
    var proper = smb("10.10.10.1", VOLUME);
    var stray = smb("macmini.local", STRAY);

    var expected =
        new Misplaced(
            Optional.of(new Mounted(proper, TB, Life.unchecked())),
            List.of(new Stray(stray, FALLBACK)));
    assertEquals(expected, view(proper, stray));
    assertEquals(expected, view(stray, proper));
  }

  @Test
  void everyStrayIsFound() {
    var first = smb("macmini.local", STRAY);
    var second = smb("10.10.10.1", STRAY_2);

    assertEquals(
        new Misplaced(Optional.empty(), List.of(new Stray(first, FALLBACK), new Stray(second, TB))),
        view(first, second));
  }

  @Test
  void anOwnMountBelowAnotherAtOnePathIsAStray() {
    var below = smb("macmini.local", VOLUME);
    var onTop = smb("10.10.10.1", VOLUME);

    assertEquals(
        new Misplaced(
            Optional.of(new Mounted(onTop, TB, Life.unchecked())),
            List.of(new Stray(below, FALLBACK))),
        view(below, onTop));
  }

  @Test
  void theSameMountTwiceAtOnePathIsOneTooMany() {
    var entry = smb("10.10.10.1", VOLUME);

    assertEquals(
        new Misplaced(
            Optional.of(new Mounted(entry, TB, Life.unchecked())), List.of(new Stray(entry, TB))),
        view(entry, entry));
  }

  @Test
  void whatLiesOnTopOwnsThePath() {
    var own = smb("10.10.10.1", VOLUME);

    assertEquals(new Foreign(APFS), view(own, APFS));
    assertEquals(new Mounted(own, TB, Life.unchecked()), view(APFS, own));
  }

  @Test
  void aForeignMountComesBeforeAStray() {
    assertEquals(new Foreign(APFS), view(APFS, smb("10.10.10.1", STRAY)));
  }

  private static MountView view(MountEntry... entries) {
    return MountViews.of(CORE, settings(445), table(entries), host -> Set.of());
  }

  private static MountTable table(MountEntry... entries) {
    return new MountTable.Known(List.of(entries));
  }

  private static MountEntry smb(String host, Path path) {
    return World.smb(host, 445, "CORE", path);
  }

  private static Settings settings(int port) {
    Settings settings = World.notMounted().settings();
    return new Settings(
        settings.sharesRoot(),
        settings.checkInterval(),
        settings.autoFailback(),
        settings.autoFailbackStable(),
        settings.connectTimeout(),
        settings.lsofRecheck(),
        settings.respectEject(),
        port,
        settings.volumesRoot());
  }
}

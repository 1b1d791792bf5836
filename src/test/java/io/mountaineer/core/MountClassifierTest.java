package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.core.World.CORE;
import static io.mountaineer.core.World.STRAY;
import static io.mountaineer.core.World.VOLUME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.MountStatus.Foreign;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountStatus.NotMounted;
import io.mountaineer.core.ShareMounts.Stray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mounts of a share, classified by server, owner and path. */
class MountClassifierTest {

  private static final Path STRAY_2 = Path.of("/Volumes/CORE-2");
  private static final MountEntry APFS =
      new MountEntry("/dev/disk5s1", "apfs", VOLUME, Optional.empty());

  @Test
  void nothingIsMountedWhenTheTableIsEmpty() {
    assertEquals(new NotMounted(), status());
  }

  @Test
  void nothingIsKnownWhenTheTableCannotBeRead() {
    var table = new MountTable.Unreadable("mount timed out");

    var status = classifier(table, 445).of(CORE, ShareState.NEW).status();

    assertEquals(new MountStatus.Unknown(table.text()), status);
  }

  @ParameterizedTest
  @CsvSource({"10.10.10.1, TB", "macmini.local, FALLBACK"})
  void theHostInTheTableDecidesTheInterface(String host, Interface on) {
    var entry = smb(host, VOLUME);

    assertEquals(mounted(entry, on), status(entry));
  }

  @Test
  void otherMountsDoNotMatter() {
    var own = smb("10.10.10.1", VOLUME);
    var root = new MountEntry("/dev/disk1s1", "apfs", Path.of("/"), Optional.empty());
    var other = World.smb("10.10.10.1", 445, "MEDIA", Path.of("/Volumes/MEDIA"));

    assertEquals(mounted(own, TB), status(root, other, own));
    assertEquals(new NotMounted(), status(root, other));
  }

  @Test
  void theShareOfAnotherServerElsewhereIsNobodysBusiness() {
    assertEquals(new NotMounted(), status(smb("other.local", STRAY)));
  }

  @ParameterizedTest
  @CsvSource({"CORE", "core", "Core"})
  void caseOfTheShareNameDoesNotMatter(String shown) {
    var entry = World.smb("10.10.10.1", 445, shown, Path.of("/Volumes/" + shown));

    assertEquals(mounted(entry, TB), status(entry));
  }

  @ParameterizedTest
  @CsvSource({"Bu\u0308ro, B\u00fcro", "B\u00fcro, Bu\u0308ro"})
  void theUnicodeFormOfTheShareNameDoesNotMatter(String configured, String shown) {
    var share = new Share("office", "anna", "10.10.10.1", "macmini.local", configured);
    var entry = World.smb("10.10.10.1", 445, shown, Path.of("/Volumes/" + shown));

    var status = classifier(table(entry), 445).of(share, ShareState.NEW).status();

    assertEquals(mounted(entry, TB), status);
  }

  @Test
  void aMountOfAnotherServerAtTheVolumePathIsForeign() {
    var entry = smb("other.local", VOLUME);

    assertEquals(new Foreign(entry), status(entry));
  }

  @Test
  void aDiskAtTheVolumePathIsForeign() {
    assertEquals(new Foreign(APFS), status(APFS));
  }

  @Test
  void anotherShareOfTheSameServerAtTheVolumePathIsForeign() {
    var entry = World.smb("10.10.10.1", 445, "MEDIA", VOLUME);

    assertEquals(new Foreign(entry), status(entry));
  }

  @Test
  void aServerOnAnotherPortIsForeign() {
    var entry = World.smb("10.10.10.1", 4450, "CORE", VOLUME);

    assertEquals(new Foreign(entry), status(entry));
    assertEquals(
        mounted(entry, TB), classifier(table(entry), 4450).of(CORE, ShareState.NEW).status());
  }

  @Test
  void aMountAtASuffixedPathIsAStray() {
    var entry = smb("macmini.local", STRAY);

    assertEquals(new NotMounted(), status(entry));
    assertEquals(List.of(stray(entry, "macmini.local")), mounts(entry).strays());
  }

  @Test
  void aStrayIsNoPartOfTheProperMount() {
    var proper = smb("10.10.10.1", VOLUME);
    var stray = smb("macmini.local", STRAY);

    for (var mounts : List.of(mounts(proper, stray), mounts(stray, proper))) {
      assertEquals(mounted(proper, TB), mounts.status());
      assertEquals(List.of(stray(stray, "macmini.local")), mounts.strays());
    }
  }

  @Test
  void everyStrayIsFound() {
    var first = smb("macmini.local", STRAY);
    var second = smb("10.10.10.1", STRAY_2);

    assertEquals(
        List.of(stray(first, "macmini.local"), stray(second, "10.10.10.1")),
        mounts(first, second).strays());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Volumes/CORE-",
        "/Volumes/CORE-0",
        "/Volumes/CORE-x",
        "/Volumes/CORE-1/in",
        "/Users/anna/CORE-1"
      })
  void onlyANumberedPathBesideTheVolumePathIsAStrays(String path) {
    var entry = smb("10.10.10.1", Path.of(path));

    assertEquals(List.of(), mounts(entry).strays());
    assertEquals(List.of(entry), mounts(entry).elsewhere());
  }

  @Test
  void mountsThatOthersMadeAreNeverStrays() {
    var bobs = smb("10.10.10.1", STRAY).mountedBy("bob");
    var unflagged = World.smb("10.10.10.1", 445, "CORE", STRAY_2);
    var automounted = flagged(STRAY, true, false);
    var hidden = flagged(STRAY_2, false, true);

    for (var entry : List.of(bobs, withoutOwner(unflagged), automounted, hidden)) {
      assertEquals(List.of(), mounts(entry).strays());
      assertEquals(List.of(entry), mounts(entry).elsewhere());
    }
  }

  @Test
  void anotherUsersMountAtTheVolumePathIsForeignAndSaysWhose() {
    var entry = smb("10.10.10.1", VOLUME).mountedBy("bob");

    assertEquals(new Foreign(entry, Optional.of("bob")), status(entry));
  }

  @Test
  void aMountWithoutAnOwnerIsOursAtTheVolumePathUntilItMayNotBeUnmounted() {
    var entry = withoutOwner(smb("10.10.10.1", VOLUME));
    var refused = ShareState.NEW.withNotPermitted(Optional.of(entry.source()));

    assertEquals(mounted(entry, TB), status(entry));
    assertEquals(
        new Foreign(entry, Optional.of("another user")),
        classifier(table(entry), 445).of(CORE, refused).status());
  }

  @Test
  void aMountByAHostThatWeMountedByStaysOursAfterAnEdit() {
    var entry = smb("oldmini.local", VOLUME);
    var made = ShareState.NEW.withMountedHost(Optional.of("oldmini.local"));

    assertEquals(new Foreign(entry), status(entry));
    assertEquals(
        new Mounted(entry, FALLBACK, "oldmini.local", MountHealth.unchecked()),
        classifier(table(entry), 445).of(CORE, made).status());
  }

  @Test
  void aMountOfOursElsewhereAnswersForItsAddressAlone() {
    var home = smb("10.10.10.1", Path.of("/Users/anna/core"));

    assertEquals(List.of(home), mounts(home).elsewhere());
    assertTrue(mounts(home).obstacle(TB).orElseThrow().message().contains("/Users/anna/core"));
    assertEquals(Optional.empty(), mounts(home).obstacle(FALLBACK));
    assertEquals(Optional.empty(), mounts(home.mountedBy("bob")).obstacle(TB));
  }

  @Test
  void aMountElsewhereByAThirdNameAnswersForTheHostWithItsOnlyAddress() {
    var home = smb("macmini.lan", Path.of("/Users/anna/core"));

    assertEquals(Set.of(TB), knowing(Set.of("10.10.10.1"), home).answering().keySet());
    assertEquals(Set.of(), knowing(Set.of("10.10.10.1", "192.168.1.7"), home).answering().keySet());
  }

  @Test
  void aStrayByAThirdNameAnswersForTheHostWithItsOnlyAddress() {
    var stray = smb("macmini-tb.local", STRAY);

    assertEquals(List.of(TB), answers(knowing(Set.of("10.10.10.1"), stray)));
    assertEquals(List.of(), answers(knowing(Set.of("10.10.10.1", "192.168.1.7"), stray)));
  }

  @Test
  void aStrayOfAnotherAccountAnswersForNoHost() {
    var guest =
        new MountEntry(
            "//guest@10.10.10.1/CORE",
            "smbfs",
            STRAY,
            Optional.of(new MountEntry.SmbSource("guest", "10.10.10.1", 445, "CORE")));

    assertEquals(1, mounts(guest.mountedBy("anna")).strays().size());
    assertEquals(List.of(), answers(mounts(guest.mountedBy("anna"))));
  }

  @Test
  void aStrayAnswersForBothHostsWhereBothLeadToItsOnlyAddress() {
    var classifier =
        new MountClassifier(
            settings(445),
            table(smb("10.10.10.1", STRAY)),
            host -> Set.of("10.10.10.1"),
            "anna"::equals);

    assertEquals(Set.of(TB, FALLBACK), Set.copyOf(answers(classifier.of(CORE, ShareState.NEW))));
  }

  private static List<Interface> answers(ShareMounts mounts) {
    return mounts.strays().stream().flatMap(stray -> stray.answers().stream()).toList();
  }

  /** Returns the mounts where another name than the configured ones has these addresses. */
  private static ShareMounts knowing(Set<String> addresses, MountEntry entry) {
    Map<String, Set<String>> configured =
        Map.of("10.10.10.1", Set.of("10.10.10.1"), "macmini.local", Set.of());
    Function<String, Set<String>> known = host -> configured.getOrDefault(host, addresses);
    return new MountClassifier(settings(445), table(entry), known, "anna"::equals)
        .of(CORE, ShareState.NEW);
  }

  @ParameterizedTest
  @CsvSource({
    "10.10.10.1, anna, true",
    "10.10.10.1, bob, false",
    "10.10.10.1, '', false",
    "10.10.10.2, anna, false",
  })
  void aMountOfAnyShareByThatServerAndAccountIsALogin(String host, String account, boolean login) {
    var source = new MountEntry.SmbSource(account, host, 445, "PHOTOS");
    var path = Path.of("/Volumes/PHOTOS");
    var entry = new MountEntry("//x@y/PHOTOS", "smbfs", path, Optional.of(source));

    assertEquals(login, mounts(entry.mountedBy("anna")).loggedIn().contains(TB));
    assertEquals(Set.of(), mounts(entry.mountedBy("bob")).loggedIn());
    assertEquals(Set.of(), mounts(entry).loggedIn());
  }

  @Test
  void aMountThatMayBeTakenAwayForTheNextIsNoLoginForIt() {
    var own = smb("10.10.10.1", VOLUME);
    var stray = smb("macmini.local", STRAY);
    var other = World.smb("10.10.10.1", 445, "MEDIA", Path.of("/Volumes/MEDIA"));

    assertEquals(Set.of(), mounts(own).loggedIn());
    assertEquals(Set.of(), mounts(own, stray).loggedIn());
    assertEquals(Set.of(TB), mounts(own, stray, other.mountedBy("anna")).loggedIn());
  }

  @Test
  void aMountOfTheShareThatIsLeftAloneIsALogin() {
    var home = smb("10.10.10.1", Path.of("/Users/anna/core"));

    assertEquals(Set.of(TB), mounts(home).loggedIn());
  }

  @Test
  void aHiddenMountIsNoAnswerToOneForPeople() {
    var home = smb("10.10.10.1", Path.of("/Users/anna/core"));
    var hidden =
        new MountEntry(
            home.source(),
            home.fileSystem(),
            home.path(),
            home.smb(),
            home.mountedBy(),
            false,
            true);

    assertEquals(List.of(hidden), mounts(hidden).elsewhere());
    assertEquals(Optional.empty(), mounts(hidden).obstacle(TB));
  }

  @Test
  void aMountBelowAnotherAtOnePathIsLeftThere() {
    var below = smb("macmini.local", VOLUME);
    var onTop = smb("10.10.10.1", VOLUME);

    assertEquals(mounted(onTop, TB), status(below, onTop));
    assertEquals(List.of(), mounts(below, onTop).strays());
    assertEquals(Optional.of(below), mounts(below, onTop).below());
  }

  @Test
  void whatLiesOnTopOwnsThePath() {
    var own = smb("10.10.10.1", VOLUME);

    assertEquals(new Foreign(APFS), status(own, APFS));
    assertEquals(mounted(own, TB), status(APFS, own));
  }

  @Test
  void aForeignMountComesBeforeAStray() {
    assertEquals(new Foreign(APFS), status(APFS, smb("10.10.10.1", STRAY)));
  }

  private static Mounted mounted(MountEntry entry, Interface on) {
    return new Mounted(entry, on, CORE.host(on), MountHealth.unchecked());
  }

  private static Stray stray(MountEntry entry, String host) {
    Interface named = host.equals(CORE.thunderboltHost()) ? TB : FALLBACK;
    return new Stray(entry, host, HostHealth.suspect("not asked"), Set.of(named));
  }

  private static MountEntry flagged(Path path, boolean automounted, boolean nobrowse) {
    var entry = smb("10.10.10.1", path);
    return new MountEntry(
        entry.source(),
        entry.fileSystem(),
        path,
        entry.smb(),
        entry.mountedBy(),
        automounted,
        nobrowse);
  }

  private static MountEntry withoutOwner(MountEntry entry) {
    return new MountEntry(entry.source(), entry.fileSystem(), entry.path(), entry.smb());
  }

  private static ShareMounts mounts(MountEntry... entries) {
    return classifier(table(entries), 445).of(CORE, ShareState.NEW);
  }

  private static MountClassifier classifier(MountTable table, int port) {
    return new MountClassifier(settings(port), table, host -> Set.of(), "anna"::equals);
  }

  private static MountStatus status(MountEntry... entries) {
    return mounts(entries).status();
  }

  private static MountTable table(MountEntry... entries) {
    return new MountTable.Known(List.of(entries));
  }

  private static MountEntry smb(String host, Path path) {
    return World.smb(host, 445, "CORE", path).mountedBy("anna");
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

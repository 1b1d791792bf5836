package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.agent.Installer.PlacedFile;
import io.mountaineer.files.Home;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.macos.FakeLaunchd;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.macos.LaunchdJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class InstallerTest {

  @TempDir Path temp;

  private final SteppedClock time = new SteppedClock();
  private final FakeLaunchd launchd = new FakeLaunchd(time);
  private Path user;
  private AgentFiles files;
  private FakeMachine machine;
  private Path built;

  @BeforeEach
  void setUp() throws IOException {
    user = temp.toRealPath().resolve("evan");
    files = AgentFiles.of(Home.of(Map.of("HOME", user.toString())), user);
    machine = new FakeMachine(launchd, files);
    built = Files.writeString(temp.resolve("built.jar"), "version 1");
    FakeJava.at(temp.resolve("jdk")).version("17.0.2").make();
  }

  @Test
  void everythingIsPutInPlaceAndTheAgentRuns() throws Exception {
    Installer.Result installed = install("monitor");

    assertEquals(
        List.of("jar", "archive", "launcher", "plist"),
        installed.files().stream().filter(PlacedFile::changed).map(PlacedFile::kind).toList());
    assertEquals(4711, installed.pid());
    assertFalse(installed.restarted());
    assertEquals("version 1", Files.readString(files.jar()));
    assertEquals("rw-r--r--", mode(files.plist()));
    assertEquals("rwxr-xr-x", mode(files.launcher()));
    assertTrue(Files.readString(files.launcher()).contains("archive_bytes=7\n"));
    assertEquals(List.of("bootstrap"), launchd.changes());
  }

  @Test
  void theSecondTimeNothingIsWrittenAndTheAgentIsRestarted() throws Exception {
    install("monitor");
    Map<Path, FileTime> before = times();

    Installer.Result again = install("monitor");

    assertTrue(again.isUnchanged());
    assertTrue(again.restarted());
    assertEquals(4712, again.pid());
    assertEquals(before, times());
    assertEquals(List.of("bootstrap", "kickstart"), launchd.changes());
  }

  @Test
  void anotherListIsLoadedOnlyWhenTheOldJobIsGone() throws Exception {
    install("monitor");
    launchd.drainsFor(Duration.ofSeconds(5));

    Installer.Result tray = install("tray");

    assertFalse(tray.restarted());
    assertEquals(List.of("bootstrap", "bootout", "bootstrap"), launchd.changes());
    assertTrue(Files.readString(files.plist()).contains("<string>tray</string>"));
  }

  @Test
  void aJobThatDoesNotEndKeepsItsList() throws Exception {
    install("monitor");
    launchd.drainsFor(Duration.ofMinutes(1));

    assertEquals(Kind.OTHER, assertThrows(LaunchdException.class, () -> install("tray")).kind());
    assertTrue(Files.readString(files.plist()).contains("<string>monitor</string>"));
  }

  @Test
  void anotherJarReplacesTheOldOneWithItsArchive() throws Exception {
    install("monitor");
    Files.writeString(built, "version 2, which is longer");

    Installer.Result update = install("monitor");

    assertEquals("version 2, which is longer", Files.readString(files.jar()));
    assertTrue(update.restarted());
    assertEquals(1, names(files.lib()).stream().filter(each -> each.endsWith(".jsa")).count());
    assertFalse(update.files().stream().filter(PlacedFile::changed).anyMatch(this::isPlist));
  }

  @Test
  void theInstalledJarCanInstallItself() throws Exception {
    install("monitor");

    built = files.jar();

    assertTrue(install("monitor").isUnchanged());
  }

  @Test
  void aJdkUpdateGetsAnArchiveOfItsOwn() throws Exception {
    install("monitor");
    FakeJava.at(temp.resolve("jdk")).version("17.0.3").make();

    install("monitor");

    Set<String> archives = names(files.lib());
    assertTrue(
        archives.stream().anyMatch(each -> each.endsWith("-17.0.3+8.jsa")), archives::toString);
    assertFalse(archives.stream().anyMatch(each -> each.endsWith("-17.0.2+8.jsa")));
  }

  @Test
  void fromJava25OnTheLauncherStartsWithAnAheadOfTimeCache() throws Exception {
    install("monitor");
    assertTrue(Files.readString(files.launcher()).contains("'-XX:SharedArchiveFile='"));

    FakeJava.at(temp.resolve("jdk")).version("25.0.3").make();
    install("monitor");

    assertTrue(Files.readString(files.launcher()).contains("'-XX:AOTCache='"));
  }

  @Test
  void aTruncatedArchiveIsReplaced() throws Exception {
    install("monitor");
    Path archive = archive();
    Files.writeString(archive, "cla");

    Installer.Result again = install("monitor");

    assertEquals("classes", Files.readString(archive));
    assertFalse(again.isUnchanged());
  }

  @Test
  void withoutAnArchiveItWorksWithAWarning() throws Exception {
    machine.withoutArchives();

    Installer.Result installed = install("monitor");

    assertEquals(1, installed.warnings().size());
    assertTrue(installed.warnings().get(0).contains("commands start slower"));
    assertEquals(Set.of("mountaineer.jar"), names(files.lib()));
  }

  @Test
  void aJavaWithoutAnArchiveOfItsOwnClassesIsNamedAsTheReason() throws Exception {
    machine.withoutBaseArchive();

    Installer.Result installed = install("monitor");

    assertEquals(
        List.of(
            "no class-data archive, so commands start slower: this Java wrote none;"
                + " it may lack the archive of its own classes"),
        installed.warnings());
    assertEquals(Set.of("mountaineer.jar"), names(files.lib()));
    assertTrue(Files.readString(files.launcher()).contains("archive_bytes=0\n"));
  }

  @Test
  void aLauncherThatDoesNotStartLeavesTheAgentAlone() throws Exception {
    install("monitor");
    machine.launcherFails();

    InstallException failure = assertThrows(InstallException.class, () -> install("tray"));

    assertTrue(failure.getMessage().contains("no Java"), failure.getMessage());
    assertEquals(List.of("bootstrap"), launchd.changes());
    machine.launcherWorks();
    assertFalse(install("tray").restarted());
  }

  @Test
  void aListThatPlutilDoesNotLikeIsNotUsed() throws Exception {
    machine.plutilFindsFault();

    InstallException failure = assertThrows(InstallException.class, () -> install("monitor"));

    assertTrue(failure.getMessage().contains("no good"), failure.getMessage());
    assertFalse(Files.exists(files.plist()));
    assertFalse(names(files.lib()).contains("mountaineer.plist.draft"));
    assertEquals(List.of(), launchd.changes());
  }

  @Test
  void withNobodyAtTheScreenTheListWaitsForTheNextLogin() {
    launchd.nobodyLoggedIn();

    assertEquals(
        Kind.NO_LOGIN, assertThrows(LaunchdException.class, () -> install("monitor")).kind());
    assertTrue(Files.exists(files.plist()));
  }

  @Test
  void anAgentTheUserSwitchedOffIsNotSwitchedOn() {
    launchd.switchedOff();

    assertEquals(
        Kind.SWITCHED_OFF, assertThrows(LaunchdException.class, () -> install("monitor")).kind());
    assertEquals(List.of(), launchd.changes());
  }

  @Test
  void aListOthersMayWriteToIsFixed() throws Exception {
    install("monitor");
    Files.setPosixFilePermissions(files.plist(), PosixFilePermissions.fromString("rw-rw-r--"));

    install("monitor");

    assertEquals("rw-r--r--", mode(files.plist()));
  }

  @Test
  void afterAKillAnywhereTheNextRunFinishesTheWork() throws Exception {
    install("monitor");
    for (Path lost : List.of(files.jar(), archive(), files.launcher(), files.plist())) {
      Files.delete(lost);

      Installer.Result repaired = install("monitor");

      assertTrue(Files.exists(lost), lost.toString());
      assertTrue(launchd.hasJob());
      assertFalse(repaired.isUnchanged());
    }
    new LaunchdJob(launchd, time, 501, AgentFiles.LABEL, pid -> true).bootOut();

    assertFalse(install("monitor").restarted());
    assertTrue(launchd.hasJob());
  }

  @Test
  void aPlanNamesEverythingAndChangesNothing() throws Exception {
    Installer.Plan plan = installer("monitor").plan(built);

    assertEquals(4, plan.files().stream().filter(PlacedFile::changed).count());
    assertEquals(
        List.of(List.of("launchctl", "bootstrap", "gui/501", files.plist().toString())),
        plan.commands());
    assertEquals(AgentPlist.text(files, new AgentJob("monitor", Optional.empty())), plan.plist());
    assertFalse(Files.exists(user));
    assertEquals(List.of(), launchd.changes());
  }

  @Test
  void aPlanForWhatIsInstalledRestartsOnly() throws Exception {
    install("monitor");

    Installer.Plan same = installer("monitor").plan(built);
    Installer.Plan tray = installer("tray").plan(built);

    assertEquals(0, same.files().stream().filter(PlacedFile::changed).count());
    assertEquals("kickstart", same.commands().get(0).get(1));
    assertEquals(
        List.of("bootout", "bootstrap"),
        tray.commands().stream().map(each -> each.get(1)).toList());
  }

  @Test
  void aHomeWithAColonIsRefusedBeforeAnythingIsDone() {
    files = new AgentFiles(user.resolve("a:b"), files.plist(), files.log());

    assertThrows(UnsupportedPathException.class, () -> install("monitor"));
    assertFalse(Files.exists(user));
  }

  private Installer.Result install(String command) throws Exception {
    return installer(command).install(built);
  }

  private Installer installer(String command) {
    LaunchdJob job = new LaunchdJob(launchd, time, 501, AgentFiles.LABEL, pid -> true);
    AgentJob agent = new AgentJob(command, Optional.empty());
    return new Installer(files, new JavaHome(temp.resolve("jdk")), agent, machine, job);
  }

  private Path archive() throws IOException {
    try (Stream<Path> all = Files.list(files.lib())) {
      return all.filter(each -> each.toString().endsWith(".jsa")).findAny().orElseThrow();
    }
  }

  private boolean isPlist(PlacedFile placed) {
    return placed.path().equals(files.plist());
  }

  private Map<Path, FileTime> times() throws IOException {
    try (Stream<Path> all = Files.walk(user)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(each -> each, InstallerTest::time));
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountCommandTest {

  private static final String ROOT = "/dev/disk3s1s1 on / (apfs, sealed, local, read-only)\n";

  private final ScriptedRunner runner = new ScriptedRunner();
  private final MountCommand table = new MountCommand(runner);

  @Test
  void listsEveryMountInOrder() {
    mountPrints(Transcript.of("mount-01-full-table-finder-mount").text());

    assertEquals(
        List.of("apfs", "devfs", "autofs", "smbfs"),
        known().entries().stream().map(MountEntry::fileSystem).toList());
  }

  @Test
  void ofTwoMountsAtOnePathTheLaterIsOnTop() {
    mountPrints(ROOT + Transcript.of("mount-13-adversarial-names").text());

    assertEquals(
        "//jane@macmini.local:4450/Data",
        known().at(Path.of("/Volumes/Data")).orElseThrow().source());
  }

  @Test
  void knowsWhenNoSmbShareIsMounted() {
    mountPrints(Transcript.of("mount-14-no-smb-mounts").text());

    assertEquals(5, known().entries().size());
    assertEquals(
        List.of(), known().entries().stream().filter(entry -> entry.smb().isPresent()).toList());
  }

  @Test
  void leavesTheMountsOfTimeMachineOut() {
    mountPrints(
        ROOT
            + "//tm@127.0.0.2/tm on /Volumes/.timemachine/127.0.0.2/3F2A/tm (smbfs, nobrowse)\n"
            + "//GUEST:@nas/TM on /Volumes/com.apple.TimeMachine.TM-95CF (smbfs, nobrowse)\n");

    assertEquals(1, known().entries().size());
  }

  @Test
  void keepsNamesAsTheyArePrinted() {
    mountPrints(ROOT + "//jane@nas/Bu%CC%88ro on /Volumes/Bu\u0308ro (smbfs, nodev)\n");

    MountEntry entry = known().entries().get(1);
    assertEquals("//jane@nas/Bu%CC%88ro", entry.source());
    assertEquals("Bu\u0308ro", entry.smb().orElseThrow().share());
  }

  @Test
  void anEmptyTableIsUnreadable() {
    mountPrints("");

    assertUnreadable("mount did not list /");
  }

  @Test
  void aTableWithAnSmbLineThatMakesNoSenseIsUnreadable() {
    mountPrints(ROOT + "//jane@nas/CORE on /Volumes/CO\nRE (smbfs)\n");

    assertUnreadable("mount printed a line that makes no sense: //jane@nas/CORE on /Volumes/CO");
  }

  @Test
  void aTableWithAServersLineOfAnUnknownKindIsUnreadable() {
    String line = "//jane@nas/CORE on /Volumes/CORE type smbfs (rw)";
    mountPrints(ROOT + line + "\n");

    assertUnreadable("mount printed a line that makes no sense: " + line);
  }

  @Test
  void aMountOfAnotherKindOfFileServerIsAnEntry() {
    mountPrints(ROOT + "//jane@nas/CORE on /Volumes/CORE (afpfs, nodev, mounted by jane)\n");

    assertEquals(2, known().entries().size());
  }

  @Test
  void aTableThatEndsInTheMiddleOfALineIsUnreadable() {
    mountPrints(ROOT + "//jane@nas/A%20%28old%29 on /Volumes/A (old)");

    assertUnreadable("mount ended in the middle of a line");
  }

  @Test
  void aFailedMountIsUnreadableWhateverItPrinted() {
    runner.exits("mount", 1, ROOT, "mount: getmntinfo failed\n");

    assertUnreadable("mount failed with exit code 1");
  }

  @Test
  void aHangingMountIsUnreadable() {
    runner.hangs("mount");

    assertUnreadable("mount did not end in time");
  }

  @Test
  void withoutTheToolTheTableIsUnreadable() {
    assertUnreadable("mount not found in /usr/bin");
  }

  private void mountPrints(String out) {
    runner.exits("mount", 0, out, "");
  }

  private MountTable.Known known() {
    return assertInstanceOf(MountTable.Known.class, table.read());
  }

  private void assertUnreadable(String reason) {
    assertEquals(new MountTable.Unreadable(reason), table.read());
  }
}

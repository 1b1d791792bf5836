package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountCommandLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mount-01-full-table-finder-mount    |3| lfiolhais | nas.botasal.xyz | 445  | Book2  |"
            + " /Volumes/Book2",
        "mount-03-by-ip-no-mounted-by        |0| lfiolhais | 10.0.0.4        | 445  | Book2  |"
            + " /Volumes/Book2",
        "mount-05-quarantine-flag            |0| adm       | nas10           | 445  | public |"
            + " /Volumes/public",
        "mount-10-bonjour-and-local-names    |0| guest     | nas._smb._tcp.local | 445 | media |"
            + " /Volumes/media",
        "mount-10-bonjour-and-local-names    |1| lex       | nas.local       | 445  | Media  |"
            + " /Volumes/Media",
        "mount-10-bonjour-and-local-names    |2| user      | nas._smb._tcp.local | 445 | share |"
            + " /Volumes/My Share",
        "mount-10-bonjour-and-local-names    |3| fixture   | server          | 445  | share  |"
            + " /Volumes/Shared Work",
        "mount-12-plain-short-host           |0| user      | host            | 445  | Share  |"
            + " /Volumes/Share",
        "mount-13-adversarial-names          |0| CORP;jane | 10.10.10.1      | 445  | Photos on"
            + " Disk | /Volumes/Photos on Disk",
        "mount-13-adversarial-names          |1| jane      | macmini.local   | 445  | A (old) |"
            + " /Volumes/A (old)",
        "mount-13-adversarial-names          |2| jane      | fd00::1         | 445  | Data   |"
            + " /Volumes/Data",
        "mount-13-adversarial-names          |3| jane      | macmini.local   | 4450 | Data   |"
            + " /Volumes/Data",
      })
  void readsWhatMacsPrinted(
      String file, int line, String user, String host, int port, String share, String path) {
    MountEntry entry = entry(Transcript.of(file).line(line));

    assertEquals(Optional.of(new SmbSource(user, host, port, share)), entry.smb());
    assertEquals(Path.of(path), entry.path());
    assertEquals("smbfs", entry.fileSystem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/dev/disk3s1s1 on / (apfs, sealed, local) | /dev/disk3s1s1 | / | apfs",
        "map auto_home on /System/Volumes/Data/home (autofs, local) | map auto_home |"
            + " /System/Volumes/Data/home | autofs",
        "/dev/disk4s1 on /Volumes/On on (b) (hfs, local) | /dev/disk4s1 | /Volumes/On on (b) | hfs",
        "//u@nas/CORE on /Volumes/CORE (afpfs, nodev) | //u@nas/CORE | /Volumes/CORE | afpfs",
      })
  void keepsOtherFileSystemsAsTheyAre(String line, String source, String path, String type) {
    assertEquals(new MountEntry(source, type, Path.of(path), Optional.empty()), entry(line));
  }

  @Test
  void readsOwnerAndFlags() {
    MountEntry bobs = entry("//u@nas/CORE on /Volumes/CORE (smbfs, nodev, nosuid, mounted by bob)");
    MountEntry hidden =
        entry("//u@nas/CORE on /Users/u/core (smbfs, automounted, nobrowse, mounted by 501)");
    MountEntry roots = entry("//u@nas/CORE on /Volumes/CORE (smbfs, nodev, nosuid)");

    assertEquals(Optional.of("bob"), bobs.mountedBy());
    assertFalse(bobs.automounted() || bobs.nobrowse());
    assertEquals(Optional.of("501"), hidden.mountedBy());
    assertTrue(hidden.automounted() && hidden.nobrowse());
    assertEquals(Optional.empty(), roots.mountedBy());
  }

  @Test
  void keepsAnSmbMountWhoseSourceIsOdd() {
    MountEntry entry = entry("//nas on /Volumes/odd (smbfs, nodev)");

    assertEquals("smbfs", entry.fileSystem());
    assertEquals(Optional.empty(), entry.smb());
  }

  @Test
  void knowsTheMountsOfTimeMachine() {
    assertTrue(
        line("//u@nas._smb._tcp.local./TM on /Volumes/.timemachine/nas._smb._tcp.local./2E/TM"
                + " (smbfs, nobrowse)")
            .isTimeMachine());
    assertTrue(
        line("//GUEST:@nas/TM on /Volumes/com.apple.TimeMachine.TM-95CF (smbfs, nobrowse)")
            .isTimeMachine());
    assertFalse(line("//eric@nas/Time%20Machine on /Volumes/Time Machine (smbfs)").isTimeMachine());
  }

  @Test
  void refusesWhatIsNoMountLine() {
    assertEquals(Optional.empty(), MountCommand.Line.parse(""));
    assertEquals(Optional.empty(), MountCommand.Line.parse("mount: something failed"));
    assertEquals(Optional.empty(), MountCommand.Line.parse("//u@nas/CORE on /Volumes/CORE"));
    assertEquals(Optional.empty(), MountCommand.Line.parse(" on / (apfs)"));
    assertEquals(
        Optional.empty(), MountCommand.Line.parse("//u@nas/CORE on /Volumes/CORE (smbfs, no"));
  }

  private static MountCommand.Line line(String text) {
    return MountCommand.Line.parse(text).orElseThrow();
  }

  private static MountEntry entry(String text) {
    return line(text).entry();
  }
}

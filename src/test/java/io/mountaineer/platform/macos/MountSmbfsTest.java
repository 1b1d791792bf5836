package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountSmbfsTest {

  private static final Request CORE =
      new Request("jane", "nas.local", 445, "CORE", Path.of("/Volumes/CORE"));

  @ParameterizedTest
  @CsvSource({
    "mount_smbfs-01-eperm-dir-not-owned,              0, 64, PERMISSION",
    "mount_smbfs-02-timed-out,                        0, 68, UNREACHABLE",
    "mount_smbfs-03-mountpoint-missing-via-mount,     0, 64, UNKNOWN",
    "mount_smbfs-05-broken-pipe,                      0, 64, UNREACHABLE",
    "mount_smbfs-06-no-route,                         0, 68, UNREACHABLE",
    "mount_smbfs-08-auth,                             0, 77, PATH_OCCUPIED",
    "mount_smbfs-09-source-only-errors,               0, 71, UNKNOWN",
    "mount_smbfs-09-source-only-errors,               1, 71, UNKNOWN",
    "mount_smbfs-09-source-only-errors,               2, 68, UNREACHABLE",
    "mount_smbfs-09-source-only-errors,               3, 64, SHARE_NOT_FOUND",
    "mount_smbfs-09-source-only-errors,               4, 64, LOGIN_REFUSED",
    "mount_smbfs-09-source-only-errors,               5, 64, UNKNOWN",
    "mount_smbfs-09-source-only-errors,               6, 68, SHARE_NOT_FOUND",
    "mount_smbfs-10-usage,                            0, 64, UNKNOWN",
  })
  void readsWhatMacsPrinted(String file, int line, int code, Kind kind) {
    assertEquals(kind, failure(code, Transcript.of(file).line(line)).orElseThrow().kind());
  }

  @Test
  void takesAShareThatIsMountedAlreadyForMounted() {
    String exists = Transcript.of("mount_smbfs-04-file-exists").text();

    assertEquals(Optional.empty(), failure(64, exists));
  }

  @Test
  void readsTheUndecodedErrorOfAMissingShare() {
    assertEquals(
        Kind.SHARE_NOT_FOUND,
        failure(64, "mount_smbfs: mount error: /Volumes/CORE: Unknown error: -1073741275")
            .orElseThrow()
            .kind());
  }

  @Test
  void isNotFooledByTheNameOfADirectory() {
    String longName = "x".repeat(250);

    assertEquals(
        Kind.LOGIN_REFUSED,
        failure(64, "mount_smbfs: mount error: /Volumes/a: File exists: Permission denied")
            .orElseThrow()
            .kind());
    assertEquals(
        Optional.empty(),
        failure(64, "mount_smbfs: mount error: /Volumes/" + longName + ": File exists"));
  }

  @Test
  void aMissingSmbClientIsNobodysPassword() {
    String text = "mount_smbfs: failed to intitialize the smb library: No such file or directory";

    assertEquals(Kind.UNKNOWN, failure(69, text).orElseThrow().kind());
  }

  @Test
  void aDirectoryOnWhichMountSmbfsHasNoLoginIsInTheWay() {
    assertEquals(
        "remove the empty directory, then macOS mounts with the keychain:"
            + " sudo rmdir /Volumes/CORE",
        failure(77, Transcript.of("mount_smbfs-08-auth").text()).orElseThrow().nextStep());
  }

  @Test
  void saysWhyTheServerIsUnreachable() {
    assertEquals(
        "nas.local gave no SMB connection: Operation timed out",
        failure(68, Transcript.of("mount_smbfs-02-timed-out").text()).orElseThrow().message());
  }

  @Test
  void repeatsNoPassword() {
    String message =
        failure(64, "mount_smbfs: URL parsing failed: //jane:s3cret@nas/CORE")
            .orElseThrow()
            .message();

    assertFalse(message.contains("s3cret"), message);
    assertTrue(message.contains("//jane:***@nas/CORE"), message);
  }

  @Test
  void distinguishesAHangFromAMissingTool() {
    assertEquals(
        Kind.TIMED_OUT, MountSmbfs.failure(CORE, new TimedOut("", "", false)).orElseThrow().kind());
    assertEquals(
        Optional.of(Failure.of(Kind.TOOL_MISSING, "mount_smbfs not found")),
        MountSmbfs.failure(CORE, new NotStarted("mount_smbfs not found")));
  }

  private static Optional<Failure> failure(int code, String err) {
    return MountSmbfs.failure(CORE, new Exited(code, "", err));
  }
}

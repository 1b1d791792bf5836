package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountNetFsTest {

  private static final Request BUERO =
      new Request("jane", "10.10.10.1", 445, "B\u00fcro 1", Path.of("/Volumes/B\u00fcro 1"));

  @ParameterizedTest
  @CsvSource({
    "-128, CANCELLED",
    "-5023, LOGIN_REFUSED",
    "-2096, LOGIN_REFUSED",
    "80, LOGIN_REFUSED",
    "-5000, LOGIN_REFUSED",
    "13, LOGIN_REFUSED",
    "1, LOGIN_REFUSED",
    "-5014, SHARE_NOT_FOUND",
    "-43, SHARE_NOT_FOUND",
    "2, SHARE_NOT_FOUND",
    "-6003, SHARE_NOT_FOUND",
    "-1073741275, SHARE_NOT_FOUND",
    "-36, UNREACHABLE",
    "60, UNREACHABLE",
    "64, UNREACHABLE",
    "65, UNREACHABLE",
    "-1712, TIMED_OUT",
    "-600, TIMED_OUT",
    "-609, TIMED_OUT",
    "-6600, UNKNOWN",
    "-1728, UNKNOWN",
  })
  void onlyTheNumberCounts(int number, Kind kind) {
    assertEquals(
        kind,
        failure("0:56: execution error: Ein Fehler (80) trat auf. (" + number + ")\n")
            .orElseThrow()
            .kind());
  }

  @Test
  void aToolThatWasKilledLeavesAMountThatMayStillAppear() {
    CommandResult killed = new Exited(137, "", "");
    CommandResult cut = new Cut(1, "", "0:56: execution");

    assertEquals(Kind.TIMED_OUT, MountNetFs.failure(BUERO, killed).orElseThrow().kind());
    assertEquals(Kind.TIMED_OUT, MountNetFs.failure(BUERO, cut).orElseThrow().kind());
    assertEquals(Kind.TIMED_OUT, MountSmbfs.failure(BUERO, killed).orElseThrow().kind());
  }

  @Test
  void aSuccessMaySayThatItIsElsewhere() {
    assertEquals(
        MountResult.claimedAt(Path.of("/Volumes/B\u00fcro 1-1")),
        MountNetFs.result(BUERO, new Exited(0, "file B\u00fcro 1-1:\n", "")));
    assertEquals(
        MountResult.claimed(), MountNetFs.result(BUERO, new Exited(0, "file B\u00fcro 1:\n", "")));
  }

  @Test
  void aFailureSaysNothingOfAPlace() {
    var exited = new Exited(1, "/Volumes/B\u00fcro 1-1\n", "0:56: execution error: Nein. (-36)\n");

    assertEquals(Optional.empty(), MountNetFs.result(BUERO, exited).elsewhere());
  }

  @Test
  void aCancelSaysNothingAboutTheServer() {
    Failure failure = failure(Transcript.of("osascript-01-user-canceled").text()).orElseThrow();

    assertEquals(
        "the login of jane to 10.10.10.1 was cancelled, or its password could not be read",
        failure.message());
  }

  @Test
  void aRefusedPasswordAndARefusedShareHaveDifferentWords() {
    Failure password = failure("0:56: execution error: Nein. (-5023)").orElseThrow();
    Failure share = failure("0:56: execution error: Nein. (13)").orElseThrow();

    assertEquals("10.10.10.1 does not allow jane to use B\u00fcro 1", share.message());
    assertEquals("10.10.10.1 refused the login for jane", password.message());
    assertEquals(
        "open smb://10.10.10.1/B%C3%BCro%201 in Finder once and tick \"Remember this password in"
            + " my keychain\" (macOS saves one password per server name)",
        password.nextStep());
  }

  @Test
  void takesAShareThatIsMountedAlreadyForMounted() {
    assertEquals(Optional.empty(), failure("0:56: execution error: File exists. (17)"));
  }

  @Test
  void keepsTheTextOfAnErrorNobodyKnows() {
    assertEquals(
        "macOS did not mount it: Something new. (-6600)",
        failure("0:56: execution error: Something new. (-6600)").orElseThrow().message());
    assertEquals(
        "osascript: cannot load", failure("osascript: cannot load").orElseThrow().message());
    assertEquals("osascript failed with exit code 1", failure("").orElseThrow().message());
  }

  @Test
  void aNumberThatNoErrorCanHaveIsNotTakenForAnother() {
    long refusedLoginBut = (1L << 32) - 128;

    assertEquals(Kind.UNKNOWN, failure("0:56: odd (" + refusedLoginBut + ")").orElseThrow().kind());
  }

  @Test
  void aHangPointsToADialog() {
    assertEquals(
        Optional.of(
            new Failure(
                Kind.TIMED_OUT,
                "osascript did not end in time while mounting B\u00fcro 1 from 10.10.10.1",
                "look for a macOS dialog about this server")),
        MountNetFs.failure(BUERO, new TimedOut("", "", true)));
  }

  @Test
  void believesSuccessWhateverIsPrinted() {
    assertEquals(
        Optional.empty(), MountNetFs.failure(BUERO, new Exited(0, "file X:", "warning (80)")));
  }

  private static Optional<Failure> failure(String err) {
    return MountNetFs.failure(BUERO, new Exited(1, "", err));
  }
}

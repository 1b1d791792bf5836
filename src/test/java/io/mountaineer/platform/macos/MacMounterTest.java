package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.OneOccupant;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.Volumes.Occupant;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacMounterTest {

  private static final Request CORE = request("CORE");

  private final ScriptedRunner runner = new ScriptedRunner().exits("launchctl", 0, "Aqua\n", "");
  private final List<String> announced = new ArrayList<>();
  private Occupant occupant = Occupant.NOTHING;

  @Test
  void letsMacOsMakeTheDirectoryWhereNothingStands() {
    runner.succeeds("osascript");

    assertEquals(Optional.empty(), mount(CORE));
    assertEquals("smb://jane@nas.local/CORE", lastArgument("osascript"));
  }

  @Test
  void mountsOnADirectoryOfTheUser() {
    occupant = Occupant.OUR_EMPTY_DIRECTORY;
    runner.succeeds("mount_smbfs");

    assertEquals(Optional.empty(), mount(CORE));
    assertEquals(
        List.of("-N", "-o", "soft", "//jane@nas.local/CORE", "/Volumes/CORE"),
        runner.arguments("mount_smbfs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "$HOME",
        "it's",
        "\"x\"",
        "x\" & (do shell script \"id\") & \"",
        "a;b",
        "#@1",
        "Bu\u0308ro",
        "`id`"
      })
  void noNameBecomesPartOfTheScript(String share) {
    runner.succeeds("osascript");

    mount(request(share));

    List<String> arguments = runner.arguments("osascript");
    assertEquals(
        List.of("-e", "on run argv", "-e", "mount volume (item 1 of argv)", "-e", "end run"),
        arguments.subList(0, 6));
    assertEquals(7, arguments.size());
    assertEquals("smb://jane@nas.local/" + PercentEncoding.encode(share), arguments.get(6));
  }

  @Test
  void encodesThePercentSignOfADirectoryAndNothingElse() {
    occupant = Occupant.OUR_EMPTY_DIRECTORY;
    runner.succeeds("mount_smbfs");

    mount(request("100% a;b 'x'"));

    assertEquals("/Volumes/100%25 a;b 'x'", lastArgument("mount_smbfs"));
  }

  @ParameterizedTest
  @CsvSource({"EMPTY_DIRECTORY, PATH_OCCUPIED", "SOMETHING, PATH_OCCUPIED", "UNKNOWN, UNKNOWN"})
  void mountsNothingWhereSomethingStandsOrMayStand(Occupant there, Kind kind) {
    occupant = there;
    runner.succeeds("osascript").succeeds("mount_smbfs");

    assertEquals(kind, mount(CORE).orElseThrow().kind());
    assertFalse(runner.called("osascript") || runner.called("mount_smbfs"));
  }

  @Test
  void saysHowToRemoveALeftoverDirectory() {
    occupant = Occupant.EMPTY_DIRECTORY;

    assertEquals(
        "an empty directory is left over at /Volumes/it's; remove it: sudo rmdir"
            + " '/Volumes/it'\\''s'",
        mount(request("it's")).orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Background", "System", "LoginWindow"})
  void asksForALoginWhereNoDialogCanBeShown(String session) {
    runner.exits("launchctl", 0, session + "\n", "").succeeds("osascript");

    Failure failure = mount(CORE).orElseThrow();

    assertEquals(Kind.NO_SESSION, failure.kind());
    assertFalse(failure.nextStep().isEmpty());
    assertFalse(runner.called("osascript"));
  }

  @Test
  void triesWhenTheSessionIsUnknown() {
    runner.fails("launchctl", 125, "Domain does not support specified action");
    runner.succeeds("osascript");

    assertEquals(Optional.empty(), mount(CORE));
  }

  @Test
  void mountsOnADirectoryInAnySession() {
    occupant = Occupant.OUR_EMPTY_DIRECTORY;
    runner.exits("launchctl", 0, "Background\n", "").succeeds("mount_smbfs");

    assertEquals(Optional.empty(), mount(CORE));
  }

  @ParameterizedTest
  @EnumSource(names = {"NOTHING", "OUR_EMPTY_DIRECTORY"})
  void saysWhichToolIsMissing(Occupant there) {
    occupant = there;

    assertEquals(Kind.TOOL_MISSING, mount(CORE).orElseThrow().kind());
  }

  @ParameterizedTest
  @CsvSource({"-5023, LOGIN_REFUSED", "-36, UNREACHABLE", "-128, CANCELLED", "-99, UNKNOWN"})
  void theDirectoryThatAFailedMountLeavesIsNamedAtOnce(String number, Kind kind) {
    runner.answers(
        "osascript",
        () -> {
          occupant = Occupant.EMPTY_DIRECTORY;
          return new Exited(1, "", "0:56: execution error: Nein. (" + number + ")\n");
        });

    Failure failure = mount(CORE).orElseThrow();

    assertEquals(kind, failure.kind());
    assertTrue(
        failure.message().endsWith("; an empty directory is left over at /Volumes/CORE"),
        failure.message());
    assertTrue(
        failure.nextStep().startsWith("remove it: sudo rmdir /Volumes/CORE"), failure.nextStep());
  }

  @Test
  void aDirectoryThatMacOsTakesAwayAMomentLaterIsNoLeftover() {
    Iterator<Occupant> there =
        List.of(Occupant.NOTHING, Occupant.EMPTY_DIRECTORY, Occupant.NOTHING).iterator();
    Volumes volumes = new OneOccupant(there::next);
    runner.fails("osascript", 1, "0:56: execution error: Nein. (-5023)");

    Failure failure =
        new MacMounter(
                runner,
                volumes,
                () -> new MountTable.Known(List.of()),
                new SteppedClock(),
                announced::add)
            .mount(CORE)
            .failure()
            .orElseThrow();

    assertFalse(failure.text().contains("rmdir"), failure.text());
  }

  @Test
  void theDirectoryOfAMountThatMayStillComeIsNoLeftover() {
    runner.answers(
        "osascript",
        () -> {
          occupant = Occupant.EMPTY_DIRECTORY;
          return new TimedOut("", "", true);
        });

    Failure failure = mount(CORE).orElseThrow();

    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertFalse(failure.text().contains("rmdir"), failure.text());
  }

  @Test
  void saysWhyTheToolFailed() {
    runner.fails("osascript", 1, "0:56: execution error: Nein. (-5023)");

    assertEquals(Kind.LOGIN_REFUSED, mount(CORE).orElseThrow().kind());
  }

  @Test
  void opensNoWindowForAPasswordThatNobodyWillTypeIn() {
    runner.exits("security", 44, "", "").succeeds("osascript");

    Failure failure = mount(CORE).orElseThrow();

    assertEquals(Kind.NO_PASSWORD, failure.kind());
    assertEquals("no saved password for jane on nas.local", failure.message());
    assertTrue(failure.nextStep().startsWith("open smb://nas.local/CORE in Finder once"));
    assertEquals(Optional.of(failure), mounter().obstacle(CORE));
    assertFalse(runner.called("osascript"));
  }

  @Test
  void givesAPersonAtATerminalTheTimeToTypeAPassword() {
    runner.exits("security", 44, "", "").succeeds("osascript");
    Request interactive =
        new Request("jane", "nas.local", 445, "CORE", CORE.volumePath(), true, false);

    assertEquals(Optional.empty(), mounter().obstacle(interactive));
    assertEquals(Optional.empty(), mount(interactive));
    assertEquals(Duration.ofSeconds(120), runner.limit("osascript"));
  }

  @Test
  void thePasswordWindowIsAnnouncedBeforeItOpens() {
    runner.exits("security", 44, "", "").fails("klist", 1, "").succeeds("osascript");

    assertEquals(Optional.empty(), mount(interactive()));

    assertEquals(
        List.of("macOS will ask for the password of jane on nas.local; a window opens"), announced);
    assertTrue(runner.called("osascript"));
  }

  @Test
  void aWindowThatNobodyWillSeeIsNotAnnounced() {
    runner.exits("security", 44, "", "").fails("klist", 1, "").succeeds("osascript");
    mount(CORE);
    assertFalse(runner.called("osascript"));

    runner.exits("security", 0, "", "");
    mount(interactive());
    assertTrue(runner.called("osascript"));

    runner.fails("security", 36, "security: User interaction is not allowed.");
    mount(interactive());

    assertEquals(List.of(), announced);
  }

  @Test
  void aRefusalCarriesTheMarkOfWhatWasSavedBeforeTheLogin() {
    runner
        .exits("security", 0, "\"mdat\"<timedate>=0x32  \"20260102030405Z\\000\"\n", "")
        .fails("osascript", 1, "0:56: execution error: Nein. (-5023)");

    Failure refusal = mount(CORE).orElseThrow();

    assertEquals(Kind.LOGIN_REFUSED, refusal.kind());
    assertEquals(Optional.of("20260102030405Z"), refusal.login());
  }

  private static Request interactive() {
    return new Request("jane", "nas.local", 445, "CORE", Path.of("/Volumes/CORE"), true, false);
  }

  @Test
  void waitsHalfAMinuteWhereNobodyDoes() {
    runner.succeeds("osascript");

    mount(CORE);

    assertEquals(Duration.ofSeconds(30), runner.limit("osascript"));
  }

  @Test
  void knowsBeforehandWhatMakesAMountImpossible() {
    assertEquals(Kind.TOOL_MISSING, mounter().obstacle(CORE).orElseThrow().kind());

    runner.succeeds("osascript");
    assertEquals(Optional.empty(), mounter().obstacle(CORE));

    runner.exits("launchctl", 0, "Background\n", "");
    assertEquals(Kind.NO_SESSION, mounter().obstacle(CORE).orElseThrow().kind());
    assertFalse(runner.called("osascript"));
  }

  @Test
  void aDirectoryOfTheUserNeedsNeitherASessionNorAPassword() {
    runner.exits("launchctl", 0, "Background\n", "").succeeds("mount_smbfs");
    occupant = Occupant.OUR_EMPTY_DIRECTORY;

    assertEquals(Optional.empty(), mounter().obstacle(CORE));
  }

  private String lastArgument(String program) {
    List<String> arguments = runner.arguments(program);
    return arguments.get(arguments.size() - 1);
  }

  private Optional<Failure> mount(Request request) {
    return mounter().mount(request).failure();
  }

  private MacMounter mounter() {
    Volumes volumes = new OneOccupant(() -> occupant);
    return new MacMounter(
        runner,
        volumes,
        () -> new MountTable.Known(List.of()),
        new SteppedClock(),
        line -> announced.add(runner.called("osascript") ? "too late" : line));
  }

  private static Request request(String share) {
    return new Request("jane", "nas.local", 445, share, Path.of("/Volumes", share));
  }
}

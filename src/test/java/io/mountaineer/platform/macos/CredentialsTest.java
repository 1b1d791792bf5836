package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.Mounter.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final Path CORE = Path.of("/Volumes/CORE");

  private final ScriptedRunner runner = new ScriptedRunner();

  @Test
  void everySpellingOfAServerIsLookedFor() {
    runner.exits("security", 44, "", "").fails("klist", 1, "");

    assertTrue(areMissing("office;jane", "macmini.local."));

    assertEquals(
        List.of(
            "find-internet-password -s macmini.local -a jane -r smb ",
            "find-internet-password -s macmini._smb._tcp.local -a jane -r smb ",
            "find-internet-password -s macmini -a jane -r smb "),
        runner.calls("security"));
  }

  @Test
  void anAddressHasOneName() {
    runner.exits("security", 44, "", "");

    assertTrue(areMissing("jane", "10.10.10.1"));

    assertEquals(
        List.of("find-internet-password -s 10.10.10.1 -a jane -r smb "), runner.calls("security"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 36, 51, 128, 1})
  void onlyOneExitCodeMeansThatThereIsNone(int code) {
    runner.fails("security", code, "something");

    assertFalse(areMissing("jane", "nas"));
  }

  @Test
  void aKeychainThatDoesNotAnswerCountsAsFull() {
    assertFalse(areMissing("jane", "nas"), "security is missing");

    runner.hangs("security");

    assertFalse(areMissing("jane", "nas"));
  }

  @Test
  void aGuestNeedsNone() {
    runner.exits("security", 44, "", "");

    assertFalse(areMissing("", "nas"));
    assertFalse(runner.called("security"));
  }

  @Test
  void aTicketIsEnough() {
    runner.exits("security", 44, "", "").succeeds("klist");

    assertFalse(areMissing("jane", "nas"));
    assertEquals(List.of("-s"), runner.arguments("klist"));
  }

  @Test
  void aMountByThatServerIsEnough() {
    runner.exits("security", 44, "", "");
    Request loggedIn = new Request("jane", "nas", 445, "CORE", CORE, false, true);

    assertFalse(Credentials.areMissing(new Credentials(runner).look(loggedIn)));
  }

  @Test
  void theMarkOfWhatIsSavedChangesWithTheEntryAndWhenOneAppears() {
    runner.exits("security", 44, "", "").fails("klist", 1, "");
    Optional<String> none = mark();
    runner.exits("security", 0, entry("20260102030405Z"), "");
    Optional<String> first = mark();
    runner.exits("security", 0, entry("20260102030406Z"), "");
    Optional<String> changed = mark();

    assertEquals(Optional.of("-/-/-"), none);
    assertEquals(Optional.of("20260102030405Z"), first);
    assertEquals(Optional.of("20260102030406Z"), changed);
  }

  @Test
  void ofALockedOrLateKeychainThereIsNoMark() {
    runner.fails("security", 36, "security: User interaction is not allowed.");
    assertEquals(Optional.empty(), mark());

    runner.hangs("security");
    assertEquals(Optional.empty(), mark());
  }

  private Optional<String> mark() {
    return new Credentials(runner).look("macmini.local", "jane", false).mark();
  }

  private static String entry(String date) {
    return "\"cdat\"<timedate>=0x32  \"20200101000000Z\\000\"\n"
        + "\"mdat\"<timedate>=0x32  \"%s\\000\"\n".formatted(date);
  }

  private boolean areMissing(String username, String host) {
    Request request = new Request(username, host, 445, "CORE", CORE);
    return Credentials.areMissing(new Credentials(runner).look(request));
  }
}

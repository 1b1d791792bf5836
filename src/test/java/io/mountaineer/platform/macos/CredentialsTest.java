package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.Mounter.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final Path CORE = Path.of("/Volumes/CORE");

  private final ScriptedRunner runner = new ScriptedRunner();

  void anEntryUnderOneOfTheNamesOfAServerIsEnough() {
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

    assertFalse(new Credentials(runner).areMissing(loggedIn));
  }

  private boolean areMissing(String username, String host) {
    Request request = new Request(username, host, 445, "CORE", CORE);
    return new Credentials(runner).areMissing(request);
  }
}

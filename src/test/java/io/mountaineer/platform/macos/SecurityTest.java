package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.Keychain.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityTest {

  private final ScriptedRunner runner = new ScriptedRunner();
  private final Security keychain = new Security(runner);

  @Test
  void asksForTheAttributesOfAnSmbEntryAndNotForItsSecret() {
    runner.exits("security", 0, "class: \"inet\"\n", "");

    assertEquals(Answer.State.THERE, keychain.look("macmini.local", "jane").state());
    assertEquals(
        List.of("find-internet-password", "-s", "macmini.local", "-a", "jane", "-r", "smb "),
        runner.arguments("security"));
  }

  @Test
  void nothingOfAnEntryIsKeptButItsDateNotEvenItsSecretShouldItBePrinted() {
    runner.exits("security", 0, Transcript.of("security-02-smb-item").text(), "");

    assertEquals(
        new Answer(Answer.State.THERE, "", Optional.of("20110209203400Z")),
        keychain.look("192.168.x.x", "User"));
  }

  @Test
  void exitCode44MeansThatThereIsNone() {
    runner.exits("security", 44, "", Transcript.of("security-01-not-found").text());

    assertEquals(Answer.State.MISSING, keychain.look("h", "u").state());
  }

  @Test
  void aLockedKeychainIsNotAnEmptyOne() {
    runner.fails("security", 36, "security: User interaction is not allowed.");

    assertEquals(
        Answer.unknown("security: User interaction is not allowed."), keychain.look("h", "u"));
  }

  @Test
  void silenceIsNotAbsence() {
    runner.hangs("security");

    assertEquals(Answer.unknown("security did not end in time"), keychain.look("h", "u"));
  }
}

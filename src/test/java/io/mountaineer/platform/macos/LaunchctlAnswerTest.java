package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.process.CommandResult.Exited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchctlAnswerTest {

  @Test
  void aRefusalByPathMayPassAndIsNoMissingLogin() {
    Transcript said = Transcript.of("launchctl-04-bootout-5-by-path");

    LaunchctlAnswer answer = new LaunchctlAnswer(new Exited(5, "", said.text()));

    assertFalse(answer.isDone());
    assertTrue(answer.mayPass());
    assertFalse(answer.isNoLogin());
    assertEquals("Boot-out failed: 5: Input/output error", answer.complaint());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void withoutALoginAtTheScreenEveryCommandSaysSo(int line) {
    Transcript said = Transcript.of("launchctl-06-no-gui-domain-125");

    LaunchctlAnswer answer = new LaunchctlAnswer(new Exited(125, "", said.line(line) + "\n"));

    assertTrue(answer.isNoLogin());
    assertFalse(answer.mayPass());
    assertEquals(LaunchdException.Kind.NO_LOGIN, answer.trouble().kind());
  }
}

package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginSessionTest {

  private final ScriptedRunner runner = new ScriptedRunner();
  private final LoginSession session = new LoginSession(runner);

  @Test
  void theSessionOfAProcessIsAskedForOnce() {
    runner.exits("launchctl", 0, "Background\n", "");

    assertEquals(Optional.of("Background"), session.withoutScreen());
    assertEquals(Optional.of("Background"), session.withoutScreen());
    assertEquals(List.of("managername"), runner.arguments("launchctl"));
  }

  @Test
  void anUnknownSessionMayHaveAScreenAndIsAskedForAgain() {
    runner.fails("launchctl", 1, "Could not get manager name");
    assertEquals(Optional.empty(), session.withoutScreen());

    runner.exits("launchctl", 0, "Background\n", "");

    assertEquals(Optional.of("Background"), session.withoutScreen());
  }
}

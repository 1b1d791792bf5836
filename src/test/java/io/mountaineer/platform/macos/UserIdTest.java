package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mountaineer.platform.macos.LaunchdException.Kind;
import org.junit.jupiter.api.Test;

class UserIdTest {

  @Test
  void itIsTheNumberThatIdPrints() throws LaunchdException {
    assertEquals(501, UserId.of(new ScriptedRunner().exits("id", 0, "501\n", "")));
  }

  @Test
  void itIsNeverGuessed() {
    assertEquals(Kind.TOOL_MISSING, kind(new ScriptedRunner()));
    assertEquals(Kind.OTHER, kind(new ScriptedRunner().hangs("id")));
    assertEquals(Kind.OTHER, kind(new ScriptedRunner().exits("id", 0, "evan\n", "")));
    assertEquals(Kind.OTHER, kind(new ScriptedRunner().fails("id", 1, "id: no")));
  }

  private static Kind kind(ScriptedRunner runner) {
    return assertThrows(LaunchdException.class, () -> UserId.of(runner)).kind();
  }
}

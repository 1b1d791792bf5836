package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Next commands of a user who has named a config. */
class OwnCommandsTest {

  private final OwnCommands commands = new OwnCommands(() -> Optional.of(Path.of("my other.toml")));

  @Test
  void theConfigOfThisRunIsThatOfTheNextCommand() {
    assertEquals(
        "see why: mountaineer --config 'my other.toml' status",
        commands.in("see why: mountaineer status"));
    assertEquals(
        "run 'mountaineer --config 'my other.toml' favorites import' again",
        commands.in("run 'mountaineer favorites import' again"));
  }

  @Test
  void otherTextsStayAsTheyAre() {
    for (String text :
        new String[] {
          "another mountaineer works on it",
          "the mountaineer before this one",
          "run: mountaineer install",
          "Usage: mountaineer switch SHARE tb|fallback",
          "~/.local/bin/mountaineer status",
          "com.mountaineer.agent"
        }) {
      assertEquals(text, commands.in(text));
    }
  }

  @Test
  void withoutAnOptionNothingIsAdded() {
    assertEquals("mountaineer status", new OwnCommands(Optional::empty).in("mountaineer status"));
  }
}

package io.mountaineer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareState;
import io.mountaineer.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** State of the mountaineer before this one: entries in lower case, with its own keys. */
class FormerStateTest {

  private static final String OURS =
      """
      {"schema_version": 1, "shares": {
        "CORE": {"active_interface": "fallback", "hold": "pinned",
                 "last_switch_at": "2026-02-01T00:00:00Z"},
        "core": {"active_backend": "tb", "last_switch_at": "2026-02-10T08:21:07.318274Z",
                 "last_error": "failed"}}}
      """;

  @Test
  void anEntryInLowerCaseIsThatOfTheShare() throws IOException, JsonException {
    State state =
        StateJson.read(Files.readAllBytes(Path.of("src/test/resources/former/state.json")));

    ShareState core = state.of("CORE");
    assertEquals(Optional.of(Interface.TB), core.active());
    assertEquals(Optional.of(Instant.parse("2026-02-10T08:21:07.318274Z")), core.lastSwitchAt());
    assertEquals(Optional.of(Interface.FALLBACK), state.of("VAULT-R1").active());
  }

  @Test
  void neitherItsErrorsNorItsTimersAreTakenOver() throws IOException, JsonException {
    State state =
        StateJson.read(Files.readAllBytes(Path.of("src/test/resources/former/state.json")));

    ShareState vault = state.of("VAULT-R1");
    assertEquals(Optional.empty(), vault.lastError());
    assertEquals(ShareState.NEW.recovery(), vault.recovery());
    assertEquals(ShareState.NEW.hosts(), state.of("CORE").hosts());
  }

  @Test
  void anEntryBesideOursIsMergedIntoIt() throws JsonException {
    State state = StateJson.read(OURS.getBytes(StandardCharsets.UTF_8));

    assertEquals(Set.of("CORE"), state.shares().keySet());
    assertEquals(Optional.of(Interface.FALLBACK), state.of("core").active());
    assertEquals(Hold.PINNED, state.of("CORE").hold());
    assertEquals(
        Optional.of(Instant.parse("2026-02-10T08:21:07.318274Z")), state.of("CORE").lastSwitchAt());
  }
}

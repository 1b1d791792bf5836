package io.mountaineer.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Backoff;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.LastError;
import io.mountaineer.core.PendingRecovery;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateJsonTest {

  @Test
  void everyStateComesBackAsItWas() throws JsonException {
    for (long seed = 0; seed < 500; seed++) {
      State state = new RandomStates(seed).state();

      byte[] bytes = StateJson.write(state);

      assertEquals(state, StateJson.read(bytes), "seed " + seed);
      assertArrayEquals(bytes, StateJson.write(StateJson.read(bytes)), "seed " + seed);
    }
  }

  @Test
  void theFileLooksAsPromised() {
    ShareState core =
        new ShareState(
            Optional.of(Interface.FALLBACK),
            Optional.of(true),
            new HostHistory(true, at("11:59:00Z"), Optional.empty(), true, "10.10.10.1"),
            new Attempts(
                new Backoff(2, at("12:00:05Z")),
                new Backoff(1, at("12:01:00Z")),
                new Backoff(3, at("12:02:00Z")),
                Map.of(
                    Interface.TB,
                    new Bar(
                        Failure.Kind.LOGIN_REFUSED,
                        at("11:58:00Z").orElseThrow(),
                        1,
                        Optional.of("20260102030405Z")),
                    Interface.FALLBACK,
                    new Bar(Failure.Kind.TIMED_OUT, at("11:57:00Z").orElseThrow(), 2)),
                "9f3a2c11"),
            new PendingRecovery(true, Optional.of("2 files are open"), true, true),
            Intents.NONE.withHold(Hold.PINNED),
            at("11:00:00.5Z"),
            Optional.of(
                new LastError(
                    "no route to host", LastError.Subject.SWITCH, at("11:56:00Z").orElseThrow())),
            Optional.of("macmini.local"),
            Optional.of("//evan@macmini.local/CORE"),
            at("10:59:00Z"),
            new KnownServers(
                "10.10.10.1 macmini.local",
                Map.of(Interface.TB, sighting("8a8c2a17f5f24e5eb278dd8aaa90d42e")),
                Map.of(Interface.FALLBACK, sighting("73727661000000000000000000000000"))));

    State state =
        new State(
            Map.of("Core", core),
            Map.of("/u/Shares/Core", "/Volumes/Core"),
            at("12:00:00Z"),
            Map.of(),
            Map.of(
                "macmini.local",
                KnownHost.NONE
                    .answered("192.168.1.20", Set.of(), at("10:00:00Z").orElseThrow())
                    .carriedBy("192.168.1.20", "en0")
                    .answered("fd00:0:0:0:0:0:0:1", Set.of(), at("09:00:00Z").orElseThrow())),
            Map.of("/volumes/core", "macmini.local"),
            Optional.empty());

    assertEquals(
        """
        {
          "schema_version" : 1,
          "monitor_seen_at" : "2026-01-31T12:00:00Z",
          "shares" : {
            "Core" : {
              "active_interface" : "fallback",
              "tb_reachable" : true,
              "tb_reachable_since" : "2026-01-31T11:59:00Z",
              "tb_healthy_since" : null,
              "tb_reachable_on" : "10.10.10.1",
              "fb_reachable" : true,
              "mount_alive" : true,
              "tb_recovery_pending" : true,
              "pending_reason" : "2 files are open",
              "hold" : "pinned",
              "held_by_open_files" : true,
              "open_files_seen" : true,
              "mount_failures" : 2,
              "next_attempt_at" : "2026-01-31T12:00:05Z",
              "recovery_failures" : 1,
              "next_recovery_at" : "2026-01-31T12:01:00Z",
              "stray_failures" : 3,
              "next_stray_at" : "2026-01-31T12:02:00Z",
              "login_refused_at" : {
                "tb" : "2026-01-31T11:58:00Z",
                "fallback" : null
              },
              "bars" : {
                "tb" : {
                  "kind" : "login_refused",
                  "since" : "2026-01-31T11:58:00Z",
                  "count" : 1,
                  "login" : "20260102030405Z"
                },
                "fallback" : {
                  "kind" : "timed_out",
                  "since" : "2026-01-31T11:57:00Z",
                  "count" : 2
                }
              },
              "attempts_for" : "9f3a2c11",
              "last_switch_at" : "2026-01-31T11:00:00.500Z",
              "last_error" : "no route to host",
              "last_error_of" : "switch",
              "last_error_at" : "2026-01-31T11:56:00Z",
              "mounted_host" : "macmini.local",
              "not_permitted" : "//evan@macmini.local/CORE",
              "since" : "2026-01-31T10:59:00Z",
              "servers" : {
                "hosts" : "10.10.10.1 macmini.local",
                "accepted" : {
                  "tb" : {
                    "guid" : "172a8c8a-f2f5-5e4e-b278-dd8aaa90d42e",
                    "at" : "2026-01-31T10:58:00Z"
                  }
                },
                "strangers" : {
                  "fallback" : {
                    "guid" : "61767273-0000-0000-0000-000000000000",
                    "at" : "2026-01-31T10:58:00Z"
                  }
                }
              }
            }
          },
          "links" : {
            "/u/Shares/Core" : "/Volumes/Core"
          },
          "hosts" : {
            "macmini.local" : {
              "addresses" : {
                "192.168.1.20" : {
                  "answered_at" : "2026-01-31T10:00:00Z",
                  "interface" : "en0"
                },
                "fd00:0:0:0:0:0:0:1" : {
                  "answered_at" : "2026-01-31T09:00:00Z",
                  "interface" : null
                }
              }
            }
          },
          "mounts" : {
            "/volumes/core" : "macmini.local"
          }
        }
        """,
        new String(StateJson.write(state), StandardCharsets.UTF_8));
  }

  private static Sighting sighting(String hex) {
    return new Sighting(new ServerGuid(hex), at("10:58:00Z").orElseThrow());
  }

  @Test
  void sharesStandInOrderOfTheirNames() {
    State state =
        State.EMPTY.with("b", new RandomStates(1).share()).with("a", new RandomStates(2).share());

    String text = new String(StateJson.write(state), StandardCharsets.UTF_8);

    assertTrue(text.indexOf("\"a\"") < text.indexOf("\"b\""), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "{\"schema_version\":1}",
        "{\"shares\":{}}",
        "{\"schema_version\":1,\"shares\":null,\"monitor_seen_at\":null}",
        "{\"schema_version\":1,\"later\":{\"deep\":[1,{\"x\":2.5e3}],\"big\":123456789012345678901}}"
      })
  void whatIsMissingOrUnknownDoesNoHarm(String text) throws JsonException {
    assertEquals(State.EMPTY, read(text));
  }

  @Test
  void aShareWithoutFieldsIsANewOne() throws JsonException {
    State state = read("{\"shares\":{\"Core\":{},\"Media\":{\"hold\":null,\"later\":[]}}}");

    assertEquals(Map.of("Core", ShareState.NEW, "Media", ShareState.NEW), state.shares());
  }

  @Test
  void anAddressWithoutATimeAndAHostWithOtherFieldsDoNoHarm() throws JsonException {
    State state =
        read(
            "{\"hosts\":{\"nas.local\":{\"guid\":\"x\",\"addresses\":{\"10.0.0.4\":{},"
                + "\"10.0.0.5\":{\"answered_at\":\"2026-01-31T12:00:00Z\",\"later\":1}}},"
                + "\"new.local\":{}}}");

    assertEquals(Set.of("10.0.0.5"), state.hosts().get("nas.local").addresses().keySet());
  }

  @Test
  void theLongestAbsenceAfterAWakeStandsWithItsHost() throws JsonException {
    Instant end = Instant.parse("2026-01-31T10:00:00Z");
    State state = State.EMPTY.withAbsence("nas.local", new Absence(Duration.ofMillis(4200), end));

    String text = new String(StateJson.write(state), StandardCharsets.UTF_8);

    assertEquals(state, read(text));
    assertTrue(text.contains("\"longest_absence_after_wake\" : {"), text);
    assertTrue(text.contains("\"ms\" : 4200"), text);
  }

  @Test
  void anAbsenceWithoutItsLengthOrItsTimeIsNone() throws JsonException {
    for (String half : List.of("\"ms\":5", "\"at\":\"2026-01-31T10:00:00Z\"", "\"ms\":-1")) {
      State state =
          read("{\"hosts\":{\"nas.local\":{\"longest_absence_after_wake\":{" + half + "}}}}");
      assertEquals(Optional.empty(), state.absenceOf("nas.local"));
    }
  }

  @Test
  void newsOfAHostLeavesItsLongestAbsence() {
    Instant now = Instant.parse("2026-01-31T10:00:00Z");
    Absence absence = new Absence(Duration.ofSeconds(4), now);
    KnownHost answered = KnownHost.NONE.answered("10.0.0.4", Set.of(), now);

    State state =
        State.EMPTY.withAbsence("nas.local", absence).withHosts(Map.of("nas.local", answered), now);

    assertEquals(Optional.of(absence), state.absenceOf("nas.local"));
    assertEquals(Set.of("10.0.0.4"), state.hosts().get("nas.local").addresses().keySet());
    assertSame(state, state.withAbsence("nas.local", new Absence(Duration.ofSeconds(3), now)));
  }

  @Test
  void theHostOfAMountIsForgottenAtItsVolumePathAlone() {
    Settings settings = Settings.defaults(Path.of("/Users/anna/Shares"));
    Share core = new Share("core", "anna", "10.10.10.1", "macmini.local", "CORE");
    Share media = new Share("media", "anna", "10.10.10.1", "macmini.local", "MEDIA");
    ShareState mounted = ShareState.NEW.withMountedHost(Optional.of("10.10.10.1"));
    State both = State.EMPTY.with(core, settings, mounted).with(media, settings, mounted);

    State one = both.with(core, settings, ShareState.NEW);

    assertEquals(Optional.empty(), one.of(core, settings).mountedHost());
    assertEquals(Optional.of("10.10.10.1"), one.of(media, settings).mountedHost());
  }

  @Test
  void theFileOfTheVersionBeforeKnowsNoHost() throws JsonException {
    State state = read("{\"schema_version\":1,\"shares\":{\"Core\":{}},\"links\":{}}");

    assertEquals(Map.of(), state.hosts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{",
        "{}{}",
        "{\"shares\":{\"Core\":{\"hold\":\"pinned\"",
        "{\"schema_version\":\"1\"}",
        "{\"schema_version\":1.0}",
        "{\"schema_version\":0}",
        "{\"shares\":[]}",
        "{\"links\":[]}",
        "{\"links\":{\"/u/Shares/Core\":7}}",
        "{\"links\":{\"/u/Shares/Core\":null}}",
        "{\"hosts\":[]}",
        "{\"hosts\":{\"nas.local\":7}}",
        "{\"hosts\":{\"nas.local\":{\"addresses\":[\"10.0.0.4\"]}}}",
        "{\"hosts\":{\"nas.local\":{\"addresses\":{\"10.0.0.4\":{\"answered_at\":1}}}}}",
        "{\"shares\":{\"Core\":7}}",
        "{\"shares\":{\"Core\":null}} x",
        "{\"shares\":{\"Core\":{\"hold\":\"forever\"}}}",
        "{\"shares\":{\"Core\":{\"active_interface\":\"wifi\"}}}",
        "{\"shares\":{\"Core\":{\"tb_reachable\":\"true\"}}}",
        "{\"shares\":{\"Core\":{\"mount_alive\":1}}}",
        "{\"shares\":{\"Core\":{\"mount_failures\":-1}}}",
        "{\"shares\":{\"Core\":{\"mount_failures\":99999999999}}}",
        "{\"shares\":{\"Core\":{\"next_attempt_at\":\"yesterday\"}}}",
        "{\"shares\":{\"Core\":{\"login_refused_at\":\"2026-01-31T12:00:00Z\"}}}",
        "\u0000\u0000\u0000\u0000\u0000\u0000"
      })
  void aWrongTypeIsRefused(String text) {
    assertThrows(JsonException.class, () -> read(text));
  }

  @Test
  void theRefusalNamesThePlace() {
    var refused =
        assertThrows(
            JsonException.class, () -> read("{\"shares\":{\"Core\":{\"tb_reachable\":\"yes\"}}}"));

    assertEquals("shares.Core.tb_reachable is not true or false", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          []                                         | not a JSON object
          [1,                                        | not a JSON object
          null                                       | not a JSON object
          {                                          | not JSON in line 1
          {} x                                       | not JSON in line 1
          {}{}                                       | something follows the JSON object
          {"schema_version":1.0}                     | schema_version is not a whole number
          {"schema_version":99999999999}             | schema_version is not a whole number
          {"schema_version":0}                       | schema_version is not 1 or more
          {"schema_version":1,"schema_version":3}    | written by a newer version (schema 3)
          {"shares":[]}                              | shares is not an object
          {"links":{"/u":7}}                         | links./u is not a text
          {"links":{"/u":null}}                      | links./u is not a path
          {"mounts":{"/u":null}}                     | mounts./u is not a host
          {"monitor_seen_at":5}                      | monitor_seen_at is not a text
          {"looks":{"a":{}}}                         | looks.a.at is not a time
          {"looks":{"a":{"at":"x"}}}                 | looks.a.at is not a time like 2026-01-31T12:00:00Z
          {"shares":{"a":{"hold":"x"}}}              | shares.a.hold is not a known word
          {"shares":{"a":{"active_interface":"x"}}}  | shares.a.active_interface is not tb, fallback or none
          {"shares":{"a":{"mount_alive":1}}}         | shares.a.mount_alive is not true or false
          {"shares":{"a":{"mount_failures":-1}}}     | shares.a.mount_failures is not 0 or more
          {"shares":{"a":{"bars":{"tb":{}}}}}        | shares.a.bars.tb.kind is not a known word
          """)
  void theRefusalSaysWhatIsWrong(String text, String message) {
    assertEquals(message, assertThrows(JsonException.class, () -> read(text)).getMessage());
  }

  @Test
  void tooMuchDepthIsNoJson() {
    for (String open : List.of("[", "{\"b\":")) {
      String deep = "{\"a\":" + open.repeat(2000);
      assertEquals(
          "not JSON", assertThrows(JsonException.class, () -> read(deep)).getMessage(), open);
    }
  }

  @Test
  void aNewerSchemaIsReportedWhateverElseItHolds() {
    var refused =
        assertThrows(JsonException.class, () -> read("{\"shares\":[],\"schema_version\":2}"));

    assertEquals("written by a newer version (schema 2)", refused.getMessage());
  }

  @Test
  void noCutOffFileIsTakenForAState() {
    byte[] whole = StateJson.write(State.EMPTY.with("Core", new RandomStates(7).share()));
    for (int length = 1; length < whole.length - 2; length++) {
      String part = new String(whole, 0, length, StandardCharsets.UTF_8);
      assertThrows(JsonException.class, () -> read(part), part);
    }
  }

  @Test
  void halfACharacterDoesNotKeepTheRestFromBeingWritten() throws JsonException {
    State odd = State.EMPTY.with("half \ud83c", new RandomStates(3).share());

    assertEquals(1, StateJson.read(StateJson.write(odd)).shares().size());
  }

  private static State read(String text) throws JsonException {
    return StateJson.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Instant> at(String clock) {
    return Optional.of(Instant.parse("2026-01-31T" + clock));
  }
}

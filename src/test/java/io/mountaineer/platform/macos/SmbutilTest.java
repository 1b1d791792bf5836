package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mountaineer.platform.NetworkState.Channel;
import io.mountaineer.platform.NetworkState.ChannelState;
import io.mountaineer.platform.NetworkState.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmbutilTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"\"main\"", "1", "null", "{\"main\": []}"})
  void flagsThatAreNoListDoNotHang(String flags) {
    String json = "{\"m\": {\"multi_channel_status\": {\"0\": {\"flags\": " + flags + "}}}}";

    assertFalse(
        assertTimeoutPreemptively(LIMIT, () -> Smbutil.carrying(json)).orElseThrow().isMain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"smbutil-01-view-prompt", "smbutil-02-view-guest"})
  void aListOfSharesIsNoSession(String name) {
    String said = Transcript.of(name).text();

    assertEquals(new Session(List.of(), OptionalLong.empty()), Smbutil.session(said));
    assertEquals(Optional.empty(), Smbutil.carrying(said));
  }

  @Test
  void aSessionReportsItsChannelsAndWhatHasComeOverThem() {
    Session session = Smbutil.session(json());

    assertEquals(OptionalLong.of(10), session.receivedBytes());
    assertEquals(
        List.of(
            new Channel(ChannelState.ACTIVE, Optional.of("bridge0"), "10.10.10.1"),
            new Channel(ChannelState.OTHER, Optional.empty(), "192.168.1.20")),
        session.channels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reconnecting", "session is dead"})
  void aChannelThatTheClientHasGivenUpIsLost(String state) {
    Session session = Smbutil.session(json().replace("session active", state));

    assertEquals(ChannelState.LOST, session.channels().get(0).state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "-", ""})
  void aCounterThatCannotBeReadIsNone(String counter) {
    String json = json().replace("\"10\"", "\"" + counter + "\"");

    assertEquals(OptionalLong.empty(), Smbutil.session(json).receivedBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smbutil-03-statshares",
        "smbutil-04-multichannel-off",
        "smbutil-05-multichannel-on",
        "smbutil-06-multichannel-source-format"
      })
  void whatIsNoJsonSaysNothingOfASession(String transcript) {
    Session session = Smbutil.session(Transcript.of(transcript).text());

    assertEquals(new Session(List.of(), OptionalLong.empty()), session);
  }

  private static String json() {
    return Transcript.of("smbutil-07-multichannel-json").text();
  }

  @Test
  void whatIsNoJsonNamesNoConnection() {
    assertFalse(Smbutil.carrying("{\"multi_channel_status\": {\"0\": {").isPresent());
  }
}

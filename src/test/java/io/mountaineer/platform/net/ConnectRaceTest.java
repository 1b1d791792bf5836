package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectRaceTest {

  @Test
  void marksWhatAProcessWithoutLocalNetworkPermissionGets() throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      race.note(address("10.0.0.4"), new NoRouteToHostException("No route to host"));

      assertEquals(
          Answer.unconnected("No route to host", Map.of("10.0.0.4", Kind.NO_ROUTE)),
          race.failure("timed out"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Network is unreachable, NO_ROUTE",
    "Network is down, NO_ROUTE",
    "Can't assign requested address, NO_ROUTE",
    "Operation not permitted, NO_ROUTE",
    "Host is down, TIMED_OUT",
    "Operation timed out, TIMED_OUT",
    "Too many open files, NO_VERDICT",
    "Something new, NO_VERDICT"
  })
  void whatSaysNothingOfTheHostIsNotTakenForASilentOne(String text, Kind kind) throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      race.note(address("10.0.0.4"), new SocketException(text));

      assertEquals(kind, race.failure("timed out").kind());
    }
  }

  @Test
  void theWeakestEvidenceOfAllAddressesCounts() throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      race.note(address("10.0.0.4"), new SocketException("Network is unreachable"));
      race.note(address("10.0.0.5"), new ConnectException("Connection refused"));
      race.note(address("10.0.0.6"), new SocketException("Host is down"));

      Answer answer = race.failure("timed out");

      assertEquals(Kind.NO_ROUTE, answer.kind());
      assertEquals("Connection refused", answer.detail());
      assertEquals(Kind.REFUSED_BY_PEER, answer.tried().get("10.0.0.5"));
      assertEquals(Kind.TIMED_OUT, answer.tried().get("10.0.0.6"));
    }
  }

  @Test
  void withoutAnyAddressNothingWasAsked() throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      assertEquals(
          Answer.noAddress("timed out after 800 ms"), race.failure("timed out after 800 ms"));
    }
  }

  private static InetAddress address(String numeric) throws UnknownHostException {
    return InetAddress.getByName(numeric);
  }
}

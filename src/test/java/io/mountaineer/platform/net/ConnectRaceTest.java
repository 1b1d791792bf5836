package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.Probe.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class ConnectRaceTest {

  @Test
  void marksWhatAProcessWithoutLocalNetworkPermissionGets() throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      race.note(new NoRouteToHostException("No route to host"));

      assertEquals(new Answer(false, "No route to host", true), race.failure("timed out"));
    }
  }

  @Test
  void prefersARefusalToOtherReasons() throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      race.note(new SocketException("Network is unreachable"));
      race.note(new ConnectException("Connection refused"));
      race.note(new SocketException("Host is down"));

      assertEquals(Answer.failed("Connection refused"), race.failure("timed out"));
    }
  }

  @Test
  void isSilentWhenNobodySaidAnything() throws IOException {
    try (ConnectRace race = new ConnectRace(445)) {
      assertEquals(Answer.failed("timed out after 800 ms"), race.failure("timed out after 800 ms"));
    }
  }
}

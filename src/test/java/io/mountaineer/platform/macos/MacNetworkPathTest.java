package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.platform.NetworkPath.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacNetworkPathTest {

  private static final Path DATA = Path.of("/Volumes/Data");
  private static final String PORTS =
      """

      Hardware Port: Wi-Fi
      Device: en0
      Ethernet Address: 00:00:00:00:00:01

      Hardware Port: USB 10/100/1000 LAN
      Device: en7
      Ethernet Address: 00:00:00:00:00:02

      Hardware Port: Thunderbolt Bridge
      Device: bridge0
      Ethernet Address: N/A

      VLAN Configurations
      ===================
      """;

  private static final String OFF =
      """
      { "/Volumes/Data" : { "multi_channel_status" : { "0" : {
        "flags" : [ "main" ], "state" : "session active", "server_inet" : "192.0.2.2"
      } } } }
      """;

  private final ScriptedRunner runner = new ScriptedRunner();
  private final MacNetworkPath wire = new MacNetworkPath(runner);

  @Test
  void theConnectionInUseDecides() {
    runner.exits("smbutil", 0, text("smbutil-07-multichannel-json"), "");
    runner.exits("networksetup", 0, PORTS, "");

    assertEquals(new Answer.Known("bridge0", "Thunderbolt Bridge", true), wire.of(DATA));
    assertEquals(
        List.of("multichannel", "-m", "/Volumes/Data", "-f", "json"), runner.arguments("smbutil"));
    assertFalse(runner.called("route"));
  }

  @Test
  void aMainConnectionThatIsNotInUseDoesNot() {
    String json = text("smbutil-07-multichannel-json");
    String moved =
        json.replace("session active", "reconnecting")
            .replace(
                "\"state\" : \"session inactive\"",
                "\"state\" : \"session active\", \"client_interface\" : \"en7\"");
    runner.exits("smbutil", 0, moved, "");
    runner.exits("networksetup", 0, PORTS, "");

    assertEquals(new Answer.Known("en7", "USB 10/100/1000 LAN", false), wire.of(DATA));
  }

  @Test
  void withoutMultichannelTheRouteToTheServerDecides() {
    runner.exits("smbutil", 0, OFF, "");
    runner.exits("route", 0, text("route-02-get"), "");
    runner.exits("networksetup", 0, PORTS, "");

    assertEquals(new Answer.Known("en7", "USB 10/100/1000 LAN", false), wire.of(DATA));
    assertEquals(List.of("-n", "get", "192.0.2.2"), runner.arguments("route"));
  }

  @Test
  void aConnectionWithoutARouteIsNotKnown() {
    runner.exits("smbutil", 0, OFF, "");
    runner.fails("route", 1, "route: writing to routing socket: not in table");

    assertEquals(new Answer.Unknown("no route to 192.0.2.2 could be told"), wire.of(DATA));
  }

  @Test
  void anInterfaceThatNobodyNamesIsNotTakenForTheCable() {
    runner.exits("smbutil", 0, text("smbutil-07-multichannel-json"), "");

    assertEquals(
        new Answer.Unknown(
            "the bytes take bridge0, but what that is, is not known:"
                + " networksetup not found in /usr/bin"),
        wire.of(DATA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thunderbolt Ethernet Slot 1", "Thunderbolt 1", "USB 10/100/1000 LAN"})
  void onlyTheThunderboltBridgeIsTheCable(String port) {
    runner.exits("smbutil", 0, text("smbutil-07-multichannel-json"), "");
    runner.exits("networksetup", 0, PORTS.replace("Thunderbolt Bridge", port), "");

    assertEquals(new Answer.Known("bridge0", port, false), wire.of(DATA));
  }

  @Test
  void theRecordedPortsAreReadAsTheyAreMeant() {
    String ports = text("networksetup-01-hardware-ports");

    assertEquals(Optional.of("Thunderbolt Bridge"), Networksetup.port(ports, "bridge0"));
    assertEquals(Optional.of("Thunderbolt 1"), Networksetup.port(ports, "en1"));
    assertEquals(Optional.of("Wi-Fi"), Networksetup.port(ports, "en0"));
    assertEquals(Optional.empty(), Networksetup.port(ports, "en9"));
  }

  @Test
  void aFailureOfAToolIsNotKnown() {
    assertEquals(new Answer.Unknown("smbutil not found in /usr/bin"), wire.of(DATA));

    runner.hangs("smbutil");
    assertEquals(new Answer.Unknown("smbutil did not end in time"), wire.of(DATA));

    runner.exits("smbutil", 0, "{\"/Volumes/Data\":{}}", "");
    assertEquals(new Answer.Unknown("smbutil named no connection"), wire.of(DATA));
  }

  private static String text(String name) {
    return Transcript.of(name).text();
  }
}

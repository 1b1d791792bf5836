package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.platform.NetworkState.Connection;
import io.mountaineer.platform.NetworkState.Connections;
import io.mountaineer.platform.NetworkState.Link;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.NetworkState.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MacNetworkStateTest {

  private final ScriptedRunner runner = new ScriptedRunner();
  private final MacNetworkState network = new MacNetworkState(runner);

  @Test
  void aRouteNamesItsInterface() {
    runner.exits("route", 0, text("route-02-get"), "");

    assertEquals(new Route.Via("en7"), network.routeTo("192.0.2.2"));
    assertEquals(List.of("-n", "get", "192.0.2.2"), runner.arguments("route"));
  }

  @Test
  void theLinkIsActiveOrNot() {
    runner.exits("ifconfig", 0, text("ifconfig-01-bridge-active"), "");
    assertEquals(Link.ACTIVE, network.linkOf("bridge0"));

    runner.exits("ifconfig", 0, text("ifconfig-02-bridge-inactive"), "");
    assertEquals(Link.INACTIVE, network.linkOf("bridge0"));
    assertEquals(Link.UNKNOWN, network.linkOf("en0"), "it is of another interface");
  }

  @Test
  void anInterfaceThatIsMissingOrShowsNoLinkIsNotKnown() {
    runner.fails("ifconfig", 1, "ifconfig: interface en9 does not exist");
    assertEquals(Link.UNKNOWN, network.linkOf("en9"));

    runner.exits("ifconfig", 0, "utun3: flags=8051<UP,POINTOPOINT,RUNNING> mtu 1380\n", "");
    assertEquals(Link.UNKNOWN, network.linkOf("utun3"));

    runner.hangs("ifconfig");
    assertEquals(Link.UNKNOWN, network.linkOf("bridge0"));
  }

  @Test
  void anInterfaceIsNeverTakenForAnOption() {
    assertEquals(Link.UNKNOWN, network.linkOf("-a"));
    assertFalse(runner.called("ifconfig"));
  }

  @Test
  void theConnectionsOfTheKernelAreThoseThatAreEstablished() {
    runner.exits("netstat", 0, text("netstat-01-smb-connections"), "");

    assertEquals(
        new Connections.Known(
            List.of(
                new Connection("192.0.2.30.61042", "192.0.2.2", 445, 4_403_218),
                new Connection("192.0.2.58.51314", "192.0.2.2", 445, 13_319_807_076L),
                new Connection("2001:db8::5%en7.50000", "2001:db8::2", 445, 100))),
        network.kernelConnections());
  }

  @Test
  void aListThatIsCutOrOfAnotherLayoutIsNoList() {
    String whole = text("netstat-01-smb-connections");
    runner.exits("netstat", 0, whole.strip(), "");
    assertInstanceOf(Connections.Unknown.class, network.kernelConnections());

    runner.exits("netstat", 0, whole.replace("process:pid", "pid   epid"), "");
    assertInstanceOf(Connections.Unknown.class, network.kernelConnections());

    runner.exits("netstat", 0, whole.replace("2001:db8::2.445", "2001:db8:aaaa:bbbb:c"), "");
    assertInstanceOf(Connections.Unknown.class, network.kernelConnections());

    runner.exits("netstat", 1, whole, "");
    assertInstanceOf(Connections.Unknown.class, network.kernelConnections());
  }

  @Test
  void aSessionNamesTheInterfaceOfItsOwnServerOnly() {
    runner.exits("smbutil", 0, text("smbutil-07-multichannel-json"), "");

    assertEquals(Optional.of("bridge0"), network.sessionInterface("10.10.10.1"));
  }

  @Test
  void aSessionToAnotherServerOrOverSeveralInterfacesNamesNone() {
    String json = text("smbutil-07-multichannel-json");
    runner.exits("smbutil", 0, json, "");
    assertEquals(Optional.empty(), network.sessionInterface("10.10.10.9"));

    String both =
        json.replace("192.168.1.20", "10.10.10.1")
            .replace("session inactive\",", "session active\", \"client_interface\" : \"en0\",");
    runner.exits("smbutil", 0, both, "");
    assertEquals(Optional.empty(), network.sessionInterface("10.10.10.1"));

    runner.exits("smbutil", 0, text("smbutil-04-multichannel-off"), "");
    assertEquals(Optional.empty(), network.sessionInterface("192.0.2.2"));
  }

  @Test
  void theSessionOfAMountIsAskedForWithoutAWordToItsServer() {
    runner.exits("smbutil", 0, text("smbutil-07-multichannel-json"), "");

    assertEquals(2, network.session(Path.of("/Volumes/CORE")).channels().size());
    assertEquals(
        List.of("multichannel", "-m", "/Volumes/CORE", "-x", "-f", "json"),
        runner.arguments("smbutil"));
  }

  @Test
  void aSessionThatSmbutilDoesNotListIsNotKnown() {
    Session unknown = new Session(List.of(), OptionalLong.empty());
    assertEquals(unknown, network.session(Path.of("/Volumes/CORE")));

    runner.hangs("smbutil");
    assertEquals(unknown, network.session(Path.of("/Volumes/CORE")));

    runner.exits("smbutil", 1, text("smbutil-07-multichannel-json"), "");
    assertEquals(unknown, network.session(Path.of("/Volumes/CORE")));
  }

  private static String text(String name) {
    return Transcript.of(name).text();
  }
}

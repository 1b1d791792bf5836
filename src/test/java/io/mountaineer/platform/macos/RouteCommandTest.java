package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.NetworkState.Route;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteCommandTest {

  private final ScriptedRunner runner = new ScriptedRunner();
  private final RouteCommand route = new RouteCommand(runner);

  @Test
  void aRouteNamesItsInterface() {
    runner.exits("route", 0, Transcript.of("route-02-get").text(), "");

    assertEquals(new Route.Via("en7"), route.to("192.0.2.2"));
    assertEquals(List.of("-n", "get", "192.0.2.2"), runner.arguments("route"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 77})
  void noRouteIsAnAnswerWhateverTheExitCode(int code) {
    runner.exits("route", code, "", Transcript.of("route-03-get-not-in-table").text());

    assertEquals(new Route.None(), route.to("192.0.2.2"));
  }

  @Test
  void anAddressOfIpv6IsAskedForAsOne() {
    runner.exits("route", 0, Transcript.of("route-02-get").text(), "");

    route.to("2001:db8::1");

    assertEquals(List.of("-n", "get", "-inet6", "2001:db8::1"), runner.arguments("route"));
  }

  @Test
  void theZoneOfALinkLocalAddressIsItsInterface() {
    assertEquals(new Route.Via("bridge0"), route.to("fe80::1%bridge0"));
    assertInstanceOf(Route.Unknown.class, route.to("fe80::1%11"));
    assertFalse(runner.called("route"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"macmini.local", "-host", "", "10.0.0.1 -net"})
  void whatIsNoAddressIsNotAskedFor(String text) {
    assertInstanceOf(Route.Unknown.class, route.to(text));
    assertFalse(runner.called("route"));
  }

  @Test
  void aRouteToolThatIsMissingLateOrStrangeFindsNothing() {
    assertInstanceOf(Route.Unknown.class, route.to("192.0.2.2"));

    runner.hangs("route");
    assertInstanceOf(Route.Unknown.class, route.to("192.0.2.2"));

    runner.exits("route", 0, "192.0.2.2 dev eth0 src 192.0.2.3\n", "");
    assertInstanceOf(Route.Unknown.class, route.to("192.0.2.2"));

    runner.exits("route", 0, Transcript.of("route-01-monitor").text(), "");
    assertInstanceOf(Route.Unknown.class, route.to("192.0.2.2"));

    runner.exits("route", 1, Transcript.of("route-02-get").text(), "");
    assertInstanceOf(Route.Unknown.class, route.to("192.0.2.2"));
  }

  @Test
  void theDefaultRouteNamesThePrimaryInterface() {
    runner.exits("route", 0, Transcript.of("route-02-get").text(), "");

    assertEquals(Optional.of("en7"), route.primaryInterface());
    assertEquals(List.of("-n", "get", "default"), runner.arguments("route"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"awdl0", "llw0", "utun4", "ap1", "anpi0", "vmenet0", "lo0"})
  void anInterfaceThatComesAndGoesByItselfLeadsToNoServer(String name) {
    assertFalse(route.mayLeadToServers(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en0", "en7", "bridge0", "bond0", "vlan1"})
  void aLinkMayLeadToServers(String name) {
    assertTrue(route.mayLeadToServers(name));
  }
}

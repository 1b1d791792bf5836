package io.mountaineer.core;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.ServerMatcher.Match;
import io.mountaineer.platform.macos.Transcript;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which host a share is mounted, whatever form the server's name has. */
class ServerMatcherTest {

  private static final Map<String, Set<String>> NOBODY_RESOLVES = Map.of();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "macmini.local",
        "MacMini.LOCAL",
        "macmini.local.",
        "macmini",
        "MACMINI",
        "macmini._smb._tcp.local",
        "macmini._smb._tcp.local.",
        "MacMini._SMB._TCP.local",
      })
  void theFormsOfABonjourNameAreEqual(String server) {
    assertEquals(Optional.of(FALLBACK), on(server, World.CORE, NOBODY_RESOLVES));
    for (String host : new String[] {"macmini", "macmini._smb._tcp.local", "MACMINI.local."}) {
      assertEquals(Optional.of(TB), on(server, share(host, "10.0.0.9"), NOBODY_RESOLVES));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.10.10.1", "10.10.10.1."})
  void aTrailingDotOfAnAddressDoesNotMatter(String server) {
    assertEquals(Optional.of(TB), on(server, World.CORE, NOBODY_RESOLVES));
  }

  @ParameterizedTest
  @CsvSource({
    "fe80::1%en5, [fe80::1%en5]",
    "[fe80::1%en5], fe80::1%en5",
    "fe80::1%en5, FE80::1%EN5",
    "fd00::1, fd00::1",
  })
  void bracketsOfAnAddressDoNotMatter(String configured, String server) {
    var share = share(configured, "macmini.local");

    assertEquals(Optional.of(TB), on(server, share, NOBODY_RESOLVES));
  }

  @Test
  void anAddressIsTheNameThatResolvesToIt() {
    var names =
        Map.of(
            "macmini.local", Set.of("192.168.1.20", "fd00::20"),
            "192.168.1.20", Set.of("192.168.1.20"),
            "fd00::20", Set.of("fd00::20"));

    assertEquals(Optional.of(FALLBACK), on("192.168.1.20", World.CORE, names));
    assertEquals(Optional.of(FALLBACK), on("fd00::20", World.CORE, names));
  }

  @ParameterizedTest
  @CsvSource({"bridge, 10.10.10.1", "macmini.lan, 192.168.1.20", "192.168.1.20, 192.168.1.20"})
  void theRightServerByAThirdNameCountsAsFallbackAndIsJudgedByItself(
      String server, String address) {
    var names =
        Map.of(
            server,
            Set.of(address),
            "10.10.10.1",
            Set.of("10.10.10.1"),
            "macmini.local",
            Set.of("192.168.1.20"));

    assertEquals(Optional.of(new Match(FALLBACK, server)), match(server, World.CORE, names));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Evan’s Mac mini._smb._tcp.local | Evans-Mac-mini.local",
        "Evan's Mac mini._smb._tcp.local. | evans-mac-mini",
        "iMac (4)._smb._tcp.local | iMac-4.local",
        "Büro Mac._smb._tcp.local | buro-mac.local",
        "macmini._smb._tcp.local | macmini.office.example",
      })
  void theServersOwnBonjourNameIsItsHostName(String service, String host) {
    assertEquals(
        Optional.of(new Match(FALLBACK, host)),
        match(service, share("10.10.10.1", host), NOBODY_RESOLVES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"macmini.fritz.box", "macmini.lan", "macmini.office.example"})
  void theSameFirstLabelAloneProvesNothing(String server) {
    assertEquals(Optional.empty(), on(server, World.CORE, NOBODY_RESOLVES));
    assertEquals(
        Optional.empty(),
        on(
            server,
            World.CORE,
            Map.of(server, Set.of("203.0.113.9"), "macmini.local", Set.of("192.168.1.20"))));
  }

  @Test
  void aHostThatWeMountedByIsOurs() {
    var matcher = new ServerMatcher(host -> Set.of());

    assertEquals(
        Optional.of(new Match(FALLBACK, "oldmini.local")),
        matcher.match("oldmini.local", World.CORE, Optional.of("OLDMINI")));
  }

  @Test
  void theWrittenFormDecidesBeforeTheAddresses() {
    var names =
        Map.of(
            "macmini.local", Set.of("192.168.1.20", "10.10.10.1"),
            "10.10.10.1", Set.of("10.10.10.1"));

    assertEquals(Optional.of(TB), on("10.10.10.1", World.CORE, names));
    assertEquals(Optional.of(FALLBACK), on("macmini.local", World.CORE, names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"other.local", "10.10.10.2", "10", "macmini2.local", "mac", "10.10.10.1.2"})
  void anyOtherServerIsNeitherHost(String server) {
    var names =
        Map.of("macmini.local", Set.of("192.168.1.20"), "other.local", Set.of("192.168.1.30"));

    assertEquals(Optional.empty(), on(server, World.CORE, names));
  }

  @Test
  void aServerByTheNameThatTheNetworkShowsIsTheHostOfThatName() {
    String name =
        Transcript.of("dns-sd-01-browse").line(4).replaceFirst(".*_smb\\._tcp\\.\\s+", "");

    assertEquals("MacBook Pro", name);
    assertEquals(
        Optional.of(FALLBACK),
        on(name + "._smb._tcp.local", share("10.10.10.1", "macbook-pro.local"), NOBODY_RESOLVES));
  }

  private static Share share(String thunderbolt, String fallback) {
    return new Share("core", "anna", thunderbolt, fallback, "CORE");
  }

  private static Optional<Interface> on(
      String server, Share share, Map<String, Set<String>> names) {
    return match(server, share, names).map(Match::on);
  }

  private static Optional<Match> match(String server, Share share, Map<String, Set<String>> names) {
    return new ServerMatcher(host -> names.getOrDefault(host, Set.of()))
        .match(server, share, Optional.empty());
  }
}

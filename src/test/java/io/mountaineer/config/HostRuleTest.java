package io.mountaineer.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

  private static final String ALLOWED =
      "; it must be a DNS name, a .local name, an IPv4 or an IPv6 address";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nas",
        "nas10",
        "macmini.local",
        "macmini.local.",
        "fractal.example.ts.net",
        "my_nas",
        "müller.local",
        "10.10.10.1",
        "169.254.7.9",
        "0.0.0.255",
        "::1",
        "[::1]",
        "fe80::1%en5",
        "[fe80::1%bridge0]",
        "2001:db8::10.0.0.1",
        "Nas._smb._tcp.local",
        "NetStorage._smb._tcp.local.",
        "Windows 10._smb._tcp.local",
        "Dr. Smith's Mac._smb._tcp.local",
      })
  void acceptsEveryKindOfAddress(String host) {
    assertEquals(Optional.empty(), HostRule.violation(host));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "' '|is empty",
        "smb://nas|contains a path or is a URL",
        "nas/CORE|contains a path or is a URL",
        "\\\\nas\\CORE|contains a path or is a URL",
        "ann@nas|contains a user (that is what username is for)",
        "nas:445|contains a port or a password",
        "10.0.0.1:445|contains a port or a password",
        "[::1]:445|is not an IPv6 address",
        "[nas]|is not a host name",
        "1::2::3|is not an IPv6 address",
        "fe80::1%|is not an IPv6 address",
        "fe80::1%en5;x|is not an IPv6 address",
        ".:|contains a port or a password",
        "a..b|is not a host name",
        ".local|is not a host name",
        ".|is not a host name",
        "-nas|is not a host name",
        "nas-|is not a host name",
        "my nas|is not a host name",
        "nas$|is not a host name",
        "10.10.10|is not an IPv4 address",
        "10.10.10.256|is not an IPv4 address",
        "10.10.10.01|is not an IPv4 address",
        "1.2.3.4.5|is not an IPv4 address",
        "10.10.10.1.|is not an IPv4 address",
        "12345|is not an IPv4 address",
        "-x._smb._tcp.local|is not a service name",
        "Nas._smb._tcp.-local|is not a host name",
        "Windows%2010._smb._tcp.local|contains a URL escape such as %20 (write the character"
            + " itself)",
      })
  void refusesEverythingAroundAnAddress(String host, String violation) {
    assertEquals(Optional.of(violation + ALLOWED), HostRule.violation(host));
  }

  @ParameterizedTest
  @CsvSource({"63,true", "64,false"})
  void limitsALabel(int length, boolean allowed) {
    assertEquals(allowed, HostRule.violation("a".repeat(length) + ".local").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"126,true", "127,false"})
  void limitsAName(int labels, boolean allowed) {
    assertEquals(allowed, HostRule.violation("a.".repeat(labels) + "b").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas\n.local", "nas\u0000", "Nas\u0007._smb._tcp.local"})
  void refusesControlCharacters(String host) {
    assertEquals(Optional.of("contains a control character" + ALLOWED), HostRule.violation(host));
  }

  @ParameterizedTest
  @CsvSource({
    "nas,NAS",
    "macmini.local,MacMini.local.",
    "macmini,macmini.local",
    "macmini.local,macmini._smb._tcp.local",
    "::1,[::1]",
    "::1,0:0:0:0:0:0:0:1",
    "fe80::1%en5,[FE80:0::1%en5]",
    "::ffff:10.0.0.1,::FFFF:0a00:0001",
  })
  void oneHostMayBeWrittenInSeveralWays(String one, String other) {
    assertTrue(HostRule.sameHost(one, other));
  }

  @ParameterizedTest
  @CsvSource({"nas,nas2", "fe80::1%en5,fe80::1%en6", "10.0.0.1,10.0.0.2"})
  void differentHostsAreDistinguished(String one, String other) {
    assertFalse(HostRule.sameHost(one, other));
  }

  @ParameterizedTest
  @CsvSource({"[fe80::1%en5],fe80::1%en5", "nas,nas", "::1,::1"})
  void keepsAnIpv6AddressWithoutBrackets(String written, String kept) {
    assertEquals(kept, HostRule.bare(written));
  }
}

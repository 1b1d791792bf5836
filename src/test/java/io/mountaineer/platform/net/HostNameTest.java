package io.mountaineer.platform.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

  @Test
  void looksABonjourServiceUpByTheNameOfItsComputer() {
    assertEquals("macmini.local", HostName.forLookup("macmini._smb._tcp.local"));
    assertEquals("Windows-10.local", HostName.forLookup("Windows 10._SMB._tcp.local."));
  }

  @ParameterizedTest
  @CsvSource({
    "Evan\u2019s Mac mini, Evans-Mac-mini.local",
    "Evan's Mac mini, Evans-Mac-mini.local",
    "iMac (4), iMac-4.local",
    "Jörg - Büro, Jorg-Buro.local",
    "mac.mini, mac-mini.local"
  })
  void theNameOfAComputerBecomesItsHostNameAsMacOsMakesIt(String computer, String host) {
    assertEquals(host, HostName.forLookup(computer + "._smb._tcp.local"));
  }

  @Test
  void leavesOtherNamesAlone() {
    assertEquals("macmini.local", HostName.forLookup("macmini.local"));
    assertEquals("nas.example.ts.net", HostName.forLookup("nas.example.ts.net."));
    assertEquals("nas", HostName.forLookup("nas"));
  }

  @Test
  void distinguishesAddressesFromNames() {
    assertTrue(HostName.isNumeric("10.10.10.1"));
    assertTrue(HostName.isNumeric("fe80::1%bridge0"));
    assertFalse(HostName.isNumeric("10.example"));
    assertFalse(HostName.isNumeric("nas"));
  }

  @Test
  void theJvmKeepsNoLookups() {
    DnsCache.disableJvmCache();

    assertEquals("0", Security.getProperty("networkaddress.cache.ttl"));
    assertEquals("0", Security.getProperty("networkaddress.cache.negative.ttl"));
  }
}

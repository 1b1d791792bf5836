package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {

  private final Pseudonyms names = new Pseudonyms();

  @Test
  void noPartOfAMappedAddressIsLeft() {
    String masked = new Pseudonyms().mask("connected to ::ffff:192.168.7.20 at once");

    assertTrue(masked.matches("connected to \\S*address-1\\S* at once"), masked);
    assertFalse(masked.contains("168") || masked.contains("192"), masked);
  }

  @Test
  void aNameHasOnePseudonymWhereverItIs() {
    names.add("share", "Vault");
    names.add("user", "evan");
    names.add("share", "Media");

    assertEquals(
        "share-1 of user-1, share-2, /Volumes/share-1-1 and again share-1.",
        names.mask("Vault of evan, Media, /Volumes/Vault-1 and again Vault."));
  }

  @Test
  void ofNamesInEachOtherTheLongerOneCounts() {
    names.add("share", "Vault");
    names.add("share", "VaultArchive");
    names.add("host", "Vault");

    assertEquals("share-2 share-1 share-1s", names.mask("VaultArchive Vault vaults"));
  }

  @Test
  void everyWayToWriteANameIsFound() {
    names.add("share", "Größe & \"Ü\"\\x");

    String pseudonym = "<share-1>";
    assertEquals(pseudonym, names.mask("<Größe & \"Ü\"\\x>"));
    assertEquals(pseudonym, names.mask("<GRÖSSE & \"ü\"\\X>"));
    assertEquals(pseudonym, names.mask(nfd("<größe & \"Ü\"\\x>")));
    assertEquals(pseudonym, names.mask("<Gr%C3%B6%C3%9Fe%20%26%20%22%C3%9C%22%5Cx>"));
    assertEquals(pseudonym, names.mask("<gr%c3%b6%c3%9fe%20&%20%22Ü%22%5cx>"));
    assertEquals(pseudonym, names.mask("<Gro%CC%88%C3%9Fe%20&%20%22U%CC%88%22%5Cx>"));
    assertEquals(pseudonym, names.mask("<Größe & \\\"Ü\\\"\\\\x>"));
    assertEquals(pseudonym, names.mask("<Gr\\u00f6\\u00dfe & \\\"\\u00dc\\\"\\\\x>"));
    assertEquals(pseudonym, names.mask("<Größe\\040&\\040\"Ü\"\\134x>"));
  }

  @Test
  void signsOfPatternsAreSignsOnly() {
    names.add("share", "a.*b(c)[d]|$1");

    assertEquals("share-1 axxb(c)d", names.mask("A.*b(c)[d]|$1 axxb(c)d"));
  }

  @Test
  void aShortNameIsReplacedWhereItIsAWord() {
    names.add("share", "TV");

    assertEquals("/Volumes/share-1: share-1-1 active", names.mask("/Volumes/TV: tv-1 active"));
    assertEquals("etv tva", names.mask("etv tva"));
  }

  @Test
  void aNameThatIsPartOfAPseudonymBreaksNone() {
    names.add("share", "share");
    names.add("host", "1");

    assertEquals("share-1 host-1 share-1", names.mask("share 1 Share"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.7.21, address-1",
    "fe80::1c2d:3ff:fe4a:1%en5, address-1",
    "2001:db8:0:1:2:3:4:5, address-1",
    "f0:18:98:1a:2b:3c, hardware-1",
    "8E1F6750-1234-4ABC-8DEF-001122334455, guid-1",
    "73727661000000000000000000000000, guid-1",
    "Evans-Mac-mini.local, host-1",
    "macmini._smb._tcp.local, host-1"
  })
  void addressesAndGuidsAreKnownByTheirForm(String text, String masked) {
    assertEquals("(" + masked + ") and " + masked, names.mask("(" + text + ") and " + text));
  }

  @ParameterizedTest
  @CsvSource({
    "02:46:05.188",
    "2026-11-30T02:46:05Z",
    "127.0.0.1",
    "::1",
    "version 17.0.21",
    "en0: flags=8863"
  })
  void whatSaysNothingOfAnybodyStays(String text) {
    assertEquals(text, names.mask(text));
  }

  @Test
  void aLongTextTakesNoTime() {
    for (int i = 0; i < 200; i++) {
      names.add("file", "a name with some letters " + i);
    }
    String text = ("x".repeat(200) + " a name with some letters 7 10.0.0." + 5 + "\n").repeat(2000);

    String masked = names.mask(text);

    assertTrue(!masked.contains("letters") && masked.endsWith("\n"));
  }

  private static String nfd(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }
}

package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNameTest {

  @ParameterizedTest
  @CsvSource({"CORE,core", "BÜRO,bu\u0308ro", "ΟΔΟΣ,οδος", "ΟΔΟΣ,οδοσ", "ĳ,Ĳ"})
  void spellingsThatDifferInCaseOrCompositionAreOneName(String one, String other) {
    assertTrue(CanonicalName.same(one, other));
  }

  @ParameterizedTest
  @CsvSource({"CORE,CORE-1", "Straße,Strasse", "Buro,Büro"})
  void namesThatDifferOnAMacStayDifferent(String one, String other) {
    assertFalse(CanonicalName.same(one, other));
  }

  @Test
  void aNameHasTheSameFormAloneAndWithinALongerOne() {
    for (char letter = 0; letter < 0x80; letter++) {
      String alone = CanonicalName.of(letter + "x");

      assertEquals(alone + "é", CanonicalName.of(letter + "xé"), () -> alone);
    }
  }

  @Test
  void theFormOfAFormIsItself() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      if (Character.getType(letter) != Character.SURROGATE) {
        String form = CanonicalName.of(Character.toString(letter));
        assertEquals(form, CanonicalName.of(form), () -> form);
      }
    }
  }
}

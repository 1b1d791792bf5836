package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Day 1|Day 2|Day 10|Day 100",
        "2|10|a|B|c",
        "alpha|Beta|gamma",
        "Ärger|Auto|Öl|Zebra",
        "v1.2|v1.10|v2.0",
        "007|7|8",
        "1|99999999999999999999999|100000000000000000000000",
        "Shot|Shot 1|Shot 1a|Shot 1b",
        "a|A",
      })
  void namesStandAsAPersonExpectsThem(String inOrder) {
    List<String> names = List.of(inOrder.split("\\|"));
    List<String> shuffled = new ArrayList<>(names);
    java.util.Collections.shuffle(shuffled, new Random(7));

    shuffled.sort(new NaturalOrder());

    assertEquals(names, shuffled);
  }

  @Test
  void differentNamesAreNeverTheSame() {
    assertNotEquals(0, new NaturalOrder().compare("Cafe\u0301", "Caf\u00e9"));
    assertNotEquals(0, new NaturalOrder().compare("01", "1"));
    assertEquals(0, new NaturalOrder().compare("x 1", "x 1"));
  }

  @Test
  void theOrderIsOneForAnyNames() {
    Random random = new Random(11);
    List<String> names = new ArrayList<>();
    for (int count = 0; count < 300; count++) {
      StringBuilder name = new StringBuilder();
      for (int length = 1 + random.nextInt(5); length > 0; length--) {
        name.append("0129aAbÄ -._".charAt(random.nextInt(12)));
      }
      names.add(name.toString());
    }

    names.sort(new NaturalOrder()); // Throws if the order contradicts itself.

    for (int at = 1; at < names.size(); at++) {
      String before = names.get(at - 1);
      assertEquals(true, new NaturalOrder().compare(before, names.get(at)) <= 0, before);
    }
  }
}

package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordsTest {

  private static final List<String> COMMANDS =
      List.of(
          "status",
          "stats",
          "verify",
          "switch",
          "mount",
          "unmount",
          "monitor",
          "favorites",
          "alias");

  @ParameterizedTest
  @CsvSource({
    "stauts, status",
    "statsu, status",
    "STATUS, status",
    "swich, switch",
    "mont, mount",
    "favourites, favorites",
    "aliases, alias",
    "fav, favorites"
  })
  void aSlipOfTheFingersIsUnderstood(String written, String meant) {
    assertEquals(List.of(meant), new NearestWords(COMMANDS).to(written));
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "x", "backup", "zzzzzzzzzzzzzzzzzzzz"})
  void aWordThatIsNearNoneGetsNone(String written) {
    assertEquals(List.of(), new NearestWords(COMMANDS).to(written));
    assertEquals("", new NearestWords(COMMANDS).question(written));
  }

  @Test
  void aSynonymComesBeforeWhatOnlyLooksAlike() {
    NearestWords words = new NearestWords(COMMANDS, Map.of("eject", "unmount"));

    assertEquals(List.of("unmount"), words.to("Eject"));
  }

  @Test
  void aPartOfALongNameIsUnderstood() {
    NearestWords keys = new NearestWords(List.of("check-interval-secs", "smb-port"));

    assertEquals(List.of("check-interval-secs"), keys.to("interval"));
    assertEquals(List.of("check-interval-secs"), keys.to("check_interval"));
  }

  @Test
  void severalThatAreEquallyNearAreAllAskedFor() {
    NearestWords words = new NearestWords(List.of("CORE", "CARE"));

    assertEquals(" Did you mean 'CORE' or 'CARE'?", words.question("CXRE"));
  }
}

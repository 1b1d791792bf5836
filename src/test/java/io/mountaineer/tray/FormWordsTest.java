package io.mountaineer.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.GlobalKey;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words of the form for a new share, for every way in which one can be refused. */
class FormWordsTest {

  @TempDir Path folder;

  @Test
  void anEmptyFormAsksForWhatIsMissing() {
    assertEquals(
        Map.of(
            "name", "Enter a name, such as CORE.",
            "thunderbolt_host", "Enter an address, such as 10.10.10.1.",
            "fallback_host", "Enter an address, such as macmini.local."),
        words(new Share("", "", "", "", "")));
  }

  @Test
  void noRefusalNamesAKeyOfTheConfigOrALineOfItsFile() {
    List<Share> wrong =
        List.of(
            new Share("a/b", "e:pw", "smb://x/y", "evan@host", "a:b"),
            new Share("CORE", "evan", "10.10.10.1", "10.10.10.1", "CORE"),
            new Share("Links", "a\\b", "1.2.3.400", "-x-", "Links"),
            new Share("Other", " evan", "h", "h2", "CORE"),
            new Share("x".repeat(90), "evan", "a", "b", ".hidden"));
    for (Share share : wrong) {
      Map<String, String> words = words(share);
      assertFalse(words.isEmpty(), share.toString());
      words.values().forEach(FormWordsTest::assertPlain);
    }
  }

  private static void assertPlain(String text) {
    for (String word :
        List.of("_", "allowed", "config", "line ", "share_name", "thunderbolt_host")) {
      assertFalse(text.contains(word), text);
    }
    GlobalKey.keys().forEach(key -> assertFalse(text.contains(key), text));
    assertTrue(text.matches("[A-Z].*\\."), text);
    assertTrue(text.length() <= 90, "longer than two lines of the form: " + text);
  }

  private Map<String, String> words(Share typed) {
    TrayMac mac = new TrayMac(folder).runsForAWhile();
    return mac.choose("Add Share…").screen.form.orElseThrow().submit(typed).join();
  }
}

package io.mountaineer.config.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.RandomConfig;
import io.mountaineer.config.Texts;
import io.mountaineer.config.edit.ConfigEdit.Edited;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is in the file, an edit gives a valid text or says why not, and soon. */
class ConfigEditFuzzTest {

  private static final int TEXTS = 10_000;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          "\"\"\"",
          "'''",
          "[",
          "]",
          "[[",
          "]]",
          "{",
          "}",
          "=",
          ".",
          ",",
          "#",
          "\n",
          "\r",
          "\r\n",
          "\t",
          "\\",
          "\u0000",
          "\ud800",
          "\uFEFF",
          "😀",
          "1e400",
          "nan",
          "true",
          "[[shares]]\n",
          "[global]\n",
          "[[aliases]]\n",
          "[shares.mine]\n",
          "[other]\n",
          "global.x = 1\n",
          "global = {}\n",
          "shares = []\n",
          "#[[shares]]\n",
          "# smb_port = 1\n",
          "name = \"CORE\"\n",
          "smb_port = 0\n",
          "{ name = 1 }",
          "x = [\n",
          "x = '''\n");

  private static final List<ConfigEdit> EDITS =
      List.of(
          ConfigEdit.set(GlobalKey.SMB_PORT, "1445"),
          ConfigEdit.set(GlobalKey.AUTO_FAILBACK, "on"),
          ConfigEdit.set(GlobalKey.SHARES_ROOT, "~/\ud800\n\"\\"),
          ConfigEdit.set(GlobalKey.SHARES_ROOT, "~/Other"),
          ConfigEdit.addShare(new Share("NEW", "eve", "new.local", "[::1]", "N")),
          ConfigEdit.addAlias(new Alias("New", Path.of("/data/New"), "CORE", "x")),
          ConfigEdit.removeShare("CORE"),
          ConfigEdit.removeAlias("A0"));

  @Test
  void neverThrowsNeverHangsAndNeverDamages() {
    AtomicInteger edited = new AtomicInteger();
    assertTimeoutPreemptively(
        Duration.ofSeconds(600),
        () ->
            IntStream.range(0, TEXTS)
                .parallel()
                .filter(ConfigEditFuzzTest::isEdited)
                .forEach(seed -> edited.incrementAndGet()));

    // Both kinds have to occur often, or the mutations test nothing.
    assertTrue(edited.get() > TEXTS / 20 && edited.get() < TEXTS * 19 / 20, edited + " edited");
  }

  private static boolean isEdited(int seed) {
    Random random = new Random(seed);
    String text = mutated(RandomConfig.text(random), random);
    ConfigEdit edit = EDITS.get(random.nextInt(EDITS.size()));
    try {
      ConfigEdit.Result result = edit.applyTo(text, Texts.HOME);
      if (result instanceof Edited done) {
        Config config = Texts.read(ConfigFile.withoutMark(done.text())).config().orElseThrow();
        assertEquals(config, done.config());
        return true;
      }
      EditRefusal refused = (EditRefusal) result;
      assertFalse(refused.message().isBlank() || refused.hint().isBlank());
      return false;
    } catch (RuntimeException | StackOverflowError | AssertionError failed) {
      throw new AssertionError("seed " + seed + ":\n" + text, failed);
    }
  }

  private static String mutated(String valid, Random random) {
    StringBuilder text = new StringBuilder(valid);
    for (int edits = random.nextInt(3); edits >= 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.replace(at, Math.min(text.length(), at + 1), piece(random));
        default -> text.insert(lineStart(text, at, random), piece(random));
      }
    }
    return text.toString();
  }

  /** Returns an offset for whole lines, mostly between lines, where they do not break the text. */
  private static int lineStart(StringBuilder text, int at, Random random) {
    return random.nextInt(4) == 0 ? at : text.lastIndexOf("\n", at - 1) + 1;
  }

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}

package io.mountaineer.config.edit;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.config.RandomConfig;
import io.mountaineer.config.Texts;
import io.mountaineer.config.edit.ConfigEdit.Edited;
import io.mountaineer.core.Alias;
import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Config;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Random configs in all forms, random edits: only what was asked for changes. */
class ConfigEditPropertyTest {

  private static final int EDITS = 2500;

  /** An edit and what it means for the model. */
  private record Asked(String what, ConfigEdit edit, UnaryOperator<Config> meaning) {}

  @Test
  void changesTheModelAsAskedAndNoOtherLine() {
    int edited = 0;
    for (int seed = 0; seed < EDITS; seed++) {
      Random random = new Random(seed);
      String before = RandomConfig.text(random);
      Asked asked = asked(random);
      edited += check("seed " + seed + ": " + asked.what + " in\n" + before, before, asked);
    }

    assertTrue(edited > EDITS * 6 / 10, edited + " of " + EDITS + " edited");
  }

  /** Each edit of a pair is the inverse of the other one. */
  @Test
  void takesOutAgainWhatItAdded() {
    int checked = 0;
    for (int seed = 0; seed < 150; seed++) {
      String before = RandomConfig.text(new Random(seed));
      Share share = new Share("Other", "eve", "new.local", "new2.local", "Other");
      if (ConfigEdit.addShare(share).applyTo(before, Texts.HOME) instanceof Edited added) {
        Edited removed = (Edited) ConfigEdit.removeShare("other").applyTo(added.text(), Texts.HOME);
        assertEquals(squeezed(before), squeezed(removed.text()), "seed " + seed);
        checked++;
      }
    }

    assertTrue(checked > 100, checked + " checked");
  }

  private static int check(String about, String before, Asked asked) {
    Config old = config(about, before);
    ConfigEdit.Result result = asked.edit.applyTo(before, Texts.HOME);
    if (result instanceof EditRefusal refused) {
      assertEquals(EditRefusal.Reason.REQUEST, refused.reason(), refused + " for " + about);
      assertTrue(refusesRightly(old, asked), refused + " for " + about);
      return 0;
    }
    String after = ((Edited) result).text();
    Config now = config(about, after);
    assertEquals(asked.meaning.apply(old), now, about + "\nbecame\n" + after);
    assertEquals(now, ((Edited) result).config(), about);
    assertLinesStay(about, before, after);
    return 1;
  }

  /**
   * Returns whether a refusal is right in the model too: for a double name, or one that is not
   * there.
   */
  private static boolean refusesRightly(Config old, Asked asked) {
    Config meant = asked.meaning.apply(old);
    long names =
        meant.shares().stream().map(share -> CanonicalName.of(share.name())).distinct().count();
    long volumes =
        meant.shares().stream()
            .map(share -> CanonicalName.of(share.shareName()))
            .distinct()
            .count();
    boolean lost =
        meant.aliases().stream()
            .filter(alias -> !old.aliases().contains(alias))
            .anyMatch(alias -> meant.share(alias.share()).isEmpty());
    long aliases = meant.aliases().stream().map(Alias::name).distinct().count();
    return meant.equals(old)
        || lost
        || Math.min(names, volumes) < meant.shares().size()
        || aliases < meant.aliases().size();
  }

  /**
   * Asserts that old lines vanish or new ones come in one place; a list in brackets may take two.
   */
  private static void assertLinesStay(String about, String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    while (!old.isEmpty() && !now.isEmpty() && old.get(0).equals(now.get(0))) {
      old.remove(0);
      now.remove(0);
    }
    while (!old.isEmpty()
        && !now.isEmpty()
        && old.get(old.size() - 1).equals(now.get(now.size() - 1))) {
      old.remove(old.size() - 1);
      now.remove(now.size() - 1);
    }
    boolean fewOld = old.size() <= 1;
    boolean onlyRemoved = now.isEmpty();
    assertTrue(fewOld || onlyRemoved, about + "\nchanged " + old + "\nto " + now);
    assertEquals(comments(old, onlyRemoved), comments(now, onlyRemoved), about);
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? new ArrayList<>() : new ArrayList<>(List.of(text.split("(?<=\n)")));
  }

  /** Returns the numbered comments of changed lines; those of a removed entry may go with it. */
  private static List<String> comments(List<String> lines, boolean removed) {
    return removed
        ? List.of()
        : lines.stream()
            .filter(line -> line.matches("(?s).*#.*\\d+\\s*"))
            .map(line -> line.replaceAll("(?s)^.*#", "").strip())
            .toList();
  }

  /**
   * Returns the text without blank lines: those around a new block make up for those that were
   * missing.
   */
  private static String squeezed(String text) {
    return text.lines().filter(line -> !line.isBlank()).collect(joining("\n"));
  }

  private static Config config(String about, String text) {
    ConfigResult reading = Texts.read(ConfigFile.withoutMark(text));
    return reading
        .config()
        .orElseThrow(() -> new AssertionError(reading.text("") + about + "\nis\n" + text));
  }

  private static Asked asked(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> flag(random.nextBoolean());
      case 1 -> port(1 + random.nextInt(600));
      case 2 -> addShare(RandomConfig.share(random));
      case 3 -> removeShare(RandomConfig.name(random));
      default -> random.nextBoolean() ? addAlias() : removeAlias("a" + random.nextInt(2));
    };
  }

  private static Asked flag(boolean value) {
    return new Asked(
        "auto_failback " + value,
        ConfigEdit.set(GlobalKey.AUTO_FAILBACK, value ? "on" : "off"),
        old -> with(old, old.settings().smbPort(), value));
  }

  private static Asked port(int port) {
    return new Asked(
        "smb_port " + port,
        ConfigEdit.set(GlobalKey.SMB_PORT, "" + port),
        old -> with(old, port, old.settings().autoFailback()));
  }

  private static Asked addShare(Share share) {
    return new Asked(
        "add " + share,
        ConfigEdit.addShare(share),
        old -> new Config(old.settings(), and(old.shares(), share), old.aliases()));
  }

  private static Asked removeShare(String name) {
    return new Asked(
        "remove share " + name,
        ConfigEdit.removeShare(name),
        old ->
            new Config(
                old.settings(),
                old.shares().stream().filter(each -> !each.name().equals(name)).toList(),
                old.aliases()));
  }

  private static Asked addAlias() {
    Alias alias = new Alias("All", Path.of("/Users/ann/All"), "CORE", "a b/c");
    return new Asked(
        "add " + alias,
        ConfigEdit.addAlias(alias),
        old -> new Config(old.settings(), old.shares(), and(old.aliases(), alias)));
  }

  private static Asked removeAlias(String name) {
    return new Asked(
        "remove alias " + name,
        ConfigEdit.removeAlias(name),
        old ->
            new Config(
                old.settings(),
                old.shares(),
                old.aliases().stream()
                    .filter(each -> !each.name().equalsIgnoreCase(name))
                    .toList()));
  }

  private static <T> List<T> and(List<T> old, T more) {
    List<T> all = new ArrayList<>(old);
    all.add(more);
    return all;
  }

  private static Config with(Config old, int port, boolean autoFailback) {
    Settings settings = old.settings();
    Settings changed =
        new Settings(
            settings.sharesRoot(),
            Duration.ofSeconds(2),
            autoFailback,
            settings.autoFailbackStable(),
            settings.connectTimeout(),
            settings.lsofRecheck(),
            settings.respectEject(),
            port,
            settings.volumesRoot());
    return new Config(changed, old.shares(), old.aliases());
  }
}

package io.mountaineer.config;

import io.mountaineer.core.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random config as a person may have written it: in any form, with comments, odd blanks and unknown
 * keys. Comments and unknown keys bear numbers, so that each line of them is one of a kind.
 */
public final class RandomConfig {

  private static final List<String> GLOBAL =
      List.of("auto_failback = true", "smb_port = 0x1BD", "lsof_recheck = false", "smb_prot = 1");
  private static final List<String> NAMES =
      List.of("CORE", "R&D \\\"x\\\" # 1", "Größe", "😀 ]} '''", "a.b = c", "[[shares]]");

  private final Random random;
  private final boolean inline;
  private final StringBuilder text = new StringBuilder();
  private int marks;

  private RandomConfig(Random random) {
    this.random = random;
    this.inline = random.nextInt(4) == 0;
  }

  public static String text(Random random) {
    RandomConfig config = new RandomConfig(random);
    config.write();
    String text = config.text.toString();
    text = random.nextInt(3) == 0 ? text.stripTrailing() : text;
    text = random.nextInt(3) == 0 ? text.replace("\n", "\r\n") : text;
    return random.nextInt(9) == 0 ? '\uFEFF' + text : text;
  }

  /** Returns the name of a share that may or may not be there. */
  public static String name(Random random) {
    return NAMES.get(random.nextInt(NAMES.size())).replace("\\\"", "\"");
  }

  public static Share share(Random random) {
    String name = random.nextBoolean() ? name(random) : "NEW";
    return new Share(name, "eve", "new.local", "new2.local", random.nextBoolean() ? name : "N");
  }

  private void write() {
    List<Runnable> parts = new ArrayList<>();
    if (inline) {
      shares(0, random.nextInt(3));
      aliases();
    } else {
      int shares = random.nextInt(NAMES.size());
      parts.add(() -> shares(0, shares));
      parts.add(this::aliases);
    }
    int form = random.nextInt(4);
    if (form == 1) {
      dotted();
    } else if (form == 2) {
      line("global = { " + String.join(", ", some(GLOBAL)) + " }" + trailing());
    } else if (form == 3) {
      parts.add(random.nextInt(parts.size() + 1), this::global);
    }
    if (random.nextBoolean()) {
      parts.add(random.nextInt(parts.size() + 1), this::foreign);
    }
    parts.forEach(Runnable::run);
    odd();
  }

  private void global() {
    line(pick("[global]", "[ global ]", "[\"global\"]") + trailing());
    for (String pair : some(GLOBAL)) {
      odd();
      line(pick("", "", "  ", "\t") + pair + trailing());
    }
    if (random.nextBoolean()) {
      line("#" + pick("", " ") + "auto_failback = false");
    }
    odd();
    if (random.nextInt(4) == 0) {
      line("[global.mine]");
      value();
    }
  }

  private void dotted() {
    some(GLOBAL).forEach(pair -> line(pick("global.", "\"global\" . ") + pair + trailing()));
  }

  private void shares(int first, int end) {
    if (inline) {
      List<String> items = new ArrayList<>();
      for (int number = first; number < end; number++) {
        items.add("{ " + String.join(", ", pairs(number)) + " }");
      }
      list("shares", items);
      return;
    }
    for (int number = first; number < end; number++) {
      odd();
      line(pick("[[shares]]", "  [[shares]]", "[[ 'shares' ]]") + trailing());
      for (String pair : pairs(number)) {
        line(pick("", "  ") + pair + trailing());
        odd(8);
      }
      if (random.nextInt(5) == 0) {
        line(pick("[shares.mine]", "[[shares.mine]]"));
        value();
      }
    }
  }

  private List<String> pairs(int number) {
    List<String> pairs = new ArrayList<>();
    pairs.add("name = \"" + NAMES.get(number) + "\"");
    pairs.add(pick("username = ''", "\"username\"=\"a;b\""));
    pairs.add("thunderbolt_host = \"h" + number + ".local\"");
    pairs.add("fallback_host = '''10.0.0." + number + "'''");
    if (random.nextInt(3) == 0) {
      pairs.add("mine" + ++marks + " = " + pick("[ 1, [ \"]\" ] ]", "{ a.b = '}' }", "1.5"));
    }
    return pairs;
  }

  private void aliases() {
    if (!text.toString().contains("CORE")) {
      return;
    }
    if (inline) {
      list("aliases", List.of("{ name = 'All', share = 'core', target_subpath = '.' }"));
      return;
    }
    for (int number = 0; number < random.nextInt(3); number++) {
      odd();
      line("[[aliases]]" + trailing());
      line("name = \"A" + number + "\"" + trailing());
      line("share = \"CORE\"");
      line("target_subpath = \"x\"");
    }
  }

  private void list(String key, List<String> items) {
    if (random.nextBoolean()) {
      line(key + " = [ " + String.join(", ", items) + pick("", items.isEmpty() ? "" : ",") + " ]");
      return;
    }
    line(key + " = [" + trailing());
    for (int index = 0; index < items.size(); index++) {
      boolean comma = index < items.size() - 1 || random.nextBoolean();
      line("  " + items.get(index) + (comma ? "," : "") + trailing());
      odd(4);
    }
    line("]");
  }

  private void foreign() {
    odd();
    line("[other" + ++marks + "]");
    value();
    line("smb_port = 1");
  }

  private void value() {
    line(
        "x = " + pick("1979-05-27", "\"\"\"\n[global] # " + ++marks + "\n\"\"\"", "[\n 1, # ]\n]"));
  }

  private void odd() {
    odd(3);
  }

  private void odd(int rarity) {
    if (random.nextInt(rarity) == 0) {
      line(pick("", "  ", "# note " + ++marks, "\t# smb_port " + marks, "\n\n# [note] " + marks));
    }
  }

  private String trailing() {
    return random.nextInt(3) == 0 ? pick(" # é ", "#", "  # \"", "\t# ]") + ++marks : pick("", " ");
  }

  private List<String> some(List<String> of) {
    return of.stream().filter(each -> random.nextBoolean()).toList();
  }

  private String pick(String... options) {
    return options[random.nextInt(options.length)];
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}

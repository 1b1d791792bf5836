package io.mountaineer.platform.macos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Damage done to the output of a tool. The same seed gives the same damage, so that the seed a
 * failure tells is enough to see it again.
 */
final class Mutations {

  /** Other damage with {@code -Dmountaineer.fuzz.seed}. */
  static final long SEED = Long.getLong("mountaineer.fuzz.seed", 20260105);

  private static final List<String> PIECES =
      List.of(
          "\u0000",
          "\u001b[31m",
          "\r",
          "\n",
          "\t",
          "\u0085",
          "\u2028",
          "\ud800",
          "ü",
          "u\u0308",
          "😀",
          "999999999999999999999",
          "-1",
          "(",
          ")",
          " (",
          " on /",
          " on ",
          "//",
          "/",
          "%",
          "%ff",
          "%00",
          "@",
          ":",
          ";",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "\\",
          "\\x",
          "\\xff",
          "p",
          "cmds",
          "１２",
          "Der Vorgang ist nicht erlaubt",
          "操作は許可されていません",
          "1.234,56");

  private final Random random;

  Mutations(long number) {
    random = new Random(SEED * 1_000_003 + number);
  }

  /** One to three pieces of damage anywhere. */
  String of(String text) {
    String damaged = text;
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      damaged = random.nextBoolean() ? inBytes(damaged) : inLines(damaged);
    }
    return damaged;
  }

  private String inBytes(String text) {
    StringBuilder damaged = new StringBuilder(text);
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(9));
    switch (random.nextInt(5)) {
      case 0 -> damaged.delete(at, end);
      case 1 -> damaged.insert(at, text.substring(at, end));
      case 2 -> damaged.replace(at, Math.min(text.length(), at + 1), piece());
      case 3 -> damaged.setLength(at);
      default -> damaged.insert(at, piece());
    }
    return damaged.toString();
  }

  private String inLines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return piece();
    }
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, line.substring(random.nextInt(line.length() + 1)));
      default -> lines.add(random.nextInt(lines.size() + 1), line.repeat(1 + random.nextInt(300)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A number of the kind that decides something, such as an exit code. */
  int code(int... usual) {
    return usual[random.nextInt(usual.length)];
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }
}

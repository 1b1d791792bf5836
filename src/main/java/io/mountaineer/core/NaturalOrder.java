package io.mountaineer.core;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Order of names that a person expects: {@code Day 2} before {@code Day 10}, and neither case nor
 * accents separate what belongs together. Two different names are never equal in it.
 */
public final class NaturalOrder implements Comparator<String> {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Collator letters = Collator.getInstance(Locale.ROOT);

  @Override
  public int compare(String one, String other) {
    Parts left = new Parts(one);
    Parts right = new Parts(other);
    while (left.hasMore() && right.hasMore()) {
      int order = compareParts(left.next(), right.next());
      if (order != 0) {
        return order;
      }
    }
    int order = Boolean.compare(left.hasMore(), right.hasMore());
    return order != 0 ? order : one.compareTo(other);
  }

  private int compareParts(String one, String other) {
    boolean numbers = isNumber(one) && isNumber(other);
    return numbers ? compareNumbers(one, other) : letters.compare(one, other);
  }

  /** Compares numbers of any length, since names hold long ones: the longer is the greater. */
  private static int compareNumbers(String one, String other) {
    String left = one.replaceFirst("^0+", "");
    String right = other.replaceFirst("^0+", "");
    int order = Integer.compare(left.length(), right.length());
    return order != 0 ? order : left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }

  /** Parts of a name, in turns of digits and of everything else. */
  private static final class Parts {
    private final String name;
    private final Matcher number;
    private int at;

    Parts(String name) {
      this.name = name;
      this.number = NUMBER.matcher(name);
    }

    boolean hasMore() {
      return at < name.length();
    }

    String next() {
      boolean found = number.find(at);
      int end = found ? (number.start() == at ? number.end() : number.start()) : name.length();
      String part = name.substring(at, end);
      at = end;
      return part;
    }
  }
}

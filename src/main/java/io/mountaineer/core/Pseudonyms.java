package io.mountaineer.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replacement of names and addresses by made-up ones, such as {@code host-1}: the same name always
 * by the same one, in whatever case, Unicode form or encoding of a URL or of JSON it is written.
 * Addresses, GUIDs and {@code .local} names are found by their form.
 */
public final class Pseudonyms {

  /** A shorter name is replaced only where it is a word: "a" is in every text. */
  private static final int SHORTEST_PART = 4;

  private static final Pattern GUID =
      Pattern.compile("(?i)\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b|\\b[0-9a-f]{32}\\b");

  private static final Pattern HARDWARE =
      Pattern.compile("(?i)(?<![0-9a-f:])(?:[0-9a-f]{1,2}:){5}[0-9a-f]{1,2}(?![0-9a-f:])");

  /** With "::", or of eight groups; a time of day has neither. */
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?i)(?<![0-9a-f:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}"
              + "|(?=[0-9a-f:]*::)[0-9a-f:]*[0-9a-f][0-9a-f:]*)(?:%[a-z0-9]+)?");

  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9]|\\.[0-9])");

  private static final Pattern LOCAL_NAME =
      Pattern.compile("(?i)[\\p{L}\\p{N}_-]+(?:\\._smb\\._tcp)?\\.local\\b");

  /** Addresses that say nothing of anybody. */
  private static final Pattern COMMON =
      Pattern.compile("0\\.0\\.0\\.0|127\\.0\\.0\\.1|255\\.[0-9.]+|::1|::");

  /** Private-use signs that stand for pseudonyms until the end: no name can match them. */
  private static final char BEGIN = '\ue000';

  private static final char END = '\ue001';
  private static final char DIGITS = '\ue100';

  private final Map<String, String> byName = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> given = new ArrayList<>();
  private List<Map.Entry<String, String>> sorted = List.of();

  /**
   * Adds a name that is to be replaced from now on; a blank one is passed over, and one that is
   * known keeps its pseudonym.
   *
   * @param kind what it is the name of, in one word
   */
  public void add(String kind, String name) {
    if (!name.isBlank()) {
      byName.computeIfAbsent(
          CanonicalText.of(name.strip(), false, false).text(), key -> next(kind));
    }
  }

  private String next(String kind) {
    String pseudonym = kind + "-" + counts.merge(kind, 1, Integer::sum);
    given.add(pseudonym);
    StringBuilder mark = new StringBuilder().append(BEGIN);
    String.valueOf(given.size() - 1).chars().forEach(c -> mark.append((char) (DIGITS + c - '0')));
    return mark.append(END).toString();
  }

  /** Returns a text with every name replaced; one that spans two lines is not found. */
  public String mask(String text) {
    return Stream.of(text.split("\n", -1)).map(this::maskLine).collect(Collectors.joining("\n"));
  }

  private String maskLine(String text) {
    String masked = text;
    for (boolean url : new boolean[] {false, true}) {
      for (boolean escapes : new boolean[] {false, true}) {
        masked = maskNames(masked, url, escapes);
      }
    }
    masked = maskForm(masked, GUID, "guid");
    masked = maskForm(masked, HARDWARE, "hardware");
    masked = maskForm(masked, IPV4, "address"); // before the other, whose form may end with one
    masked = maskForm(masked, IPV6, "address");
    masked = maskForm(masked, LOCAL_NAME, "host");
    return resolved(masked);
  }

  private String maskNames(String text, boolean url, boolean escapes) {
    CanonicalText canonical = CanonicalText.of(text, url, escapes);
    List<int[]> hits = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    boolean[] taken = new boolean[canonical.text().length()];
    for (Map.Entry<String, String> name : longestFirst()) {
      find(canonical.text(), name.getKey(), taken)
          .forEach(
              at -> {
                int last = at + name.getKey().length() - 1;
                hits.add(new int[] {canonical.start(at), canonical.end(last)});
                marks.add(name.getValue());
              });
    }
    return replaced(text, hits, marks);
  }

  private List<Map.Entry<String, String>> longestFirst() {
    if (sorted.size() != byName.size()) {
      sorted = new ArrayList<>(byName.entrySet());
      sorted.sort(Comparator.comparing(each -> -each.getKey().length()));
    }
    return sorted;
  }

  private static List<Integer> find(String text, String name, boolean[] taken) {
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      if (isFree(taken, at, end) && (name.length() >= SHORTEST_PART || isWord(text, at, end))) {
        Arrays.fill(taken, at, end, true);
        found.add(at);
      }
    }
    return found;
  }

  private static boolean isFree(boolean[] taken, int from, int to) {
    for (int at = from; at < to; at++) {
      if (taken[at]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(String text, int from, int to) {
    return !(from > 0 && isPartOfWord(text.charAt(from - 1)) && isPartOfWord(text.charAt(from)))
        && !(to < text.length()
            && isPartOfWord(text.charAt(to))
            && isPartOfWord(text.charAt(to - 1)));
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static String replaced(String text, List<int[]> hits, List<String> marks) {
    List<Integer> order = new ArrayList<>();
    for (int at = 0; at < hits.size(); at++) {
      order.add(at);
    }
    order.sort(Comparator.comparing(at -> hits.get(at)[0]));
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (int at : order) {
      int[] hit = hits.get(at);
      result.append(text, done, Math.max(done, hit[0])).append(marks.get(at));
      done = Math.max(done, hit[1]);
    }
    return result.append(text.substring(done)).toString();
  }

  private String maskForm(String text, Pattern form, String kind) {
    Matcher matcher = form.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String hit = matcher.group();
      String canonical = CanonicalText.of(hit, false, false).text();
      boolean isCommon = COMMON.matcher(hit).matches();
      String mark = isCommon ? hit : byName.computeIfAbsent(canonical, key -> next(kind));
      matcher.appendReplacement(result, Matcher.quoteReplacement(mark));
    }
    return matcher.appendTail(result).toString();
  }

  private String resolved(String text) {
    Pattern mark = Pattern.compile(BEGIN + "([\ue100-\ue109]+)" + END);
    return mark.matcher(text)
        .replaceAll(hit -> Matcher.quoteReplacement(given.get(index(hit.group(1)))));
  }

  private static int index(String digits) {
    int index = 0;
    for (char c : digits.toCharArray()) {
      index = 10 * index + (c - DIGITS);
    }
    return index;
  }
}

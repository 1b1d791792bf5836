package io.mountaineer.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Known words that were probably meant by a word that is not among them: by a synonym first, then
 * by edit distance, then as a part of a longer word. Nothing is better than a word that has nothing
 * to do with it, so the distance has a limit.
 */
public final class NearestWords {

  /** More than three are no help but a list. */
  private static final int MOST = 3;

  /** A longer text is garbage and would only cost time. */
  private static final int LONGEST = 64;

  /** Length from which a part of a word says which word is meant. */
  private static final int SHORTEST_PART = 3;

  /** Weight of two neighbours that changed places: the commonest slip, so nearer than others. */
  private static final int SWAP = 2;

  /** Weight of a character that is missing, too many or another one. */
  private static final int EDIT = 3;

  private final Collection<String> known;
  private final Map<String, String> synonyms;

  /** Words without synonyms. */
  public NearestWords(Collection<String> known) {
    this(known, Map.of());
  }

  /**
   * Words that people may mean by others.
   *
   * @param synonyms word that is not known, in lower case, to the text that stands for it
   */
  public NearestWords(Collection<String> known, Map<String, String> synonyms) {
    this.known = known;
    this.synonyms = synonyms;
  }

  /** Returns the words that were most likely meant, the nearest first; empty if none is near. */
  public List<String> to(String written) {
    String word = folded(written.substring(0, Math.min(written.length(), LONGEST)));
    String synonym = synonyms.get(word);
    if (synonym != null) {
      return List.of(synonym);
    }
    List<String> near = nearest(word);
    return near.isEmpty() ? containing(word) : near;
  }

  /** Returns {@code Did you mean 'a' or 'b'?} with a blank before it; empty if none is near. */
  public String question(String written) {
    return question("", written);
  }

  /**
   * Returns the question with every word behind what it belongs to.
   *
   * @param before such as the name of the group of a command, with a blank at its end
   */
  public String question(String before, String written) {
    List<String> near = to(written).stream().map(each -> "'" + before + each + "'").toList();
    if (near.isEmpty()) {
      return "";
    }
    int last = near.size() - 1;
    String rest = last == 0 ? "" : String.join(", ", near.subList(0, last)) + " or ";
    return " Did you mean " + rest + near.get(last) + "?";
  }

  private List<String> nearest(String word) {
    Map<Integer, List<String>> byDistance = new TreeMap<>();
    for (String each : known) {
      int distance = distance(word, folded(each));
      if (distance <= limit(word, each)) {
        byDistance.computeIfAbsent(distance, any -> new ArrayList<>()).add(each);
      }
    }
    return byDistance.values().stream().findFirst().orElse(List.of()).stream().limit(MOST).toList();
  }

  /**
   * Returns the most edits that are a slip: one in a word of three letters, three in a long one.
   */
  private static int limit(String word, String known) {
    return EDIT * Math.min(3, Math.max(word.length(), known.length()) / 3);
  }

  private List<String> containing(String word) {
    if (word.length() < SHORTEST_PART) {
      return List.of();
    }
    return known.stream()
        .filter(each -> folded(each).contains(word) || startsAlike(word, folded(each)))
        .sorted(Comparator.comparingInt(String::length))
        .limit(MOST)
        .toList();
  }

  /** Returns whether a known word that says something is the beginning of what was written. */
  private static boolean startsAlike(String word, String known) {
    return known.length() >= SHORTEST_PART && word.startsWith(known);
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the weight of the characters to insert, delete, replace or swap. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    Arrays.setAll(cost[0], column -> column * EDIT);
    for (int row = 1; row <= from.length(); row++) {
      cost[row][0] = row * EDIT;
      for (int column = 1; column <= to.length(); column++) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int least = cost[row - 1][column - 1] + (same ? 0 : EDIT);
        least = Math.min(least, EDIT + Math.min(cost[row - 1][column], cost[row][column - 1]));
        if (row > 1 && column > 1 && isSwap(from, row, to, column)) {
          least = Math.min(least, cost[row - 2][column - 2] + SWAP);
        }
        cost[row][column] = least;
      }
    }
    return cost[from.length()][to.length()];
  }

  private static boolean isSwap(String from, int row, String to, int column) {
    return from.charAt(row - 1) == to.charAt(column - 2)
        && from.charAt(row - 2) == to.charAt(column - 1);
  }
}

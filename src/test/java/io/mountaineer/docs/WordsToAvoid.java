package io.mountaineer.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that {@code docs/GLOSSARY.md} says to avoid. */
public final class WordsToAvoid {

  private static final Path GLOSSARY = Path.of("docs/GLOSSARY.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private static final String COMMENTS_AND_NAMES = "comments and names too";
  private static final String NAMES_ONLY = "names only";

  private final Pattern words;

  private WordsToAvoid(Predicate<List<String>> rows) {
    String each =
        Page.named("GLOSSARY.md").below("## Words to avoid").rows().stream()
            .filter(rows)
            .flatMap(row -> QUOTED.matcher(row.get(0)).results())
            .map(match -> Pattern.quote(match.group(1)))
            .collect(Collectors.joining("|"));
    words = Pattern.compile("(?<![\\w-])(?:" + each + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
  }

  /** Returns those to avoid in what people read: pages, examples and messages. */
  public static WordsToAvoid inTexts() {
    return new WordsToAvoid(row -> !row.get(2).equals(NAMES_ONLY));
  }

  /** Returns those to avoid in comments of the source as well. */
  public static WordsToAvoid inComments() {
    return new WordsToAvoid(row -> row.get(2).equals(COMMENTS_AND_NAMES));
  }

  /** Returns those to avoid in names of types, methods, fields, parameters and variables. */
  public static WordsToAvoid inNames() {
    return new WordsToAvoid(row -> Set.of(COMMENTS_AND_NAMES, NAMES_ONLY).contains(row.get(2)));
  }

  /** Returns each of them that a text has, with the file; a phrase may be broken over lines. */
  public List<String> in(Path file, String text) {
    // The list itself has to name them.
    String searched =
        file.equals(GLOSSARY) ? text.substring(0, text.indexOf("\n## Words to avoid")) : text;
    return words
        .matcher(searched.replaceAll("\\s*\\n[\\s*#/]*", " "))
        .results()
        .map(MatchResult::group)
        .map(word -> file + ": " + word)
        .toList();
  }
}

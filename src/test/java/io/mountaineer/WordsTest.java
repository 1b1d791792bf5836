package io.mountaineer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.docs.WordsToAvoid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words of the code and the docs: the field's, or plain English. */
class WordsTest {

  private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?<![:\"])//.*$)");

  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

  /** Whichever begins first: a literal may hold the signs of a comment, a comment a lone quote. */
  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile(
          "(?s:\"\"\".*?\"\"\")|"
              + LITERAL.pattern()
              + "|'(?:[^'\\\\\\n]|\\\\.)+'|(?s:/\\*.*?\\*/)|//[^\\n]*");

  private static final Pattern NAME = Pattern.compile("\\b[A-Za-z_]\\w*");

  private static final Pattern WORD_BORDER =
      Pattern.compile("_|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** A type is a noun phrase, a method a verb in the third person. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "/\\*\\*\\s*(?:\\*\\s*)?(What|Whether|Who|How|Where|When|That|Those|The same)\\b");

  @Test
  void noJavadocBeginsAsAQuestionOrPointsToAnother() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("src", ".java")) {
      QUESTION.matcher(read(file)).results().forEach(hit -> found.add(at(file, hit.group(1))));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void commentsSpeakNoDialect() throws IOException {
    WordsToAvoid words = WordsToAvoid.inComments();
    List<String> found = new ArrayList<>();
    for (Path file : files("src", ".java")) {
      COMMENT
          .matcher(read(file))
          .results()
          .forEach(comment -> found.addAll(words.in(file, comment.group())));
    }
    // What people read is text in the code too.
    for (Path file : files("src/main", ".java")) {
      found.addAll(words.in(file, read(file)));
    }
    assertEquals(List.of(), found);
  }

  /** Tests included, whose names are sentences. */
  @Test
  void namesSpeakNoDialect() throws IOException {
    WordsToAvoid words = WordsToAvoid.inNames();
    List<String> found = new ArrayList<>();
    for (Path file : files("src", ".java")) {
      for (String name : names(read(file))) {
        String spaced = WORD_BORDER.matcher(name).replaceAll(" ");
        if (spaced.startsWith("who ") || !words.in(file, spaced).isEmpty()) {
          found.add(at(file, name));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void noPageAndNoExampleHasAWordToAvoid() throws IOException {
    WordsToAvoid words = WordsToAvoid.inTexts();
    List<Path> pages = new ArrayList<>(files("docs", ""));
    pages.removeIf(path -> path.startsWith("docs/images"));
    pages.addAll(
        Stream.of("README.md", "CHANGELOG.md", "config.example.toml").map(Path::of).toList());

    List<String> found = new ArrayList<>();
    for (Path page : pages) {
      found.addAll(words.in(page, read(page)));
    }

    assertEquals(List.of(), found);
  }

  /** Texts of messages, help and the menu: every string literal with more than one word. */
  @Test
  void noMessageHasAWordToAvoid() throws IOException {
    WordsToAvoid words = WordsToAvoid.inTexts();
    List<String> found = new ArrayList<>();
    for (Path file : files("src/main", ".java")) {
      found.addAll(words.in(file, literals(read(file))));
    }

    assertEquals(List.of(), found);
  }

  /** Returns the literals of a source, those that are joined over lines as one. */
  private static String literals(String source) {
    String joined = COMMENT.matcher(source).replaceAll("").replaceAll("\"\\s*\\+\\s*\"", "");
    return LITERAL
        .matcher(joined)
        .results()
        .map(MatchResult::group)
        .filter(text -> text.indexOf(' ') >= 0)
        .collect(Collectors.joining(" | "));
  }

  /** Returns the identifiers of a source with the keywords, none of which is a word to avoid. */
  private static List<String> names(String source) {
    return NAME.matcher(QUOTED_OR_COMMENT.matcher(source).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  private static String at(Path file, String word) {
    return file + ": " + word;
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(path -> path.toString().endsWith(ending) && Files.isRegularFile(path))
          .filter(path -> !path.endsWith("WordsTest.java"))
          .toList();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}

package io.mountaineer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words of the code and the docs: the field's, or plain English. */
class WordsTest {

  /** Words that a reader of other projects would not expect, each with the one to use. */
  private static final List<String> DIALECT =
      List.of(
          "whoever", // the caller, a command, the monitor
          "any more", // no longer
          "anew", // again
          "mends?|mended|mending", // fix
          "robots?", // automatic
          "second road|other road", // alternate probe
          "told of|tells of|tell of", // report, log
          "wish|wishes", // request
          "for good measure");

  private static final Pattern WORD =
      Pattern.compile("\\b(" + String.join("|", DIALECT) + ")\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:(?<![:\"])//.*$)");

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
  void commentsAndDocsSpeakNoDialect() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files("src", ".java")) {
      Matcher comments = COMMENT.matcher(read(file));
      while (comments.find()) {
        WORD.matcher(comments.group().replaceAll("\\s*\\*?\\s+", " "))
            .results()
            .forEach(hit -> found.add(at(file, hit.group())));
      }
    }
    // What people read is text in the code too.
    List<Path> texts = new ArrayList<>(files("docs", ".md"));
    texts.addAll(files("src/main", ".java"));
    for (Path file : texts) {
      WORD.matcher(read(file)).results().forEach(hit -> found.add(at(file, hit.group())));
    }
    assertEquals(List.of(), found);
  }

  private static String at(Path file, String word) {
    return file + ": " + word;
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(path -> path.toString().endsWith(ending))
          .filter(path -> !path.endsWith("WordsTest.java"))
          .toList();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}

package io.mountaineer.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the reference, taken apart so that a test can hold it against the program. */
public final class Page {

  private static final Path FOLDER = Path.of("docs");
  private static final Pattern BETWEEN_CELLS = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern RULE = Pattern.compile("[|\\s:-]+");

  private final List<String> lines;

  private Page(List<String> lines) {
    this.lines = lines;
  }

  /** Returns the page in this file of {@code docs}. */
  public static Page named(String file) {
    try {
      return new Page(Files.readAllLines(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text below a heading, up to the next one of any level. */
  public Page below(String heading) {
    int start = lines.indexOf(heading);
    if (start < 0) {
      throw new AssertionError("no heading '" + heading + "' in the page");
    }
    return new Page(
        lines.stream().skip(start + 1L).takeWhile(line -> !line.matches("#+ .*")).toList());
  }

  /**
   * Returns the cells of every row of the tables, without their heads and as the page spells them.
   */
  public List<List<String>> rows() {
    return Stream.iterate(0, at -> at < lines.size(), at -> at + 1)
        .filter(at -> lines.get(at).startsWith("|") && !isHead(at) && !isRule(lines.get(at)))
        .map(at -> cells(lines.get(at)))
        .toList();
  }

  /** Returns the first block of code in a language. */
  public String block(String language) {
    int start = lines.indexOf("```" + language);
    if (start < 0) {
      throw new AssertionError("no block of " + language);
    }
    List<String> block =
        lines.stream().skip(start + 1L).takeWhile(line -> !line.equals("```")).toList();
    return String.join("\n", block) + "\n";
  }

  /** Returns a cell as people read it: without the marks of code, and with its bar as it is. */
  public static String plain(String cell) {
    return cell.replace("\\|", "|").replace("`", "");
  }

  private boolean isHead(int at) {
    return at + 1 < lines.size() && isRule(lines.get(at + 1));
  }

  private static boolean isRule(String line) {
    return line.startsWith("|") && RULE.matcher(line).matches();
  }

  private static List<String> cells(String row) {
    String inner = row.substring(1, row.lastIndexOf('|'));
    return BETWEEN_CELLS.splitAsStream(inner).map(String::strip).toList();
  }
}

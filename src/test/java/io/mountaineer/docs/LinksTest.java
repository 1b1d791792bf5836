package io.mountaineer.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a page to a file or a heading of this repository leads there. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

  @Test
  void noLinkLeadsNowhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .filter(link -> !leadsSomewhere(page, link.group(1), link.group(2)))
          .forEach(link -> broken.add(page + ": " + link.group()));
    }

    assertEquals(Set.of(), broken);
  }

  private static Iterable<Path> pages() throws IOException {
    Set<Path> pages = new TreeSet<>(Set.of(Path.of("README.md")));
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  private static boolean leadsSomewhere(Path page, String file, String heading) {
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    try {
      return Files.exists(target)
          && (heading == null
              || Files.readAllLines(target).stream()
                  .filter(line -> line.startsWith("#"))
                  .anyMatch(line -> anchor(line).equals(heading)));
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the anchor that GitHub makes of a heading. */
  private static String anchor(String heading) {
    String text = heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
    return text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}

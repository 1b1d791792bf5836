package io.mountaineer.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture, against the code that it explains. */
class ArchitecturePageTest {

  /** A type with or without its package, and perhaps a member or a nested type. */
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z]+\\.)*([A-Z]\\w*)(?:\\.([A-Za-z]\\w*))?");

  private static final Pattern QUOTED = Pattern.compile("`([^`\\s]+)`");

  @Test
  void everyNameOnItIsOneOfTheCode() throws IOException {
    Map<String, String> code = code();
    Set<String> unknown = new TreeSet<>();
    Matcher quoted = QUOTED.matcher(Files.readString(Path.of("docs/ARCHITECTURE.md")));
    int names = 0;
    while (quoted.find()) {
      Matcher name = NAME.matcher(quoted.group(1));
      if (name.matches()) {
        names++;
        String text = code.get(name.group(1));
        if (text == null || name.group(2) != null && !hasMember(text, name.group(2))) {
          unknown.add(quoted.group(1));
        }
      }
    }
    assertEquals(Set.of(), unknown);
    assertTrue(names > 50, "it names " + names);
  }

  private static boolean hasMember(String text, String name) {
    return Pattern.compile("\\b" + name + "\\(|(?:class|record|enum|interface) " + name + "\\b")
        .matcher(text)
        .find();
  }

  /** Returns the text of every file by the name of its type. */
  private static Map<String, String> code() throws IOException {
    Map<String, String> code = new HashMap<>();
    for (String root : new String[] {"src/main/java", "src/test/java"}) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          code.merge(name, Files.readString(file), String::concat);
        }
      }
    }
    return code;
  }
}

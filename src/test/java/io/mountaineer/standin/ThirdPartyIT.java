package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices in the shipped jar about its parts by others. */
class ThirdPartyIT {

  private static final Pattern PART =
      Pattern.compile("(?m)^([\\w-]+) +(\\d\\S+) +[A-Z]\\S+ +([\\w.]+) +(\\S+)$");

  private JarFile jar;
  private String list;
  private List<MatchResult> parts;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(System.getProperty("mountaineer.jar"));
    list = text("META-INF/THIRD-PARTY.txt");
    parts = PART.matcher(list).results().toList();
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void everyClassIsOursOrOfAPartThatIsListed() {
    TreeSet<String> unknown = new TreeSet<>();
    for (JarEntry entry : jar.stream().filter(file -> file.getName().endsWith(".class")).toList()) {
      String name = entry.getName().replaceFirst("^META-INF/versions/\\d+/", "").replace('/', '.');
      if (!name.startsWith("io.mountaineer.")
          && parts.stream().noneMatch(part -> name.startsWith(part.group(3) + "."))) {
        unknown.add(name);
      }
    }

    assertEquals(new TreeSet<>(), unknown);
  }

  @Test
  void everyPartHasTheTextOfItsLicence() throws IOException {
    assertEquals(9, parts.size(), list);
    for (MatchResult part : parts) {
      String licence = text("META-INF/licenses/" + part.group(4));
      assertTrue(licence.length() > 1000, part::group);
    }
    for (String part : List.of("jackson-core", "jackson-databind")) {
      assertTrue(text("META-INF/licenses/" + part + "/NOTICE").contains("Tatu Saloranta"), part);
    }
  }

  @Test
  void thePartsThatNameTheirVersionAreOfTheOneListed() throws IOException {
    List<JarEntry> versioned =
        jar.stream().filter(entry -> entry.getName().endsWith("/pom.properties")).toList();
    assertFalse(versioned.isEmpty());
    for (JarEntry entry : versioned) {
      Properties properties = new Properties();
      try (InputStream in = jar.getInputStream(entry)) {
        properties.load(in);
      }
      String line =
          properties.getProperty("artifactId")
              + " +"
              + Pattern.quote(properties.getProperty("version"));
      assertTrue(Pattern.compile("(?m)^" + line + " ").matcher(list).find(), entry::getName);
    }
  }

  @Test
  void noLicenceOfAnotherStandsWhereOursBelongs() throws IOException {
    List<String> top =
        jar.stream()
            .map(JarEntry::getName)
            .filter(name -> name.matches("(META-INF/)?[^/]*(LICEN[CS]E|NOTICE|COPYING)[^/]*"))
            .toList();
    Path ours = Path.of("LICENSE");

    assertEquals(Files.exists(ours) ? List.of("META-INF/LICENSE") : List.of(), top);
  }

  private String text(String entry) throws IOException {
    JarEntry found = jar.getJarEntry(entry);
    assertTrue(found != null, () -> entry + " is not in the jar");
    try (InputStream in = jar.getInputStream(found)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

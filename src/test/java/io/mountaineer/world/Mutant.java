package io.mountaineer.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A fault put into the engine on purpose: some text of one source file replaced.
 *
 * @param name what the engine does wrong then
 * @param file below the package {@code io.mountaineer}, without its ending
 */
record Mutant(String name, String file, String text, String replacement) {

  private static final Path SOURCES = Path.of("src/main/java/io/mountaineer");

  @Override
  public String toString() {
    return name;
  }

  /** Returns how often the text to be replaced stands in its file. */
  int places() throws IOException {
    String code = Files.readString(SOURCES.resolve(file + ".java"));
    return (int) anyLayout(text).matcher(code).results().count();
  }

  /** Returns a pattern of the code in any layout: the formatter decides where its lines break. */
  private static Pattern anyLayout(String code) {
    StringBuilder pattern = new StringBuilder();
    for (String token : code.strip().split("\\s+|(?<=[().])|(?=[().])")) {
      pattern.append(pattern.isEmpty() ? "" : "\\s*").append(Pattern.quote(token));
    }
    return Pattern.compile(pattern.toString());
  }

  /** Returns the classes of the program and its tests, with this fault in them. */
  ClassLoader classes(Path folder) throws IOException {
    Path source = SOURCES.resolve(file + ".java");
    String code = Files.readString(source);
    assertEquals(1, places(), "once in " + file);
    Path changed = folder.resolve(source.getFileName());
    Files.writeString(
        changed, anyLayout(text).matcher(code).replaceFirst(Matcher.quoteReplacement(replacement)));
    String path = System.getProperty("java.class.path");
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                path,
                changed.toString());
    assertEquals(0, failed, "it compiles");
    return new Faulty(List.of(folder, Path.of("target/classes"), Path.of("target/test-classes")));
  }

  /** Has classes of its own for all of mountaineer, and shares those of libraries. */
  private static final class Faulty extends URLClassLoader {

    private Faulty(List<Path> folders) {
      super(folders.stream().map(Faulty::url).toArray(URL[]::new), Faulty.class.getClassLoader());
    }

    private static URL url(Path folder) {
      try {
        return folder.toUri().toURL();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("io.mountaineer.")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}

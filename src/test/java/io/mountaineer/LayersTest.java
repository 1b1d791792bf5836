package io.mountaineer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Walls between the packages: for each, those that it may know, by what its files name. */
class LayersTest {

  private static final Path SOURCES = Path.of("src/main/java/io/mountaineer");

  /** Name of a type of ours in full, in an import of either kind or in the middle of a line. */
  private static final Pattern OURS =
      Pattern.compile("\\bio\\.mountaineer\\.((?:[a-z]\\w*\\.)*)[A-Z]\\w*");

  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("core", Set.of("core")),
          Map.entry("platform", Set.of("core")),
          Map.entry("platform/process", Set.of()),
          Map.entry("platform/net", Set.of("core", "platform")),
          Map.entry("platform/sim", Set.of("core", "platform")),
          Map.entry(
              "platform/macos", Set.of("core", "platform", "platform.process", "platform.net")),
          Map.entry("files", Set.of("core", "platform")),
          Map.entry("config", Set.of("core", "files")),
          Map.entry("config/edit", Set.of("config", "core", "files")),
          Map.entry("json", Set.of()),
          Map.entry("history", Set.of("core", "files", "json", "platform")),
          Map.entry("hooks", Set.of("core", "files", "history", "platform.process")),
          Map.entry("state", Set.of("core", "files", "json", "platform")),
          Map.entry("engine", Set.of("core", "files", "platform", "state")),
          Map.entry(
              "demo",
              Set.of(
                  "core",
                  "config",
                  "engine",
                  "files",
                  "platform",
                  "platform.macos",
                  "platform.net",
                  "platform.process",
                  "platform.sim",
                  "state")),
          Map.entry(
              "app",
              Set.of(
                  "config",
                  "config.edit",
                  "core",
                  "doctor",
                  "engine",
                  "files",
                  "history",
                  "hooks",
                  "platform",
                  "platform.macos",
                  "platform.net",
                  "platform.process",
                  "platform.sim",
                  "state")),
          Map.entry("tray/menu", Set.of("core")),
          Map.entry(
              "tray",
              Set.of(
                  "config",
                  "config.edit",
                  "core",
                  "doctor",
                  "engine",
                  "files",
                  "platform",
                  "tray.menu",
                  "app")),
          Map.entry("tray/awt", Set.of("app", "core", "engine", "tray", "tray.menu")),
          Map.entry("agent", Set.of("files", "platform", "platform.macos", "platform.process")),
          Map.entry("doctor", Set.of("config", "core", "engine", "platform", "platform.net")),
          Map.entry("cli/json", Set.of("agent", "config", "core", "doctor", "history")),
          Map.entry("cli/completion", Set.of()),
          Map.entry(
              "cli",
              Set.of(
                  "agent",
                  "cli.completion",
                  "cli.json",
                  "config",
                  "config.edit",
                  "core",
                  "demo",
                  "doctor",
                  "engine",
                  "files",
                  "history",
                  "json",
                  "platform",
                  "platform.macos",
                  "platform.process",
                  "tray",
                  "tray.awt",
                  "tray.menu",
                  "app")),
          Map.entry("", Set.of("cli")));

  @Test
  void everyPackageKnowsOnlyWhatItMay() throws IOException {
    Set<String> forbidden = new TreeSet<>();
    for (Path file : sources()) {
      String home = SOURCES.relativize(file.getParent()).toString();
      for (String known : imports(file)) {
        if (!MAY_KNOW.get(home).contains(known) && !known.equals(home.replace('/', '.'))) {
          forbidden.add(home + " knows " + known + ": " + file.getFileName());
        }
      }
    }
    assertEquals(Set.of(), forbidden);
  }

  @Test
  void noTwoPackagesKnowEachOtherByWayOfOthers() {
    Set<String> left = new TreeSet<>();
    MAY_KNOW.keySet().forEach(home -> left.add(home.replace('/', '.')));
    boolean isShrinking = true;
    while (isShrinking) {
      Set<String> there = Set.copyOf(left);
      isShrinking =
          left.removeIf(
              home ->
                  MAY_KNOW.get(home.replace('.', '/')).stream()
                      .noneMatch(known -> !known.equals(home) && there.contains(known)));
    }
    assertEquals(Set.of(), left);
  }

  @Test
  void theCoreTouchesNeitherFilesNorThreadsNorClocks() throws IOException {
    List<Path> core =
        sources().stream().filter(file -> file.startsWith(SOURCES.resolve("core"))).toList();
    assertFalse(core.isEmpty());
    for (Path file : core) {
      String text = Files.readString(file);
      for (String word :
          List.of("java.io.", "java.nio.file.Files", "java.net.", "concurrent", "Instant.now")) {
        assertFalse(text.contains(word), file + " uses " + word);
      }
    }
  }

  @Test
  void oneModuleKnowsTheLibraryOfJson() throws IOException {
    Set<String> others = new TreeSet<>();
    for (Path file : sources()) {
      if (Files.readString(file).contains("com.fasterxml.")
          && !file.startsWith(SOURCES.resolve("json"))) {
        others.add(SOURCES.relativize(file).toString());
      }
    }
    // It looks for one key at any depth of what a program prints; a tree would say no more.
    assertEquals(Set.of("platform/macos/Smbutil.java"), others);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Returns the packages of ours that a file uses, as far as it says so outside of Javadoc. */
  private static Set<String> imports(Path file) throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      Matcher type = OURS.matcher(line.strip().startsWith("*") ? "" : line);
      while (type.find()) {
        packages.add(type.group(1).replaceAll("\\.$", ""));
      }
    }
    return packages;
  }
}

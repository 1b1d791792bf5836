package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {

  @TempDir Path temp;

  private Path folder;

  @BeforeEach
  void setUp() throws IOException {
    folder = temp.toRealPath();
  }

  @Test
  void theNameThatJavaHomeHasForTheRunningJavaOutlivesItsDirectory() throws IOException {
    Path running = Files.createDirectories(folder.resolve("candidates/java/21.0.4-tem"));
    Path current = Files.createSymbolicLink(running.resolveSibling("current"), running);

    assertEquals(current, lasting(running, Map.of("JAVA_HOME", current.toString())));
  }

  @Test
  void anotherJavaInJavaHomeIsNotTheOneThatWorked() throws IOException {
    Path running = Files.createDirectories(folder.resolve("jdk-21"));
    Path other = Files.createDirectories(folder.resolve("jdk-8"));

    assertEquals(running, lasting(running, Map.of("JAVA_HOME", other.toString())));
    assertEquals(running, lasting(running, Map.of("JAVA_HOME", "")));
    assertEquals(running, lasting(running, Map.of()));
  }

  @Test
  void aVersionOfHomebrewIsCalledByTheLinkThatFollowsUpdates() throws IOException {
    String inside = "libexec/openjdk.jdk/Contents/Home";
    Path version = folder.resolve("Cellar/openjdk@21/21.0.4");
    Path running = Files.createDirectories(version.resolve(inside));
    Path opt = Files.createDirectories(folder.resolve("opt")).resolve("openjdk@21");

    assertEquals(running, lasting(running, Map.of()), "without the link");
    Files.createSymbolicLink(opt, version);
    assertEquals(opt.resolve(inside), lasting(running, Map.of()));
  }

  @Test
  void theBuildIsThatOfTheReleaseFile() throws IOException {
    assertEquals(Optional.empty(), new JavaHome(folder).build());
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
    assertEquals(Optional.of("17.0.2"), new JavaHome(folder).build());
    Files.writeString(
        folder.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"17.0.2+8-LTS\"\nJAVA_VERSION=\"17.0.2\"\n");
    assertEquals(Optional.of("17.0.2+8-LTS"), new JavaHome(folder).build());
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"../../x\"\n");
    assertEquals(Optional.empty(), new JavaHome(folder).build());
  }

  private static Path lasting(Path running, Map<String, String> environment) {
    return JavaHome.lasting(running, environment).home();
  }
}

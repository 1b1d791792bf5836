package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mountaineer.files.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the launcher in the shells of this machine with a Java that only prints its call. */
class LauncherTest {

  @TempDir Path folder;

  private Path user;
  private AgentFiles files;
  private Path remembered;

  static List<String> shells() {
    return Stream.of("/bin/sh", "/bin/dash", "/bin/bash", "/bin/zsh")
        .filter(shell -> Files.isExecutable(Path.of(shell)))
        .toList();
  }

  @BeforeEach
  void setUp() throws IOException {
    user = Files.createDirectories(folder.toRealPath().resolve("Evan & Jürgen's \"$HOME\" `x`"));
    files = AgentFiles.of(Home.of(Map.of("HOME", user.toString())), user);
    remembered = FakeJava.at(user.resolve("jdk 17")).version("17.0.2").make();
    Files.createDirectories(files.lib());
    Files.createDirectories(files.bin());
    Files.writeString(files.jar(), "a jar");
  }

  @Test
  void theTextIsAsLastLookedAt() throws IOException {
    AgentFiles evan = AgentFiles.of(Home.of(Map.of("HOME", "/Users/evan")), Path.of("/Users/evan"));

    Golden.assertSame(
        "mountaineer.sh",
        Launcher.text(
            evan,
            new JavaHome(Path.of("/jdk/it's")),
            "mountaineer-0123456789ab",
            "-XX:SharedArchiveFile=",
            8626176));
  }

  @ParameterizedTest
  @MethodSource("shells")
  void argumentsReachTheJarAsTheyAre(String shell) throws IOException {
    Started started = launch(shell, "switch", "--share", "a  b\n'\"$x`*", "", "@file", "--to=tb");

    assertEquals(
        List.of(
            "-jar",
            files.jar().toString(),
            "switch",
            "--share",
            "a  b\n'\"$x`*",
            "",
            "@file",
            "--to=tb"),
        started.afterFlags());
    assertTrue(started.arguments().containsAll(Launcher.JVM_FLAGS), started::toString);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theExitCodeAndTheProcessAreThoseOfTheJvm(String shell) throws IOException {
    FakeJava.at(remembered).version("17.0.2").exits(11).make();

    Started started = launch(shell, "monitor");

    assertEquals(11, started.code());
    assertEquals(started.pid(), started.pidOfJvm());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anArchiveOfThisBuildAndSizeIsUsed(String shell) throws IOException {
    archive("17.0.2+8", 5);

    assertEquals(
        "-XX:SharedArchiveFile=" + archiveFile("17.0.2+8"), launch(shell, "status").archiveFlag());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anArchiveThatWasCutOffOrBelongsToAnotherBuildIsNot(String shell) throws IOException {
    archive("17.0.2+8", 4);
    assertEquals("", launch(shell, "status").archiveFlag());

    Files.delete(archiveFile("17.0.2+8"));
    archive("17.0.1+12", 5);
    assertEquals("", launch(shell, "status").archiveFlag());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aJavaUpdatedInPlaceRunsWithoutTheOldArchive(String shell) throws IOException {
    archive("17.0.2+8", 5);
    FakeJava.at(remembered).version("21.0.4").make();

    Started started = launch(shell, "status");

    assertEquals(remembered.resolve("bin/java").toString(), started.program());
    assertEquals("", started.archiveFlag());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whenTheJavaOfTheInstallIsGoneAnotherIsFound(String shell) throws IOException {
    Files.delete(remembered.resolve("bin/java"));
    Path byVariable = FakeJava.at(folder.resolve("by variable")).version("25").make();
    Path byPath = FakeJava.at(folder.resolve("by path")).version("17.0.9").make();
    Path bin = Files.createDirectories(folder.resolve("some bin"));
    Files.createSymbolicLink(bin.resolve("hop"), byPath.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of("hop"));
    Map<String, String> path = Map.of("PATH", bin + ":/usr/bin:/bin");

    assertEquals(
        byVariable.resolve("bin/java").toString(),
        launch(shell, Map.of("JAVA_HOME", byVariable.toString()), "status").program());
    assertEquals(
        byPath.resolve("bin").resolve("../bin/java").toString(),
        launch(shell, path, "status").program());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void whenTheNameOfTheInstallsJavaLeadsToAnOlderOneItsDirectoryIsUsed(String shell)
      throws IOException {
    Path versions = user.resolve(".sdkman/candidates/java");
    Path used = FakeJava.at(versions.resolve("17.0.9-tem")).version("17.0.9").make();
    Path older = FakeJava.at(versions.resolve("11.0.2-open")).version("11.0.2").make();
    Path current = Files.createSymbolicLink(versions.resolve("current"), used);
    remembered = current;
    write(shell, Path.of("/usr/libexec/java_home"));
    Files.delete(current);
    Files.createSymbolicLink(current, older);

    Started started =
        Started.of(
            List.of(files.launcher().toString(), "status"), Map.of("PATH", folder + "/nowhere"));

    assertEquals(used.resolve("bin/java").toString(), started.program());
  }

  static List<Arguments> placesOfJavas() {
    return shells().stream()
        .flatMap(
            shell ->
                Stream.of(
                        "homebrew/opt/openjdk@21/libexec/openjdk.jdk/Contents/Home",
                        "intel/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
                        "a home/.sdkman/candidates/java/21.0.4-tem",
                        "a home/.local/share/mise/installs/java/temurin-21",
                        "a home/.asdf/installs/java/zulu-21/Contents/Home",
                        "a home/.jenv/versions/21.0")
                    .map(place -> Arguments.of(shell, place)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("placesOfJavas")
  void aJavaThatOnlyAPackageManagerKnowsIsFoundAfterOneThatIsTooOld(String shell, String place)
      throws IOException {
    Files.delete(remembered.resolve("bin/java"));
    Path found = FakeJava.at(folder.resolve(place)).version("21.0.4").make();
    for (String old : List.of("homebrew/opt/openjdk@11", "intel/opt/openjdk@11")) {
      FakeJava.at(folder.resolve(old + "/libexec/openjdk.jdk/Contents/Home")).version("11").make();
    }
    FakeJava.at(folder.resolve("a home/.sdkman/candidates/java/11.0.2-open")).version("11").make();
    Map<String, String> environment =
        Map.of("PATH", folder + "/nowhere", "HOME", folder.resolve("a home").toString());

    assertEquals(
        found.resolve("bin/java").toString(), launch(shell, environment, "status").program());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void aShimOnThePathIsAskedWhichJavaItMeans(String shell) throws IOException {
    Files.delete(remembered.resolve("bin/java"));
    Path real = FakeJava.at(folder.resolve("chosen by shim")).version("21.0.1").make();
    Path shims = FakeJava.shim(folder.resolve("shims"), real);

    Started started = launch(shell, Map.of("PATH", shims + ":/usr/bin:/bin"), "status");

    assertEquals(real.resolve("bin/java").toString(), started.program());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void javaHomeOfMacOsIsAskedWithoutTheVariableThatMisleadsIt(String shell) throws IOException {
    Files.delete(remembered.resolve("bin/java"));
    Path old = FakeJava.at(folder.resolve("jdk8")).version("1.8.0_392").make();
    Path found = FakeJava.at(folder.resolve("jdk-21.jdk/Contents/Home")).version("21").make();
    Path tool = folder.resolve("java_home");
    FakeJava.script(
        tool, "[ \"$*\" = '-v 17+' ] || exit 1\nprintf '%s\\n' \"${JAVA_HOME:-" + found + "}\"\n");

    Started started =
        launch(shell, tool, Map.of("JAVA_HOME", old.toString(), "PATH", "/usr/bin"), "status");

    assertEquals(found.resolve("bin/java").toString(), started.program());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void withoutAJavaFromSeventeenOnTheNextStepIsReported(String shell) throws IOException {
    FakeJava.at(remembered).version("11.0.20").make();
    Map<String, String> noJava = Map.of("PATH", folder + "/nowhere", "JAVA_HOME", "/nowhere");

    Started started = launch(shell, noJava, "status");
    JsonNode json = new ObjectMapper().readTree(launch(shell, noJava, "status", "--json").out());

    assertEquals(13, started.code());
    assertTrue(started.err().contains("no Java 17 or newer was found"), started::toString);
    assertTrue(started.err().contains("brew install"), started::toString);
    assertEquals("", started.out());
    assertEquals(1, json.path("schema_version").asInt());
    assertEquals(13, json.at("/error/code").asInt());
    assertFalse(json.at("/error/hint").asText().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void anAgentWithoutAJavaRestsBeforeLaunchdStartsItAgain(String shell) throws IOException {
    FakeJava.at(remembered).version("11.0.20").make();
    Path bin = Files.createDirectories(folder.resolve("resting"));
    Path rested = folder.resolve("rested");
    Path sleep = Files.writeString(bin.resolve("sleep"), "#!/bin/sh\necho $1 > '" + rested + "'\n");
    Files.setPosixFilePermissions(sleep, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> byHand = Map.of("PATH", bin.toString(), "XPC_SERVICE_NAME", "0");
    Map<String, String> byLaunchd =
        Map.of("PATH", bin.toString(), "XPC_SERVICE_NAME", AgentFiles.LABEL);

    assertEquals(13, launch(shell, byHand, "monitor").code());
    assertFalse(Files.exists(rested));
    assertEquals(13, launch(shell, byLaunchd, "monitor").code());
    assertEquals("600", Files.readString(rested).strip());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void withoutTheJarItSaysToInstallAgain(String shell) throws IOException {
    Files.delete(files.jar());

    Started started = launch(shell, "status");

    assertEquals(13, started.code());
    assertTrue(started.err().contains("install it again"), started::toString);
  }

  @ParameterizedTest
  @MethodSource("shells")
  void theHomeOfTheInstallIsUsedUnlessAnotherIsNamed(String shell) throws IOException {
    assertEquals(files.home().toString(), launch(shell, "status").home());
    assertEquals("/other", launch(shell, Map.of("MOUNTAINEER_HOME", "/other"), "status").home());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void itWorksThroughASymlinkAndWhateverTheEnvironmentOfTheShellSays(String shell)
      throws IOException {
    Path link = folder.resolve("a link");
    Files.createSymbolicLink(link, files.launcher());
    write(shell, Path.of("/usr/libexec/java_home"));

    Started started =
        Started.of(
            List.of(link.toString(), "a b"),
            Map.of("CDPATH", "/tmp", "IFS", "/a", "PATH", "/usr/bin:/bin"));

    assertEquals(List.of("-jar", files.jar().toString(), "a b"), started.afterFlags());
  }

  private Path archiveFile(String build) {
    return files.lib().resolve("mountaineer-abc-" + build + ".jsa");
  }

  private void archive(String build, int bytes) throws IOException {
    Files.writeString(archiveFile(build), "x".repeat(bytes));
  }

  private Started launch(String shell, String... arguments) throws IOException {
    return launch(shell, Map.of("PATH", "/usr/bin:/bin"), arguments);
  }

  private Started launch(String shell, Map<String, String> environment, String... arguments)
      throws IOException {
    return launch(shell, Path.of("/usr/libexec/java_home"), environment, arguments);
  }

  private Started launch(
      String shell, Path javaHomeTool, Map<String, String> environment, String... arguments)
      throws IOException {
    write(shell, javaHomeTool);
    return Started.of(
        Stream.concat(Stream.of(files.launcher().toString()), Stream.of(arguments)).toList(),
        environment);
  }

  private void write(String shell, Path javaHomeTool) throws IOException {
    String text =
        Launcher.text(
            files, new JavaHome(remembered), "mountaineer-abc", "-XX:SharedArchiveFile=", 5);
    FakeJava.script(
        files.launcher(),
        text.replace("#!/bin/sh", "#!" + shell)
            .replace("/usr/libexec/java_home", "'" + javaHomeTool + "'")
            .replace("/opt/homebrew/", "'" + folder + "/homebrew/'")
            .replace("/usr/local/opt/", "'" + folder + "/intel/opt/'"));
  }
}

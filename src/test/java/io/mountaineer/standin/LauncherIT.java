package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Installed program on the JVM of the tests, with an archive in every condition. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT {

  /** Line of `-Xlog:class+load` about a class of ours or our libraries out of an archive. */
  private static final Pattern FROM_ARCHIVE =
      Pattern.compile("(io\\.mountaineer|picocli|org\\.tomlj)\\..* source: shared objects file");

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  private Path user;
  private Path launcher;

  @BeforeEach
  void installHome() throws IOException {
    install("evan");
  }

  private void install(String name) throws IOException {
    user = Files.createDirectories(mac.root().resolve(name));
    // No agent: it would have the archive mapped that the tests break in place.
    launchd.set("no_login", "");
    mac.jar().with("HOME", user.toString()).run("--platform", "macos", "install").ended(1);
    launcher = user.resolve(".mountaineer/bin/mountaineer");
  }

  @Test
  void itStartsWithItsArchive() throws IOException {
    assertTrue(classesFromArchive() > 500, "classes of ours and of its libraries");
  }

  /** Covers the classes of the log too, for which this command writes no line. */
  @Test
  void theArchiveHasWhatActingCommandsLoad() throws IOException {
    String archived = Files.readString(archive(), StandardCharsets.ISO_8859_1);

    assertTrue(archived.contains("ch/qos/logback/core/spi/AppenderAttachableImpl"));
  }

  @Test
  void whateverBecameOfTheArchiveItSaysTheSame() throws IOException {
    String whole = status().out();

    cutOff(archive());
    assertEquals(whole, status().out());
    assertEquals(0, classesFromArchive());

    try (FileChannel channel = FileChannel.open(archive(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(4096), 0);
    }
    assertEquals(whole, status().out(), "of another JVM, for all this one can tell");

    Files.delete(archive());
    assertEquals(whole, status().out());
  }

  /**
   * Covers the percent sign: Java 17 puts no class into an archive whose path has to be written
   * with one.
   */
  @Test
  void aHomeOfAnyNameWorks() throws IOException {
    install("Evan's & \"home\" $x `y` ü");

    assertTrue(status().json().at("/config/path").asText().startsWith(user.toString()));
  }

  @Test
  void theArchiveIsMadeWhereTheDigitsOfTheLanguageAreNotOurs() throws IOException {
    user = Files.createDirectories(mac.root().resolve("omar"));
    launchd.set("no_login", "");
    JarRun jar = mac.jar().with("HOME", user.toString());
    jar.jvm("-Duser.language=ar").jvm("-Duser.country=EG").jvm("-Duser.extensions=u-nu-arab");

    jar.run("--platform", "macos", "install").ended(1);

    assertTrue(Files.exists(archive()));
  }

  @Test
  void exitCodesAndErrorsAreThoseOfTheProgram() throws IOException {
    Run usage =
        launch(launcher, "--platform", "macos", "verify", "--share", "no such  share", "--json");

    assertEquals(2, usage.ended(2).json().at("/error/code").asInt());
    assertTrue(usage.out().contains("no such  share"), usage::toString);
  }

  @Test
  void itStartsFromAFolderThatIsGone() throws IOException {
    Path script = mac.root().resolve("from-nowhere");
    Path gone = mac.root().resolve("gone");
    Files.writeString(
        script,
        "#!/bin/sh\nmkdir '%s' && cd '%s' && rmdir '%s' && exec '%s' \"$@\"\n"
            .formatted(gone, gone, gone, launcher));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    Run run = launch(script, "--platform", "macos", "status", "--json").ended(0);

    assertFalse(run.json().at("/monitor/running").asBoolean(true));
  }

  @Test
  void optionsForOtherJavasNeitherClashNorAreAnnounced() throws IOException {
    for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      Map<String, String> environment = new HashMap<>(environment());
      environment.put(variable, "-XX:+UseG1GC");
      String[] command = {"--platform", "macos", "status", "--json"};

      Run run = launchd.run(environment, launcher, command).ended(0);

      assertEquals("", run.err());
      assertTrue(run.out().startsWith("{"), run::toString);
    }
  }

  @Test
  void anotherInstallRepairsWhatIsBroken() throws IOException {
    cutOff(archive());

    launch(launcher, "--platform", "macos", "install").ended(1);

    assertTrue(classesFromArchive() > 500);
  }

  private Run status() throws IOException {
    return launch(launcher, "--platform", "macos", "status", "--json").ended(0);
  }

  /** Has the JVM write where its classes come from, in a file. */
  private long classesFromArchive() throws IOException {
    Path classes = mac.root().resolve("classes.txt");
    Path logging = launcher.resolveSibling("telling");
    String text = Files.readString(launcher);
    Files.writeString(
        logging, text.replace("-Xlog:disable", "-Xlog:disable -Xlog:class+load:file=" + classes));
    Files.setPosixFilePermissions(logging, PosixFilePermissions.fromString("rwxr-xr-x"));
    launch(logging, "--platform", "macos", "status", "--json").ended(0);
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.filter(line -> FROM_ARCHIVE.matcher(line).find()).count();
    }
  }

  private Run launch(Path program, String... arguments) throws IOException {
    return launchd.run(environment(), program, arguments);
  }

  private Map<String, String> environment() {
    return Map.of(
        "HOME",
        user.toString(),
        "LC_ALL",
        "C.UTF-8",
        "PATH",
        "/usr/bin:/bin",
        "MOUNTAINEER_TOOLS",
        mac.root().resolve("bin").toString(),
        "MOUNTAINEER_ALLOW_ROOT",
        "1");
  }

  private Path archive() throws IOException {
    try (Stream<Path> all = Files.list(user.resolve(".mountaineer/lib"))) {
      List<Path> archives = all.filter(each -> each.toString().endsWith(".jsa")).toList();
      assertEquals(1, archives.size(), archives::toString);
      return archives.get(0);
    }
  }

  private static void cutOff(Path archive) throws IOException {
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demo, run from a jar that has only just been built. */
class DemoIT {

  private static final List<String> STORY =
      List.of(
          "start",
          "mounted",
          "file_opened",
          "cable_out",
          "failover",
          "cable_in",
          "tb_ready",
          "file_closed",
          "recovery");

  private static final Path TEXT = Path.of("src/test/resources/cli/demo.txt");

  @TempDir Path folder;

  @Test
  void playsTheStoryInOrderAndLeavesNothing() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));

    Run run = demo("/usr/bin:/bin").jvm("-Djava.io.tmpdir=" + temporary).run("demo", "--json");

    List<String> events = new ArrayList<>();
    for (JsonNode entry : run.ended(0).json().path("timeline")) {
      events.add(entry.path("event").asText());
    }
    assertEquals(STORY, events);
    assertTrue(run.millis() < 45_000, run::toString);
    try (var left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void playsWhereTheDigitsOfTheLanguageAreNotOurs() throws IOException {
    Run run =
        demo("/usr/bin:/bin")
            .jvm("-Duser.language=ar")
            .jvm("-Duser.country=EG")
            .jvm("-Duser.extensions=u-nu-arab")
            .run("demo");

    assertEquals(Files.readString(TEXT), masked(run.ended(0).out()));
  }

  /** Returns a text without the times, numbers and folders of one run. */
  private static String masked(String text) {
    return text.replaceAll("(?m)^ *\\d+\\.\\d s ", "N s ")
        .replaceAll("/\\S+/Shares", "DIR/Shares")
        .replaceAll("tail \\((?:pid )?\\d+\\)", "tail (PID)");
  }

  @Test
  void leavesNothingWhenItIsInterrupted() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    RunningJar demo = demo("/usr/bin:/bin").jvm("-Djava.io.tmpdir=" + temporary).start("demo");

    Await.until("a file is open", () -> demo.out().contains("opens a file"));
    demo.terminate(Duration.ofSeconds(10)).ended(143);

    try (var left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void worksWithoutLsof() throws IOException {
    Path programs = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(programs.resolve("tail"), Path.of("/usr/bin/tail"));

    demo("/usr/bin:/bin")
        .with("MOUNTAINEER_TOOLS", programs.toString())
        .run("demo")
        .ended(0)
        .says("TB Ready: in use by tail");
  }

  @Test
  void keepsAHomeToPlayWith() throws IOException {
    Path kept = folder.resolve("kept");
    demo("/usr/bin:/bin").run("demo", "--keep", kept.toString()).ended(0);
    JarRun play =
        demo("/usr/bin:/bin")
            .with("MOUNTAINEER_HOME", kept.toString())
            .option("--platform", "simulated");

    Run before = play.run("status", "--json").ended(0);
    Files.createFile(kept.resolve("simulated/down/127.0.0.1"));
    play.run("reconcile", "--all").ended(0).says("CORE is mounted over the fallback address");
    Run again = demo("/usr/bin:/bin").run("demo", "--keep", kept.toString());

    assertEquals("tb", before.share().path("active_interface").asText());
    again.ended(2).complains("is not empty");
  }

  private JarRun demo(String path) throws IOException {
    return new JarRun(Files.createTempDirectory(folder, "printed"))
        .with("HOME", folder.toString())
        .with("PATH", path);
  }
}

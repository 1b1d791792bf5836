package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Formula, filled in as docs/RELEASING.md says, and installed by a stand-in for Homebrew. */
@Execution(ExecutionMode.CONCURRENT)
class FormulaIT {

  private static final Path JAR =
      Path.of(System.getProperty("mountaineer.jar", "")).toAbsolutePath();
  private static final Pattern COMMAND = Pattern.compile("(?s)```sh\n( +sed .*?)```");

  private static final Map<String, String> RELEASE =
      Map.of(
          "VERSION", "0.1.0",
          "URL", "https://example.org/v0.1.0/mountaineer.jar",
          "HOMEPAGE", "https://example.org/",
          "LICENSE", "MIT");

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Path clone;
  private String formula;

  @BeforeEach
  void fillIn() throws Exception {
    clone = Files.createDirectory(mac.root().resolve("clone"));
    Files.createSymbolicLink(clone.resolve("docs"), Path.of("docs").toAbsolutePath());
    Files.createSymbolicLink(clone.resolve("target"), JAR.getParent());
    Matcher command = COMMAND.matcher(Files.readString(Path.of("docs/RELEASING.md")));
    assertTrue(command.find());
    Example.installed("shasum");
    run(clone, "/bin/sh", "-ec", command.group(1));
    formula = Files.readString(clone.resolve("mountaineer.rb"));
  }

  @Test
  void itHasNoBlankLeftAndTheSumOfTheJar() throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(JAR));

    assertTrue(formula.contains("sha256 \"" + HexFormat.of().formatHex(sum) + "\""), formula);
    assertFalse(Pattern.compile("@[A-Z0-9]+@").matcher(formula).find(), formula);
  }

  @Test
  void itInstallsAProgramThatPassesItsOwnTest() throws Exception {
    Path stub = mac.root().resolve("homebrew.rb");
    try (InputStream text = FormulaIT.class.getResourceAsStream("/standin/homebrew.rb")) {
      Files.copy(text, stub);
    }
    Path download = Files.createDirectory(mac.root().resolve("download"));
    Files.copy(JAR, download.resolve("mountaineer-0.1.0.jar"));
    Path prefix = mac.root().resolve("prefix");
    String java =
        Path.of(System.getProperty("mountaineer.java")).getParent().getParent().toString();

    String ruby = Example.installed("ruby");
    String file = clone.resolve("mountaineer.rb").toString();
    String said = run(download, ruby, stub.toString(), file, prefix.toString(), java);

    assertTrue(said.contains("url: https://example.org/v0.1.0/mountaineer.jar"), said);
    for (String made :
        List.of(
            "etc/bash_completion.d/mountaineer",
            "share/zsh/site-functions/_mountaineer",
            "share/fish/vendor_completions.d/mountaineer.fish",
            "share/man/man1/mountaineer.1")) {
      assertTrue(Files.readString(prefix.resolve(made)).contains("mountaineer"), made);
    }
  }

  private String run(Path folder, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(RELEASE);
    builder
        .environment()
        .put("HOME", Files.createDirectories(mac.root().resolve("new")).toString());
    builder.environment().remove("JAVA_HOME");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), out);
    return out;
  }
}

package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Offers of real shells after the Tab key. A shell that is not there is not tried, but in CI all of
 * them have to be (MOUNTAINEER_TEST_ALL).
 */
@Execution(ExecutionMode.CONCURRENT)
class CompletionIT {

  /** Names that mean something else to a shell, by what is typed of them. */
  private static final Map<String, String> HOSTILE =
      Map.of(
          "My", "My Share",
          "R", "R&D; echo $HOME",
          "it", "it's \"q\"",
          "ba", "back\\slash",
          "B", "Büro ~*?[a]",
          "x", "x$(touch pwned)`touch pwned`!!",
          "@h", "@home a=b");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @BeforeEach
  void configure() throws IOException {
    mac.config().withoutShares();
    for (String name : HOSTILE.values()) {
      mac.config().share(name, name, "evan", StandInMac.TB, StandInMac.FALLBACK);
    }
    Path program = mac.root().resolve("bin/mountaineer");
    Files.writeString(
        program,
        """
        #!/bin/sh
        case $1 in complete|completion) exec %s "$@" ;; esac
        for word; do printf '<%%s>' "$word"; done >> "$HOME/ran"
        echo >> "$HOME/ran"
        """
            .formatted(JarRun.shellWords()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @EnumSource
  void aTabInsertsTheNameAndRunsNothingInIt(Shell shell) throws Exception {
    List<String> typed = new ArrayList<>();
    List<String> meant = new ArrayList<>();
    HOSTILE.forEach(
        (start, name) -> {
          for (String quote : List.of("", "\"", "'")) {
            typed.add("mountaineer switch --share " + quote + start + "\t");
            meant.add("<switch><--share><" + name + ">");
          }
        });

    assertEquals(meant, ran(shell, typed));
    assertFalse(Files.exists(mac.home().resolve("pwned")), "a name was run as a command");
  }

  @ParameterizedTest
  @EnumSource
  void aTabGoesOnAfterABlankAndAnEqualsSign(Shell shell) throws Exception {
    assertEquals(
        List.of("<switch><--share><My Share>", "<switch><--share=My Share>", "<status><--watch>"),
        ran(
            shell,
            List.of(
                "mountaineer switch --share My\\ S\t",
                "mountaineer switch --share=My\t",
                "mountaineer statu\t--w\t")));
  }

  @ParameterizedTest
  @EnumSource
  void namesOfFilesAreCompletedBelowTheHomeAndAfterAnEqualsSign(Shell shell) throws Exception {
    Files.createDirectories(mac.home().resolve("conf dir"));
    Files.writeString(mac.home().resolve("conf dir/other.toml"), "");
    String config = mac.home().resolve("conf dir/other.toml").toString();

    List<String> ran =
        ran(
            shell,
            List.of(
                "mountaineer --config ~/con\toth\t config path",
                "mountaineer --config ./con\toth\t config path"));

    assertEquals(
        List.of(
            "<--config><" + config + "><config><path>",
            "<--config><./conf dir/other.toml><config><path>"),
        ran);
  }

  @ParameterizedTest
  @EnumSource
  void aShareIsCompletedAsAWordAndTheAddressAfterIt(Shell shell) throws Exception {
    assertEquals(
        List.of("<switch><My Share><fallback>", "<status><My Share>", "<help><favorites><add>"),
        ran(
            shell,
            List.of(
                "mountaineer switch My\tfal\t",
                "mountaineer status My\t",
                "mountaineer help fav\tad\t")));
  }

  @Test
  void bashOffersNothingAfterAQuoteWithinAWord() throws Exception {
    assertEquals(
        List.of("<switch><--share><My S>", "<switch><--share><My S>"),
        ran(
            Shell.BASH,
            List.of(
                "mountaineer switch --share My\" S\t\"",
                "mountaineer switch --share \"My\"' S\t'")));
  }

  @Test
  void aBrokenConfigOffersNothingAndSaysNothing() throws Exception {
    Files.writeString(mac.config().path(), "[");

    assertEquals("", mac.run("complete", "--", "switch", "--share", "").ended(0).out());
    assertEquals("", mac.run("complete", "--", "switch", "--share", "").ended(0).err());
  }

  @Test
  void anotherShellIsRefused() {
    mac.run("completion", "tcsh").ended(2).complains("bash").complains("zsh").complains("fish");
    mac.run("completion").ended(2);
  }

  /**
   * Returns the commands that a shell runs after these keys, each with its arguments in brackets.
   */
  private List<String> ran(Shell shell, List<String> typed) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(shell.setUp);
    lines.addAll(typed);
    lines.add("exit\n");
    Process process = atTerminal(shell).start();
    try (OutputStream keys = process.getOutputStream()) {
      keys.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      keys.flush();
      for (int line = 1; line <= typed.size(); line++) {
        int wanted = line;
        Await.until(
            shell + " runs line " + line + " of " + typed,
            () -> commandsRun().size() >= wanted || !process.isAlive());
      }
      Await.until(shell + " exits", () -> !process.isAlive());
    } finally {
      process.destroyForcibly();
    }
    return commandsRun();
  }

  private List<String> commandsRun() {
    Path ran = mac.home().resolve("ran");
    try {
      return Files.exists(ran) ? Files.readAllLines(ran) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder atTerminal(Shell shell) {
    String terminal = Example.installed("script");
    String command = Example.installed(shell.program) + " " + shell.options;
    boolean linux = System.getProperty("os.name").equals("Linux");
    ProcessBuilder builder =
        linux
            ? new ProcessBuilder(terminal, "-qec", command, "/dev/null")
            : new ProcessBuilder(terminal, "-q", "/dev/null", "/bin/sh", "-c", command);
    builder.directory(mac.home().toFile());
    builder.environment().clear();
    builder.environment().put("HOME", mac.home().toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TERM", "vt100");
    builder.environment().put("PATH", mac.root().resolve("bin") + ":/usr/bin:/bin");
    builder.environment().put("MOUNTAINEER_TOOLS", mac.root().resolve("bin").toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(mac.root().resolve("terminal.txt").toFile());
  }

  /** A shell without anybody's settings, and the line that has it complete mountaineer. */
  private enum Shell {
    BASH("eval \"$(mountaineer completion bash)\"", "bash", "--norc -i"),
    ZSH(
        "autoload -U compinit; compinit -u -D; eval \"$(mountaineer completion zsh)\"",
        "zsh",
        "-f -i"),
    FISH("mountaineer completion fish | source", "fish", "--no-config -i");

    private final String setUp;
    private final String program;
    private final String options;

    Shell(String setUp, String program, String options) {
      this.setUp = setUp;
      this.program = program;
      this.options = options;
    }
  }
}

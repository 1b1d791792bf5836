package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What real shells offer behind the Tab key. A shell that is not there is not tried, but in CI all
 * of them have to be (MOUNTAINEER_TEST_ALL).
 */
@Execution(ExecutionMode.CONCURRENT)
class CompletionIT {

  /** Names that mean something else to a shell, unless they are quoted. */
  private static final List<String> HOSTILE =
      List.of("My Share", "R&D; echo $HOME", "it's \"q\"", "back\\slash", "*?[a]", "Büro ~");

  @RegisterExtension final StandInMac mac = new StandInMac();

  @BeforeEach
  void configure() throws IOException {
    mac.config().withoutShares();
    for (String name : HOSTILE) {
      mac.config().share(name, name, "evan", StandInMac.TB, StandInMac.FALLBACK);
    }
    Path program = mac.root().resolve("bin/mountaineer");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -jar '%s' \"$@\"\n"
            .formatted(
                System.getProperty("mountaineer.java"), System.getProperty("mountaineer.jar")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void bashInsertsWordsThatMeanExactlyTheNames() throws Exception {
    List<String> names =
        bash("COMP_WORDS=(mountaineer switch --share '') COMP_CWORD=3; offer | evaluated");

    assertEquals(HOSTILE, names);
  }

  @Test
  void bashGoesOnWithinAQuoteAndBehindABackslash() throws Exception {
    assertEquals(
        List.of("My Share"),
        bash("COMP_WORDS=(mountaineer switch --share \"'My S\") COMP_CWORD=3; offer"));
    assertEquals(
        List.of("My\\ Share"),
        bash("COMP_WORDS=(mountaineer switch --share 'My\\ S') COMP_CWORD=3; offer"));
    assertEquals(
        List.of("My\\ Share"),
        bash("COMP_WORDS=(mountaineer switch --share = My) COMP_CWORD=4; offer"));
  }

  @Test
  void bashOffersCommandsOptionsAndKeys() throws Exception {
    assertEquals(
        List.of("favorites", "folders"),
        bash("COMP_WORDS=(mountaineer f) COMP_CWORD=1; offer").stream().sorted().toList());
    assertEquals(
        List.of("--tb-host"),
        bash("COMP_WORDS=(mountaineer favorites add --t) COMP_CWORD=3; offer"));
    assertEquals(
        List.of("smb-port"), bash("COMP_WORDS=(mountaineer config set smb) COMP_CWORD=3; offer"));
    assertEquals(
        List.of("on", "off"),
        bash("COMP_WORDS=(mountaineer config set lsof-recheck '') COMP_CWORD=4; offer"));
  }

  @Test
  void zshOffersTheNames() throws Exception {
    String script =
        """
        compadd() { print -rl -- "${candidates[@]}" }
        compdef() { }
        source /dev/stdin <<< "$(mountaineer completion zsh)"
        words=(mountaineer switch --share "")
        CURRENT=4
        _mountaineer
        """;

    assertEquals(HOSTILE, shell("zsh", "-f", "-c", script));
  }

  @Test
  void fishOffersTheNames() throws Exception {
    String script =
        "mountaineer completion fish | source; complete -C 'mountaineer switch --share '";

    assertEquals(
        HOSTILE.stream().sorted().toList(),
        shell("fish", "--no-config", "-c", script).stream().sorted().toList());
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

  /** {@code offer} prints the candidates, {@code evaluated} what the shell makes of such lines. */
  private List<String> bash(String script) throws Exception {
    String prelude =
        """
        source /dev/stdin <<< "$(mountaineer completion bash)"
        offer() { _mountaineer; printf '%s\\n' "${COMPREPLY[@]}"; }
        evaluated() { while IFS= read -r line; do eval "printf '%s\\n' $line"; done; }
        """;
    return shell("bash", "--norc", "-c", prelude + script);
  }

  private List<String> shell(String name, String... arguments) throws Exception {
    Path path =
        Stream.of("/bin", "/usr/bin", "/usr/local/bin")
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    boolean required = System.getenv("MOUNTAINEER_TEST_ALL") != null;
    assertTrue(path != null || !required, () -> name + " is not installed");
    assumeTrue(path != null, () -> name + " is not installed");
    ProcessBuilder builder = new ProcessBuilder(path.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().put("HOME", mac.home().toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PATH", mac.root().resolve("bin") + ":/usr/bin:/bin");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the shell goes on");
    return out.lines().toList();
  }
}

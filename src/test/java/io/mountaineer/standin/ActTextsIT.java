package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Texts of commands that act, word by word, through a day with one share. With {@code
 * -Dgolden.update=true} they are written again.
 */
@Execution(ExecutionMode.CONCURRENT)
class ActTextsIT {

  private static final Path TEXTS = Path.of("src/test/resources/cli/acts.txt");

  @RegisterExtension final StandInMac mac = new StandInMac();

  private final StringBuilder texts = new StringBuilder();

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "tr-TR"})
  void aDayWithOneShareInTheSameWordsWhateverTheLanguage(String language) throws IOException {
    String[] parts = language.split("-");
    JarRun jar = mac.jar().option("--platform", "macos");
    jar.jvm("-Duser.language=" + parts[0]).jvm("-Duser.country=" + parts[1]);

    type(jar, "verify");
    type(jar, "mount core");
    type(jar, "mount Core");
    type(jar, "alias add Core --name Cuts --target-subpath Projects");
    type(jar, "folders Core");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");
    type(jar, "switch Core fallback");
    type(jar, "unmount Core");
    mac.closed(712);
    type(jar, "switch Core fallback");
    type(jar, "switch Core fallback");
    type(jar, "verify");
    mac.tb().pullCable();
    type(jar, "switch Core tb");
    type(jar, "unmount Core");
    mac.fallback().pullCable();
    type(jar, "mount Core");
    type(jar, "verify");
    type(jar, "favorites list");
    type(jar, "favorites remove Core");

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(TEXTS, texts);
    }
    assertEquals(Files.readString(TEXTS), texts.toString());
  }

  private void type(JarRun jar, String line) {
    Run run = jar.run(line.split(" "));
    texts.append("$ mountaineer ").append(line).append('\n');
    for (String said : Arrays.asList(run.out(), run.err())) {
      texts.append(masked(said));
    }
    texts.append('(').append(run.code()).append(")\n\n");
  }

  /** Returns a text without the log and without what differs from run to run. */
  private String masked(String text) {
    return text.replaceAll("(?m)^[A-Z]+ +event=.*\\R", "")
        .replace(mac.root().toString(), "")
        .replace(Integer.toString(mac.port()), "PORT")
        .replaceAll("\\b\\d+\\.\\d s\\b", "N s");
  }
}

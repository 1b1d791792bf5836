package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Example for the prompt, in interactive shells without any user's settings. */
@Execution(ExecutionMode.CONCURRENT)
class PromptExampleIT {

  private static final String BASH = "bash --norc -i";
  private static final String ZSH = "zsh -f -i";

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Example prompt;
  private Path found;

  @BeforeEach
  void find() {
    Example.installed("jq");
    prompt = new Example(mac, "prompt.bash").with("MOUNTAINEER_PROMPT_SECONDS", "120");
    found = mac.home().resolve(".cache/mountaineer/prompt");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void eachShareHasItsState(String shell) throws IOException {
    for (String name : List.of("Film", "Away")) {
      mac.config().share(name, name, "evan", StandInMac.TB, StandInMac.FALLBACK);
    }
    mac.mounted(StandInMac.FALLBACK, "Film");
    mac.mounted(StandInMac.TB, "CORE");
    mac.run("unmount", "--share", "Away").ended(0);
    mac.run("reconcile", "--all").ended(0);

    String screen = session(shell, untilFound(), "");

    assertShown("[Core:tb Film:TB Ready Away:unmounted] > ", screen);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void fallbackIsShownWhileThunderboltIsAway(String shell) throws IOException {
    mac.tb().pullCable();
    mac.mounted(StandInMac.FALLBACK, "CORE");

    assertShown("[Core:fallback] > ", session(shell, untilFound(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void aNameIsShownAsItIsAndRunsNothing(String shell) throws IOException {
    String name = "a %n \\u $(touch pwned) `touch pwned` \"it's\"";
    mac.config().withoutShares().share(name, "MINE", "evan", StandInMac.TB, StandInMac.FALLBACK);

    assertShown("[" + name + ":unmounted] > ", session(shell, untilFound(), ""));
    assertFalse(Files.exists(mac.home().resolve("pwned")));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void whatIsOlderThanAMinuteIsMarked(String shell) throws IOException {
    mac.mounted(StandInMac.TB, "CORE");

    String screen = session(shell, untilFound(), "SECONDS=$((SECONDS + 100))", "");

    assertShown("[Core:tb] > ", screen);
    assertShown("[Core:tb?] > ", screen);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void withoutSharesThereIsNothing(String shell) throws IOException {
    mac.config().withoutShares();

    assertFalse(session(shell, untilFound(), "").contains("] > "));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void aBrokenConfigAndAMissingProgramAreMarked(String shell) throws IOException {
    Files.writeString(mac.config().path(), "[");
    assertShown("[mountaineer?] > ", session(shell, untilFound(), ""));

    Files.delete(found);
    prompt.withoutProgram();
    assertShown("[mountaineer?] > ", session(shell, untilFound(), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void thePromptDoesNotWaitForAProgramThatHangs(String shell) throws IOException {
    Path end = mac.root().resolve("end");
    prompt.program("until [ -e '" + end + "' ]; do sleep 0.1; done; exit 1");

    session(shell, "");

    assertFalse(Files.exists(found), "the program runs on");
    Files.createFile(end);
    Await.until("the check has ended", () -> Files.exists(found));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void aCheckThatTakesTooLongIsGivenUp(String shell) throws IOException {
    prompt.with("MOUNTAINEER_PROMPT_SECONDS", "1").program("exec sleep 600");

    session(shell, untilFound(), "");

    assertEquals("mountaineer?\n", Files.readString(found));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASH, ZSH})
  void theExitCodeBeforeThePromptIsKept(String shell) throws IOException {
    prompt.program("exit 1");

    assertShown("code 3", session(shell, "(exit 3)", "echo code $? >&2"));
  }

  private static void assertShown(String text, String screen) {
    assertTrue(screen.contains(text), () -> "<" + text + "> is not in " + screen);
  }

  private String untilFound() {
    return "until [ -f '" + found + "' ]; do sleep 0.1; done";
  }

  /** Returns the screen of a shell that reads these lines one by one. */
  private String session(String shell, String... lines) throws IOException {
    List<String> typed = new ArrayList<>(List.of("PS1='> '", ". '" + prompt.file() + "'"));
    typed.addAll(List.of(lines));
    Path input = mac.root().resolve("typed");
    Files.write(input, typed);
    List<String> words = new ArrayList<>(List.of(shell.split(" ")));
    words.set(0, Example.installed(words.get(0)));
    return prompt.start(words, input).await(JarRun.LIMIT).err();
  }
}

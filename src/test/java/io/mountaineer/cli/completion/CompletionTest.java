package io.mountaineer.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CompletionTest {

  private final Completion completion =
      new Completion(new CommandLine(new Root()).getCommandSpec(), new Names());

  @Test
  void commandsComeFirstAndHiddenOnesNever() {
    assertEquals(List.of("move", "set"), of(""));
    assertEquals("Move it.", completion.of(List.of("m")).get(0).description());
  }

  @Test
  void optionsComeWhereNothingElseCan() {
    assertEquals(List.of("--share", "--via", "--file", "--loud", "--verbose"), of("move", ""));
    assertEquals(List.of("--share"), of("move", "--s"));
  }

  @Test
  void whatWasGivenIsNotOfferedAgainUnlessItMayBe() {
    List<String> next = of("move", "--loud", "-v", "--");

    assertFalse(next.contains("--loud"), next.toString());
    assertTrue(next.contains("--verbose"), next.toString());
  }

  @Test
  void anOptionIsFollowedByItsValue() {
    assertEquals(List.of("CORE", "My Share"), of("move", "--share", ""));
    assertEquals(List.of("My Share"), of("move", "--share", "'My"));
    assertEquals(List.of("left", "right"), of("move", "--via", ""));
    assertEquals(List.of(":files"), of("move", "--file", "/etc/p"));
  }

  @Test
  void aValueMayStandInTheSameWord() {
    assertEquals(List.of("--share=CORE"), of("move", "--share=C"));
    assertEquals(List.of("CORE"), of("move", "--share", "=", "C"));
    assertEquals(List.of("CORE", "My Share"), of("move", "--share", "="));
    assertEquals(List.of(), of("move", "--nothing=C"));
  }

  @Test
  void aValueThatIsCalledLikeACommandIsStillAValue() {
    assertEquals(
        List.of("--via", "--file", "--loud", "--verbose"), of("move", "--share", "set", ""));
  }

  @Test
  void theSecondParameterDependsOnTheFirst() {
    assertEquals(List.of("speed", "light"), of("set", ""));
    assertEquals(List.of("on", "off"), of("set", "light", ""));
    assertEquals(List.of("--help-me"), of("set", "speed", ""));
  }

  private List<String> of(String... words) {
    return completion.of(List.of(words)).stream().map(Candidate::text).toList();
  }

  @Command(
      name = "root",
      subcommands = {Move.class, Settings.class, Secret.class})
  private static final class Root {}

  @Command(
      name = "move",
      description = {"Move it.", "Far away."})
  private static final class Move {
    @Completes(Completes.Subject.SHARE)
    @Option(names = "--share")
    private String share;

    @Option(names = "--via")
    private Side via;

    @Option(names = "--file")
    private Path file;

    @Option(names = "--loud")
    private boolean loud;

    @Option(names = {"-v", "--verbose"})
    private boolean[] verbose;

    @Option(names = "--secret", hidden = true)
    private boolean secret;
  }

  @Command(name = "set")
  private static final class Settings {
    @Completes(Completes.Subject.KEY)
    @Parameters(index = "0")
    private String key;

    @Completes(Completes.Subject.VALUE_OF_KEY)
    @Parameters(index = "1")
    private String value;

    @Option(names = "--help-me")
    private boolean help;
  }

  @Command(name = "secret", hidden = true)
  private static final class Secret {}

  private enum Side {
    LEFT,
    RIGHT
  }

  private static final class Names implements LiveNames {
    @Override
    public List<String> shares(List<String> words) {
      return List.of("CORE", "My Share");
    }

    @Override
    public List<String> aliases(List<String> words) {
      return List.of();
    }

    @Override
    public List<String> keys() {
      return List.of("speed", "light");
    }

    @Override
    public List<String> valuesOf(String key) {
      return key.equals("light") ? List.of("on", "off") : List.of();
    }
  }
}

package io.mountaineer.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: prints the script by which a shell asks for words to complete. */
@Command(
    name = "completion",
    description = {
      "Print the script that completes commands, options and names in a shell.",
      "The comment at its top says where to put it."
    })
final class CompletionCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell;

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.out().print(List.of(script().split("\n")));
    return ExitCode.DONE;
  }

  private String script() {
    String name = "/completion/mountaineer." + shell.name().toLowerCase(Locale.ROOT);
    try (InputStream in = CompletionCommand.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar is damaged", e);
    }
  }

  /** Shells there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }
}

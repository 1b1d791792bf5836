package io.mountaineer.cli;

import io.mountaineer.cli.completion.Candidate;
import io.mountaineer.cli.completion.Completion;
import io.mountaineer.cli.completion.LiveNames;
import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command that prints the script by which a shell asks for words to complete. */
@Command(
    name = "completion",
    description = {
      "Print the script that completes commands, options and names in a shell.",
      "The comment at its top says where to put it."
    })
@Manual(
    topic = Manual.Topic.SCRIPTS,
    usage = "bash|zsh|fish",
    examples = {
      "eval \"$(mountaineer completion bash)\"   # in this shell, and in ~/.bash_profile",
      "mountaineer completion zsh > ~/.zsh/functions/_mountaineer   # make the folder first, and have it in $fpath",
      "mountaineer completion fish > ~/.config/fish/completions/mountaineer.fish   # make the folder first"
    })
final class CompletionCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "SHELL", description = "The shell: bash, zsh or fish.")
  private Shell shell;

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.out().verbatim(List.of(script().split("\n")));
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

  /** Shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  /** Command that the scripts of the shells ask. An error is no candidate, and not reported. */
  @Command(name = "complete", hidden = true, description = "Print the words that may come next.")
  static final class Complete implements Callable<Integer> {

    private final CommandContext context;

    @Spec private CommandSpec spec;

    @Parameters(
        paramLabel = "WORD",
        description = "Behind --: the words so far, and the one at the cursor.")
    private List<String> words = List.of();

    Complete(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      List<String> lines =
          new Completion(spec.root(), new Names()).of(words).stream().map(Candidate::line).toList();
      if (!lines.isEmpty()) {
        context.out().verbatim(lines);
      }
      return ExitCode.DONE;
    }

    /** Returns whether no word before the cursor is a command, so that each of them may come. */
    boolean isBeforeTheCommand() {
      return new Completion(spec.root(), new Names()).isAtTheRoot(words);
    }

    /** Names in the config that the line so far selects. */
    private final class Names implements LiveNames {

      @Override
      public List<String> shares(List<String> line) {
        return config(line, config -> config.shares().stream().map(Share::name).toList());
      }

      @Override
      public List<String> aliases(List<String> line) {
        return config(line, config -> config.aliases().stream().map(Alias::name).toList());
      }

      @Override
      public List<String> keys() {
        return GlobalKey.keys().stream().map(key -> key.replace('_', '-')).toList();
      }

      @Override
      public List<String> valuesOf(String key) {
        boolean isSwitch = GlobalKey.typed(key).filter(GlobalKey::isSwitch).isPresent();
        return isSwitch ? List.of("on", "off") : List.of();
      }

      private List<String> config(List<String> line, Function<Config, List<String>> part) {
        int option = line.lastIndexOf("--config");
        boolean named = option >= 0 && option + 1 < line.size();
        Path file = named ? Path.of(line.get(option + 1)) : context.app().configPath();
        Optional<Config> config =
            new ConfigFile(file, context.app().loadedConfig().userHome()).read().config();
        return config.map(part).orElse(List.of());
      }
    }
  }
}

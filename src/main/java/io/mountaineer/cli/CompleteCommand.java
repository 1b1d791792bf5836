package io.mountaineer.cli;

import io.mountaineer.cli.completion.Candidate;
import io.mountaineer.cli.completion.Completion;
import io.mountaineer.cli.completion.LiveNames;
import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.GlobalKey;
import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code complete}: asked by the scripts of the shells. An error is no candidate, and no news. */
@Command(name = "complete", hidden = true, description = "Tell which words may come next.")
final class CompleteCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WORD",
      description = "Behind --: the words so far, and the one at the cursor.")
  private List<String> words = List.of();

  CompleteCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> lines =
        new Completion(spec.root(), new Names()).of(words).stream().map(Candidate::line).toList();
    if (!lines.isEmpty()) {
      context.out().print(lines);
    }
    return ExitCode.DONE;
  }

  /** The names in the config that the line so far speaks of. */
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

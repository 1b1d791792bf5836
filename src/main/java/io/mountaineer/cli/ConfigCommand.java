package io.mountaineer.cli;

import io.mountaineer.cli.json.ConfigJson;
import io.mountaineer.cli.json.Json;
import io.mountaineer.config.ConfigReading;
import io.mountaineer.config.EffectiveConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code config}: looks at the config and changes nothing. */
@Command(name = "config", description = "Show the config, check it, or tell where it is.")
final class ConfigCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec;

  ConfigCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: path, validate or show");
  }

  @Command(name = "path", description = "Tell which file is in use.")
  Integer path() {
    Out out = session.out();
    if (out.isJson()) {
      Map<String, Object> json = Json.object();
      json.put("path", session.configPath());
      out.print(json);
    } else {
      out.line(session.configPath().toString());
    }
    return ExitCode.DONE;
  }

  @Command(name = "validate", description = "Tell everything that is wrong with it; exit code 10.")
  Integer validate() {
    ConfigReading reading = session.configReading();
    Out out = session.out();
    if (out.isJson()) {
      out.print(ConfigJson.validation(session.configPath(), reading));
    } else if (reading.problems().isEmpty()) {
      out.line(session.configPath() + " is valid");
    } else {
      out.print(List.of(reading.text(session.configPath().toString()).split("\n")));
    }
    return reading.isValid() ? ExitCode.DONE : ExitCode.CONFIG;
  }

  @Command(name = "show", description = "Show every setting that is in effect.")
  Integer show() {
    Out out = session.out();
    if (out.isJson()) {
      out.print(ConfigJson.effective(session.configPath(), session.config()));
    } else {
      out.print(List.of(EffectiveConfig.text(session.config()).split("\n")));
    }
    return ExitCode.DONE;
  }
}

package io.mountaineer.cli;

import io.mountaineer.app.ExitCode;
import io.mountaineer.app.UserError;
import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.ConfigStamp;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.core.Config;
import io.mountaineer.engine.EventLog;
import io.mountaineer.platform.Clock;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The config of one run of the program, read when somebody first asks for it. */
final class LoadedConfig {

  private final Path path;
  private final Path userHome;
  private final Consumer<String> warnings;
  private boolean mayBeMade;
  private ConfigResult reading;

  /**
   * @param path of the file, whether it exists or not
   * @param userHome what {@code ~/} stands for
   * @param warnings is told what is odd in a config that can be used
   */
  LoadedConfig(Path path, Path userHome, Consumer<String> warnings) {
    this.path = path;
    this.userHome = userHome;
    this.warnings = warnings;
  }

  /** A missing file may be written from now on, with every key explained. */
  void mayBeMade() {
    mayBeMade = true;
  }

  Path path() {
    return path;
  }

  ConfigFile file() {
    return new ConfigFile(path, userHome);
  }

  /** What the file says, faults and all. */
  ConfigResult reading() {
    if (reading == null) {
      reading = mayBeMade ? file().readOrCreate() : file().read();
    }
    return reading;
  }

  /**
   * The config. What is odd in it is told when this is what reads it.
   *
   * @throws UserError when it cannot be used
   */
  Config config() {
    if (reading == null) {
      tellWarnings();
    }
    return reading().config().orElseThrow(this::unusable);
  }

  /** Tells what is odd in it, for who looked at the reading first. */
  void tellWarnings() {
    reading().warnings().forEach(warning -> warnings.accept(warning.text(path.toString())));
  }

  /** The config for a long run, which follows the file. */
  LiveConfig live(EventLog told, Clock time) {
    ConfigStamp stamp = file().stamp();
    Config first = config();
    return new LiveConfig(
        file(),
        stamp,
        first,
        time::pause,
        new LiveConfig.Listener() {
          @Override
          public void reloaded() {
            told.configReloaded();
          }

          @Override
          public void rejected(String why) {
            told.configRejected(why);
          }
        });
  }

  /** What is said of a config that cannot be used. */
  UserError unusable() {
    return new UserError(
        ExitCode.CONFIG,
        "the config cannot be used; nothing was changed\n" + problems(),
        "mend these places, then try: mountaineer config validate");
  }

  /** Every error, one per line. */
  String problems() {
    return reading().errors().stream()
        .map(problem -> problem.text(path.toString()))
        .collect(Collectors.joining("\n"));
  }
}

package io.mountaineer.app;

import io.mountaineer.app.UserError.Kind;
import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.ConfigFile.Stamp;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.config.LiveConfig;
import io.mountaineer.core.Config;
import io.mountaineer.engine.EventLog;
import io.mountaineer.platform.Clock;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Config of one run of the program, read when it is first asked for. */
public final class LoadedConfig {

  private final Path path;
  private final Path userHome;
  private final Consumer<String> warnings;
  private boolean mustExist;
  private boolean mayBeCreated;
  private ConfigResult result;

  /**
   * A config that is not read yet.
   *
   * @param path of the file, whether it exists or not
   * @param userHome what {@code ~/} stands for
   * @param warnings receives what is odd in a config that can be used
   */
  public LoadedConfig(Path path, Path userHome, Consumer<String> warnings) {
    this.path = path;
    this.userHome = userHome;
    this.warnings = warnings;
  }

  /**
   * Refuses a missing file from now on: a name that the user typed is a slip if it is not there.
   */
  public void requireExistence() {
    mustExist = true;
  }

  /** Takes a missing file, also one that the user named, for a config without shares. */
  public void allowMissing() {
    mustExist = false;
  }

  /**
   * Permits that a missing file is written from now on, with every key explained; for commands that
   * put something into it, also one that the user named.
   */
  public void allowNewFile() {
    mustExist = false;
    mayBeCreated = true;
  }

  /**
   * Permits that a missing file is written from now on, unless the user named it.
   *
   * @throws UserError if the user named a file that is not there
   */
  public void allowCreation() {
    refuseMissing();
    mayBeCreated = true;
  }

  /**
   * Refuses a file that the user named and that is not there.
   *
   * @throws UserError if it is so
   */
  public void refuseMissing() {
    if (mustExist && file().stamp().isMissing()) {
      throw new UserError(
          Kind.CONFIG,
          "there is no config file " + path + ". Nothing was changed.",
          "Check the path of --config, or leave it out to use the usual file.");
    }
  }

  public Path path() {
    return path;
  }

  /** Returns the directory that {@code ~/} stands for; absolute. */
  public Path userHome() {
    return userHome;
  }

  public ConfigFile file() {
    return new ConfigFile(path, userHome);
  }

  /** Returns what the file says, faults and all. */
  public ConfigResult result() {
    if (result == null) {
      refuseMissing();
      result = mayBeCreated ? file().readOrCreate() : file().read();
    }
    return result;
  }

  /**
   * Returns the config. Reports the warnings if this call is what reads it.
   *
   * @throws UserError if it cannot be used
   */
  public Config config() {
    if (result == null) {
      reportWarnings();
    }
    return result().config().orElseThrow(this::unusable);
  }

  /** Reports the warnings, for a caller that asked for the result first. */
  public void reportWarnings() {
    result().warnings().stream()
        .filter(warning -> !warning.isNote())
        .forEach(warning -> warnings.accept(warning.text(path.toString())));
  }

  LiveConfig live(EventLog events, Clock clock) {
    Stamp stamp = file().stamp();
    Config first = config();
    return new LiveConfig(
        file(),
        stamp,
        first,
        clock::pause,
        new LiveConfig.Listener() {
          @Override
          public void reloaded() {
            events.configReloaded();
          }

          @Override
          public void rejected(String reason) {
            events.configRejected(reason);
          }
        });
  }

  /** Returns the error for a config that cannot be used. */
  public UserError unusable() {
    return new UserError(
        Kind.CONFIG,
        "the config cannot be used; nothing was changed\n" + problems(),
        "fix these lines, then run: mountaineer config validate");
  }

  /** Returns every error, one per line. */
  public String problems() {
    return result().errors().stream()
        .map(problem -> problem.text(path.toString()))
        .collect(Collectors.joining("\n"));
  }
}

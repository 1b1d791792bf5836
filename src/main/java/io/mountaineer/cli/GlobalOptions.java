package io.mountaineer.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class GlobalOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Use this config instead of the one in the home of mountaineer.")
  private Path config;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Tell more on standard error; twice for everything.")
  private boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Tell only errors.")
  private boolean quiet;

  @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print without colour.")
  private boolean noColor;

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Act as on this platform: macos or simulated.")
  private String platform;

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  boolean json() {
    return json;
  }

  int verbosity() {
    return quiet ? -1 : verbose.length;
  }

  boolean noColor() {
    return noColor;
  }

  Optional<String> platform() {
    return Optional.ofNullable(platform);
  }
}

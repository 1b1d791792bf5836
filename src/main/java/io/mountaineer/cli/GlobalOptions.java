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
      description = "Config file to use (default: ~/.mountaineer/config.toml).")
  private Path config;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "More detail; repeat for debug.")
  private boolean[] verbose = {};

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print errors only.")
  private boolean quiet;

  @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print without colour.")
  private boolean noColor;

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Platform to act on: macos or simulated.")
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

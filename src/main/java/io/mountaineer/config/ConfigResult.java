package io.mountaineer.config;

import static java.util.stream.Collectors.joining;

import io.mountaineer.core.Config;
import java.util.List;
import java.util.Optional;

/**
 * Result of reading a config: a valid config, or every error at once; warnings in either case.
 *
 * @param config present exactly when no problem is an error
 * @param problems from the top of the file to its end
 */
public record ConfigResult(Optional<Config> config, List<ConfigProblem> problems) {

  public ConfigResult {
    problems = problems.stream().sorted(ConfigProblem.BY_POSITION).toList();
    if (config.isPresent() == problems.stream().anyMatch(ConfigProblem::isError)) {
      throw new IllegalArgumentException("a config is valid exactly when it has no errors");
    }
  }

  static ConfigResult valid(Config config, List<ConfigProblem> warnings) {
    return new ConfigResult(Optional.of(config), warnings);
  }

  static ConfigResult invalid(List<ConfigProblem> problems) {
    return new ConfigResult(Optional.empty(), problems);
  }

  static ConfigResult unreadable(String message) {
    return invalid(List.of(ConfigProblem.ofFile(ConfigProblem.Severity.ERROR, message)));
  }

  /** Returns whether there is a config to use. */
  public boolean isValid() {
    return config.isPresent();
  }

  /** Returns the problems that must be fixed before the config can be used. */
  public List<ConfigProblem> errors() {
    return problems.stream().filter(ConfigProblem::isError).toList();
  }

  /** Returns the problems that do no harm. */
  public List<ConfigProblem> warnings() {
    return problems.stream().filter(problem -> !problem.isError()).toList();
  }

  /** Returns all problems, one per line, without a newline at the end. */
  public String text(String file) {
    return problems.stream().map(problem -> problem.text(file)).collect(joining("\n"));
  }
}

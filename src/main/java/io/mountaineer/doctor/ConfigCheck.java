package io.mountaineer.doctor;

import io.mountaineer.config.ConfigProblem;
import io.mountaineer.config.ConfigResult;
import io.mountaineer.core.Config;
import io.mountaineer.core.ShellQuote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Check that the config can be used and names something to do. */
public final class ConfigCheck implements Check {

  private static final String ADD = "to see what to do first, type: mountaineer setup";

  private final Path path;
  private final boolean isMissing;
  private final ConfigResult result;

  public ConfigCheck(Path path, boolean isMissing, ConfigResult result) {
    this.path = path;
    this.isMissing = isMissing;
    this.result = result;
  }

  @Override
  public String area() {
    return "config";
  }

  @Override
  public List<Finding> look() {
    if (isMissing) {
      return List.of(Finding.warn(area(), "", path + " does not exist yet", ADD));
    }
    List<Finding> findings = new ArrayList<>();
    result
        .problems()
        .forEach(
            problem -> {
              String what = withoutSeverity(problem.text(path.toString()));
              String remedy = "fix it, then type: mountaineer config validate";
              findings.add(
                  problem.isNote()
                      ? Finding.note(area(), "", what)
                      : finding(problem, what, remedy).withCommand(edit(path)));
            });
    result.config().ifPresent(config -> findings.add(contents(config)));
    return findings;
  }

  private Finding finding(ConfigProblem problem, String what, String remedy) {
    return problem.isError()
        ? Finding.fail(area(), "", what, remedy)
        : Finding.warn(area(), "", what, remedy);
  }

  /** Returns the command that opens a config in an editor. */
  public static String edit(Path config) {
    return "open -t " + ShellQuote.of(config);
  }

  /** Returns a problem without the word for its severity, which the verdict says already. */
  private static String withoutSeverity(String problem) {
    return problem.replaceFirst(": (?:warning|note): ", ": ");
  }

  private Finding contents(Config config) {
    int shares = config.shares().size();
    int aliases = config.aliases().size();
    return shares == 0
        ? Finding.warn(area(), "", path + " names no share", ADD)
        : Finding.ok(
            area(),
            "",
            path
                + ": "
                + count(shares, "share", "shares")
                + ", "
                + count(aliases, "alias", "aliases"));
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}

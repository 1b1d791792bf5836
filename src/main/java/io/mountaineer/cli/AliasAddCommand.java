package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.AliasJson;
import io.mountaineer.config.NameRule;
import io.mountaineer.config.PathRule;
import io.mountaineer.config.SubpathRule;
import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alias add}: writes an alias to the config and makes its link. */
@Command(name = "add", description = "Make a symlink to a folder of a share, and keep it right.")
final class AliasAddCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "What to call it.")
  private String name;

  @Completes(Completes.Subject.SHARE)
  @Option(
      names = "--share",
      paramLabel = "NAME",
      required = true,
      description = "The share it leads into.")
  private String share;

  @Option(
      names = "--target-subpath",
      paramLabel = "DIR",
      required = true,
      description = "The folder inside the share; \".\" for its top.")
  private String subpath;

  @Completes(Completes.Subject.FILE)
  @Option(
      names = "--alias-path",
      paramLabel = "FILE",
      description = "Where the symlink stands; Links/NAME in shares_root if not given.")
  private String path;

  AliasAddCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.acting();
    Config config = context.app().config();
    Share target = ShareSelection.named(config, share);
    refuse("--name", NameRule.violation(name));
    refuse("--target-subpath", SubpathRule.violation(subpath));
    Alias wanted =
        new Alias(
            NameRule.composed(name), path(config), target.name(), SubpathRule.normalised(subpath));
    AliasReport added = context.app().aliases().add(config, wanted);
    tell(added);
    return added.link() == LinkStatus.CORRECT ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Path path(Config config) {
    if (path == null) {
      return Alias.defaultPath(NameRule.composed(name), config.settings());
    }
    PathRule rule = new PathRule(context.app().loadedConfig().userHome());
    String written = path.startsWith("~/") ? path : Path.of(path).toAbsolutePath().toString();
    refuse("--alias-path", rule.violation(written));
    return rule.resolved(written);
  }

  private static void refuse(String option, Optional<String> complaint) {
    complaint.ifPresent(
        what -> {
          throw new UserError(Kind.INVALID_REQUEST, option + " " + what, "nothing was changed");
        });
  }

  private void tell(AliasReport report) {
    Console out = context.out();
    if (out.isJson()) {
      out.print(AliasJson.one(report));
    } else {
      out.print(new AliasText(out.paint()).added(report));
    }
  }
}

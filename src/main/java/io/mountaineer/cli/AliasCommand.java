package io.mountaineer.cli;

import io.mountaineer.app.OutcomeText;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.completion.Completes;
import io.mountaineer.cli.json.AliasJson;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.config.NameRule;
import io.mountaineer.config.PathRule;
import io.mountaineer.config.SubpathRule;
import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.Config;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Links;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code alias}, for symlinks to folders on shares. */
@Command(name = "alias", description = "Add, remove, list or repair symlinks to folders of shares.")
@Manual(
    topic = Manual.Topic.FAVORITES,
    usage = "COMMAND",
    examples = {"mountaineer alias list", "mountaineer alias remove Projects"})
final class AliasCommand extends CommandGroup {

  private static void print(Console out, List<AliasReport> reports) {
    if (out.isJson()) {
      out.print(AliasJson.all(reports));
    } else {
      out.print(new AliasText(out.colors()).table(reports));
    }
  }

  /** Command that writes an alias to the config and makes its link. */
  @Command(name = "add", description = "Add a symlink to a folder of a share, and keep it correct.")
  @Manual(
      usage = "SHARE --name NAME --target-subpath DIR [--alias-path FILE]",
      examples = {
        "mountaineer alias add CORE --name Projects --target-subpath Work/Projects",
        "mountaineer alias add CORE --name Cuts --target-subpath Film/Cuts --alias-path ~/Cuts"
      },
      exitCodes = {ExitCode.CONFIG, ExitCode.LOCKED, ExitCode.PLATFORM})
  static final class Add implements Callable<Integer> {

    private final CommandContext context;

    @Option(
        names = "--name",
        paramLabel = "NAME",
        required = true,
        description = "Name of the alias.")
    private String name;

    @Mixin private ShareArgument share = new ShareArgument();

    @Option(
        names = "--target-subpath",
        paramLabel = "DIR",
        required = true,
        description = "Folder inside the share; \".\" for its top.")
    private String subpath;

    @Completes(Completes.Subject.FILE)
    @Option(
        names = "--alias-path",
        paramLabel = "FILE",
        description = "Path of the symlink (default: ~/Shares/Links/NAME).")
    private String path;

    Add(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      share.name();
      context.acting();
      Config config = context.app().config();
      Share target = share.in(config);
      refuse("--name", NameRule.violation(name));
      refuse("--target-subpath", SubpathRule.violation(subpath));
      Alias wanted =
          new Alias(
              NameRule.composed(name),
              path(config),
              target.name(),
              SubpathRule.normalised(subpath));
      AliasReport added = context.app().aliases().add(config, wanted);
      print(added);
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

    private static void refuse(String option, Optional<String> violation) {
      violation.ifPresent(
          what -> {
            throw new UserError(Kind.INVALID_REQUEST, option + " " + what, "nothing was changed");
          });
    }

    private void print(AliasReport report) {
      Console out = context.out();
      if (out.isJson()) {
        out.print(AliasJson.one(report));
      } else {
        out.print(new AliasText(out.colors()).added(report));
      }
    }
  }

  /** Command that takes an alias out of the config, and its link away if that is ours. */
  @Command(name = "remove", description = "Remove an alias and its symlink.")
  @Manual(
      usage = "NAME",
      examples = {"mountaineer alias remove Projects", "mountaineer alias remove --name Cuts"},
      exitCodes = {ExitCode.CONFIG, ExitCode.LOCKED, ExitCode.PLATFORM})
  static final class Remove implements Callable<Integer> {

    private final CommandContext context;

    @Spec private CommandSpec spec;

    @Completes(Completes.Subject.ALIAS)
    @Option(names = "--name", paramLabel = "NAME", description = "The alias, in place of NAME.")
    private String option;

    @Completes(Completes.Subject.ALIAS)
    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "NAME",
        description = "Name of the alias.")
    private String word;

    Remove(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      String name = name();
      context.acting();
      Config config = context.app().config();
      Alias alias = named(config, name);
      print(alias, context.app().aliases().remove(config, alias));
      return ExitCode.DONE;
    }

    private String name() {
      if (option == null && word == null) {
        throw new UsageError(spec, "which alias? Give its name.");
      }
      if (option != null && word != null) {
        throw new UsageError(spec, "the alias is given twice: '" + word + "' and --name.");
      }
      return option == null ? word : option;
    }

    private Alias named(Config config, String name) {
      List<String> names = config.aliases().stream().map(Alias::name).toList();
      return config
          .alias(name)
          .orElseThrow(() -> ShareSelection.unknown("alias", "aliases", "alias", name, names));
    }

    private void print(Alias alias, LinkStatus link) {
      Console out = context.out();
      if (out.isJson()) {
        Map<String, Object> json = CommandJson.object();
        json.put("name", alias.name());
        json.put("path", alias.path());
        json.put("removed", true);
        json.put("link", link.wire());
        out.print(json);
        return;
      }
      String rest =
          link == LinkStatus.MISSING
              ? alias.path() + " is removed"
              : OutcomeText.foreignLink(alias.path());
      out.print(TextLayout.wrap(alias.name() + " is no longer an alias; " + rest, 0));
    }
  }

  /** Command that reports how every alias stands; changes nothing. */
  @Command(name = "list", description = "List the aliases and their state.")
  @Manual(
      examples = {"mountaineer alias list", "mountaineer alias list --json"},
      exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
  static final class ListAll implements Callable<Integer> {

    private final CommandContext context;

    ListAll(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      Config config = context.app().config();
      List<AliasReport> reports = context.app().aliasInspector().look(config, config.aliases());
      print(context.out(), reports);
      return ExitCode.DONE;
    }
  }

  /** Command that makes missing links and replaces outdated ones of ours. */
  @Command(name = "reconcile", description = "Repair the symlinks of all aliases.")
  @Manual(
      examples = {"mountaineer alias reconcile", "mountaineer alias reconcile --json"},
      exitCodes = {ExitCode.PARTLY, ExitCode.CONFIG, ExitCode.PLATFORM})
  static final class Repair implements Callable<Integer> {

    private final CommandContext context;

    @Option(names = "--all", description = "Every alias (the default).")
    private boolean all;

    Repair(CommandContext context) {
      this.context = context;
    }

    @Override
    public Integer call() {
      context.acting();
      Config config = context.app().config();
      Links links = context.app().links();
      config.aliases().forEach(alias -> links.repair(alias.link(config.settings())));
      List<AliasReport> reports = context.app().aliasInspector().look(config, config.aliases());
      print(context.out(), reports);
      return code(reports);
    }

    /** Returns the exit code; a folder missing at the end of a correct link does not change it. */
    private static int code(List<AliasReport> reports) {
      long correct = reports.stream().filter(each -> each.link() == LinkStatus.CORRECT).count();
      if (correct == reports.size()) {
        return ExitCode.DONE;
      }
      return correct == 0 ? ExitCode.FAILED : ExitCode.PARTLY;
    }
  }
}

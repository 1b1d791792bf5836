package io.mountaineer.cli;

import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.config.SubpathRule;
import io.mountaineer.core.Config;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Share;
import io.mountaineer.engine.FolderBrowser.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code folders}, which lists folders of a share; changes nothing. */
@Command(name = "folders", description = "List the folders of a share.")
@Manual(
    topic = Manual.Topic.FAVORITES,
    usage = "SHARE [--subpath DIR] [--hidden]",
    examples = {"mountaineer folders CORE", "mountaineer folders CORE --subpath Projects/2026"},
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
final class FoldersCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareArgument share = new ShareArgument();

  @Option(
      names = "--subpath",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Folder inside the share; its top if not given.")
  private String subpath;

  @Option(names = "--hidden", description = "Include hidden folders.")
  private boolean hidden;

  FoldersCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    Share named = share.in(config);
    SubpathRule.violation(subpath)
        .ifPresent(
            what -> {
              throw new UserError(Kind.INVALID_REQUEST, "--subpath " + what, "");
            });
    Listing listing =
        context
            .app()
            .folders()
            .list(named, config.settings(), SubpathRule.normalised(subpath), hidden);
    if (listing instanceof Listing.Listed listed) {
      print(named, listed);
      return ExitCode.DONE;
    }
    Failure failure = ((Listing.NotListed) listing).failure();
    throw new UserError(Kind.FAILED, failure.message(), failure.nextStep());
  }

  private void print(Share named, Listing.Listed listed) {
    Console out = context.out();
    if (out.isJson()) {
      Map<String, Object> json = CommandJson.object();
      json.put("share", named.name());
      json.put("path", listed.path());
      json.put("folders", listed.names());
      json.put("complete", listed.complete());
      out.print(json);
      return;
    }
    List<String> lines = new ArrayList<>(listed.names());
    if (!listed.complete()) {
      lines.add("(and more than could be listed)");
    }
    if (!lines.isEmpty()) {
      out.print(lines);
    }
  }
}

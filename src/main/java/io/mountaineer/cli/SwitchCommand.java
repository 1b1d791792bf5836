package io.mountaineer.cli;

import io.mountaineer.cli.completion.Completes;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.engine.SwitchShare;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code switch}, for a move that the user asks for. */
@Command(
    name = "switch",
    description = {
      "Switch a share to the other address.",
      "'fallback' pins it there until you switch back; 'tb' ends the pin."
    })
@Manual(
    topic = Manual.Topic.ACT,
    usage = "SHARE tb|fallback [--force | --when-idle [--timeout DURATION | --until HH:MM]]",
    examples = {
      "mountaineer switch CORE fallback   # before you pull the cable",
      "mountaineer switch CORE tb         # back to Thunderbolt",
      "mountaineer switch CORE fallback --when-idle --until 18:00",
      "mountaineer switch CORE --cancel"
    },
    exitCodes = {
      ExitCode.CONFIG,
      ExitCode.LOCKED,
      ExitCode.OPEN_FILES,
      ExitCode.PLATFORM,
      ExitCode.TIMED_OUT,
      ExitCode.INTERRUPTED
    })
final class SwitchCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Completes(Completes.Subject.SHARE)
  @Option(names = "--share", paramLabel = "NAME", description = "The share, in place of SHARE.")
  private String share;

  @Option(
      names = "--to",
      paramLabel = "tb|fallback",
      description = "The address to use, in place of the second word.")
  private Interface to;

  @Option(
      names = "--force",
      description = "Proceed even if files are open. Unsaved changes are lost.")
  private boolean force;

  @Option(
      names = "--when-idle",
      description = "Wait until no file is open, then switch; Ctrl-C cancels.")
  private boolean whenIdle;

  @Mixin private TimeLimit limit = new TimeLimit();

  @Option(
      names = "--no-wait",
      description = "With --when-idle: leave the wait to the running monitor.")
  private boolean noWait;

  @Option(names = "--cancel", description = "Cancel a switch that waits until the share is idle.")
  private boolean cancel;

  @Completes(Completes.Subject.SHARE)
  @Parameters(index = "0", arity = "0..1", paramLabel = "SHARE", description = "Name of the share.")
  private String first;

  @Completes(Completes.Subject.ADDRESS)
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "tb|fallback",
      description = "The address to use: tb is Thunderbolt.")
  private String second;

  SwitchCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<String> words = Stream.of(first, second).filter(word -> word != null).toList();
    // With --share, the only word is the address; with --to, it is the share.
    boolean addressOnly = share != null && to == null && words.size() == 1;
    String name = ShareArgument.chosen(spec, share, addressOnly ? null : first);
    if (cancel) {
      requireNoneBesideCancel(addressOnly ? first : second);
      return whenIdle(name).cancel();
    }
    Interface wanted = address(addressOnly ? first : second);
    requireThatOptionsFit();
    if (whenIdle) {
      return whenIdle(name).run(wanted, limit.end(context.app().clock().now()), noWait);
    }
    return new OperationRunner(context)
        .run(config -> List.of(ShareSelection.named(config, name)), new SwitchShare(wanted, force));
  }

  private WhenIdle whenIdle(String name) {
    Config config = context.acting().config();
    Share chosen = ShareSelection.named(config, name);
    OperationRunner.holdUpSignals(context);
    return new WhenIdle(context, config, chosen);
  }

  private void requireNoneBesideCancel(String address) {
    if (whenIdle || noWait || force || limit.isGiven() || to != null || address != null) {
      throw new UsageError(spec, "--cancel takes the name of the share only.");
    }
  }

  private void requireThatOptionsFit() {
    if (force && whenIdle) {
      throw new UsageError(spec, "give either --force or --when-idle, not both.");
    }
    if (!whenIdle && (noWait || limit.isGiven())) {
      throw new UsageError(spec, "--no-wait, --timeout and --until need --when-idle.");
    }
  }

  private Interface address(String word) {
    if (word == null && to == null) {
      throw new UsageError(spec, "to which address? Say tb or fallback.");
    }
    if (word != null && to != null) {
      throw new UsageError(spec, "the address is given twice: '" + word + "' and --to.");
    }
    return word == null ? to : named(word);
  }

  private Interface named(String word) {
    return Arrays.stream(Interface.values())
        .filter(each -> each.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new UsageError(spec, UsageText.choice("the address", word, names())));
  }

  private static List<String> names() {
    return Arrays.stream(Interface.values())
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}

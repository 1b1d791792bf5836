package io.mountaineer.cli;

import io.mountaineer.app.WaitService.Condition;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Command {@code wait}, for scripts that need a share in some state. */
@Command(
    name = "wait",
    description = {
      "Wait until a share is in a state, and change nothing.",
      "'idle' is when no program has a file of it open."
    })
@Manual(
    topic = Manual.Topic.SCRIPTS,
    usage = "SHARE --for tb|fallback|mounted|unmounted|idle [--timeout DURATION | --until HH:MM]",
    examples = {
      "mountaineer wait CORE --for tb --timeout 2h",
      "mountaineer wait CORE --for idle --until 18:00"
    },
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM, ExitCode.TIMED_OUT, ExitCode.INTERRUPTED})
final class WaitCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareArgument share = new ShareArgument();

  @Option(
      names = "--for",
      required = true,
      paramLabel = "STATE",
      description = "tb, fallback, mounted, unmounted or idle.")
  private Condition condition;

  @Mixin private TimeLimit limit = new TimeLimit();

  WaitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Instant begun = context.app().clock().now();
    Optional<Instant> end = limit.end(begun);
    share.name();
    Config config = context.app().config();
    Share one = share.in(config);
    boolean isTrue = context.app().waits().await(config, one, condition, end);
    if (context.out().isJson()) {
      context.out().print(json(one, isTrue));
    } else if (!isTrue) {
      context.log().warn("timed out: " + one.name() + " is not " + words());
    }
    return isTrue ? ExitCode.DONE : ExitCode.TIMED_OUT;
  }

  private String words() {
    return switch (condition) {
      case TB -> "mounted over Thunderbolt";
      case FALLBACK -> "mounted over the fallback address";
      case MOUNTED, UNMOUNTED, IDLE -> condition.wire();
    };
  }

  private Map<String, Object> json(Share one, boolean isTrue) {
    Map<String, Object> json = CommandJson.object();
    json.put("share", one.name());
    json.put("for", condition.wire());
    json.put("reached", isTrue);
    return json;
  }
}

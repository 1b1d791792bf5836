package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.app.SetupService;
import io.mountaineer.cli.json.SetupJson;
import io.mountaineer.doctor.SetupStep;
import io.mountaineer.doctor.SetupStep.State;
import io.mountaineer.doctor.SetupSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Command {@code setup}, which says what the first day still needs; changes nothing. */
@Command(
    name = "setup",
    description = {
      "Show what is set up and the command to run next.",
      "Asks nothing and changes nothing: run what it prints, then run it again.",
      "Exit code 3 until everything is done."
    })
@Manual(
    topic = Manual.Topic.SETUP,
    examples = {"mountaineer setup", "mountaineer setup --json"},
    exitCodes = {ExitCode.PARTLY})
final class SetupCommand implements Callable<Integer> {

  private static final int TITLE = 18;
  private static final int INDENT = 9;

  private final CommandContext context;

  SetupCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.log().showProgress("Looking at this Mac and its servers; this may take 20 seconds …");
    List<SetupStep> steps =
        new SetupService(context.app(), AgentFiles.LABEL)
            .steps().stream().map(step -> step.worded(context.commands()::in)).toList();
    Console out = context.out();
    if (out.isJson()) {
      out.print(SetupJson.of(steps));
    } else {
      out.print(lines(steps, out.colors()));
    }
    return SetupSteps.next(steps).isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
  }

  private static List<String> lines(List<SetupStep> steps, Colors colors) {
    List<String> lines = new ArrayList<>();
    for (SetupStep step : steps) {
      List<String> detail = TextLayout.wrap(step.detail(), INDENT + TITLE);
      String title = TextLayout.fit(step.title(), TITLE);
      lines.add("  " + mark(step.state(), colors) + "  " + title + detail.get(0).strip());
      lines.addAll(detail.subList(1, detail.size()));
    }
    lines.addAll(ending(SetupSteps.next(steps)));
    return lines;
  }

  private static List<String> ending(Optional<SetupStep> next) {
    if (next.isEmpty()) {
      return List.of("", "Everything is set up. To see your shares, type: mountaineer status");
    }
    SetupStep step = next.get();
    List<String> lines = new ArrayList<>(List.of(""));
    String remedy = step.remedy().orElseThrow();
    String end = TextLayout.endsInCommand(remedy) ? "" : ".";
    lines.addAll(TextLayout.wrap("Next, " + step.title() + ": " + remedy + end, 0));
    step.command()
        .filter(line -> !remedy.contains(line))
        .ifPresent(line -> lines.add("    " + line));
    lines.add("Then run 'mountaineer setup' again.");
    return lines;
  }

  private static String mark(State state, Colors colors) {
    return switch (state) {
      case DONE -> colors.good("done ");
      case OPEN -> colors.attention("to do");
      case WAITING -> colors.faint("later");
    };
  }
}

package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandTreeTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/nowhere");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyCommandIsCalledAsItIsListed() {
    CommandContext context =
        new CommandContext(ENVIRONMENT, new GlobalOptions(), new PrintWriter(out));

    for (String name : Commands.NAMES) {
      Object command = Commands.named(name, context);
      CommandLine line = command instanceof CommandLine made ? made : new CommandLine(command);
      assertEquals(name, line.getCommandName());
    }
  }

  @Test
  void helpIsTheSameWhateverCommandComesAfterIt() {
    run(0, "--help");
    String help = out.toString();
    out.getBuffer().setLength(0);

    run(0, "--help", "status");

    assertEquals(help, out.toString());
    assertTrue(help.contains("demo") && help.contains("verify"), help);
  }

  @Test
  void aValueThatIsCalledLikeACommandIsStillAValue() {
    run(0, "config", "path", "--config", "status");

    assertTrue(out.toString().endsWith("/status\n"), out::toString);
  }

  @Test
  void aCommandPaysForNoOther() {
    String[] line = {"--json", "status", "--share", "verify"};

    assertEquals(List.of("status", "verify"), Commands.namedBy(line));
  }

  @Test
  void aTabBeforeTheCommandOffersEveryCommand() {
    for (String[] words :
        List.of(
            new String[] {"stat"},
            new String[] {"--config", "status", "stat"},
            new String[] {"help", "stat"})) {
      assertEquals(List.of("status", "stats"), offered(words), String.join(" ", words));
    }
  }

  @Test
  void aTabAfterACommandOffersWhatTheWholeLineWould() {
    for (CommandSpec command : CommandLines.all()) {
      List<String> words = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
      words.remove(0);
      words.add("--");

      List<String> offered = offered(words.toArray(String[]::new));

      assertTrue(offered.contains("--config"), words + " " + offered);
      assertEquals(
          command.options().stream().filter(each -> !each.hidden()).count(), offered.size());
    }
  }

  private List<String> offered(String... words) {
    List<String> line = new ArrayList<>(List.of("complete", "--"));
    line.addAll(List.of(words));
    out.getBuffer().setLength(0);
    run(0, line.toArray(String[]::new));
    return out.toString().lines().map(each -> each.split("\t")[0]).toList();
  }

  private void run(int code, String... arguments) {
    PrintWriter results = new PrintWriter(out);
    PrintWriter errors = new PrintWriter(err);
    assertEquals(code, CommandTree.run(arguments, ENVIRONMENT, results, errors), err::toString);
  }
}

package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
  void helpIsTheSameWhateverCommandStandsBehindIt() {
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

  private void run(int code, String... arguments) {
    PrintWriter results = new PrintWriter(out);
    PrintWriter errors = new PrintWriter(err);
    assertEquals(code, CommandTree.run(arguments, ENVIRONMENT, results, errors), err::toString);
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Programs that answer as scripted; one without a script is not installed. */
final class ScriptedRunner implements CommandRunner {

  private final Map<String, Supplier<CommandResult>> answers = new HashMap<>();
  private final List<Command> calls = new ArrayList<>();

  ScriptedRunner exits(String program, int code, String out, String err) {
    return answers(program, () -> new Exited(code, out, err));
  }

  ScriptedRunner succeeds(String program) {
    return exits(program, 0, "", "");
  }

  ScriptedRunner fails(String program, int code, String err) {
    return exits(program, code, "", err + "\n");
  }

  /** A program that succeeds, but prints more than is kept. */
  ScriptedRunner floods(String program, String beginning) {
    return answers(program, () -> new Cut(0, beginning, ""));
  }

  ScriptedRunner hangs(String program) {
    return answers(program, () -> new TimedOut("", "", true));
  }

  ScriptedRunner answers(String program, Supplier<CommandResult> answer) {
    answers.put(program, answer);
    return this;
  }

  /** Returns the arguments of the only call of a program. */
  List<String> arguments(String program) {
    List<Command> found = calls.stream().filter(call -> call.program().equals(program)).toList();
    if (found.size() != 1) {
      throw new AssertionError(program + " was called " + found.size() + " times: " + calls);
    }
    return found.get(0).argv().subList(1, found.get(0).argv().size());
  }

  /** Returns the limit of the only call of a program. */
  Duration limit(String program) {
    arguments(program);
    return calls.stream()
        .filter(call -> call.program().equals(program))
        .findFirst()
        .orElseThrow()
        .limit();
  }

  /** Returns every call of a program, its arguments as one line. */
  List<String> calls(String program) {
    return calls.stream()
        .filter(call -> call.program().equals(program))
        .map(call -> String.join(" ", call.argv().subList(1, call.argv().size())))
        .toList();
  }

  boolean called(String program) {
    return calls.stream().anyMatch(call -> call.program().equals(program));
  }

  @Override
  public Optional<String> lacks(String program) {
    return answers.containsKey(program)
        ? Optional.empty()
        : Optional.of(program + " not found in /usr/bin");
  }

  @Override
  public CommandResult run(Command command) {
    calls.add(command);
    return answers
        .getOrDefault(
            command.program(), () -> new NotStarted(command.program() + " not found in /usr/bin"))
        .get();
  }
}

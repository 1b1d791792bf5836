package io.mountaineer.platform.macos;

import io.mountaineer.platform.Folders;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Folders by {@code find}. {@code -mindepth}, {@code -maxdepth} and {@code -print0} are in find(1)
 * of macOS as well as in that of Linux; names end with a zero byte, since every other character may
 * be in one. A folder that privacy controls keep from us gives EPERM, "Operation not permitted"
 * (TCC, "Network Volumes").
 */
final class Find implements Folders {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final CommandRunner runner;
  private final Predicate<Command> isAbandoned;

  /**
   * Wraps find.
   *
   * @param isAbandoned whether the child of an earlier call with the same words is left
   */
  Find(CommandRunner runner, Predicate<Command> isAbandoned) {
    this.runner = runner;
    this.isAbandoned = isAbandoned;
  }

  @Override
  public Answer inside(Path folder) {
    return ask(folder, "-mindepth", "1", "-maxdepth", "1");
  }

  @Override
  public Answer at(Path folder) {
    Answer answer = ask(folder, "-maxdepth", "0");
    return answer instanceof Answer.There ? new Answer.There(List.of(), true) : answer;
  }

  /** The slash after the folder makes find follow the symlinks on the way to it. */
  private Answer ask(Path folder, String... depth) {
    String[] argv = new String[depth.length + 5];
    argv[0] = "find";
    argv[1] = folder + "/";
    System.arraycopy(depth, 0, argv, 2, depth.length);
    System.arraycopy(new String[] {"-type", "d", "-print0"}, 0, argv, depth.length + 2, 3);
    Command find = Command.of(LIMIT, argv);
    return isAbandoned.test(find) ? noAnswer() : answer(runner.run(find));
  }

  private static Answer answer(CommandResult result) {
    if (result instanceof Exited exited) {
      boolean complete = exited.out().isEmpty() || exited.out().endsWith("\0");
      return exited.code() == 0 ? there(exited.out(), complete) : refusal(exited);
    }
    if (result instanceof Cut cut) {
      return there(cut.out(), false);
    }
    return result instanceof NotStarted missing ? new Answer.Unknown(missing.reason()) : noAnswer();
  }

  private static Answer.There there(String out, boolean complete) {
    String whole = complete ? out : out.substring(0, out.lastIndexOf('\0') + 1);
    List<String> names =
        Arrays.stream(whole.split("\0"))
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .filter(name -> !name.isEmpty())
            .toList();
    return new Answer.There(names, complete);
  }

  private static Answer refusal(Exited exited) {
    List<String> lines = ToolText.lines(exited);
    if (ends(lines, "No such file or directory") || ends(lines, "Not a directory")) {
      return new Answer.Gone();
    }
    for (String refusal : List.of("Operation not permitted", "Permission denied")) {
      if (ends(lines, refusal)) {
        return new Answer.Refused(refusal);
      }
    }
    return new Answer.Unknown(ToolText.printable(ToolText.complaint("find", exited)));
  }

  private static boolean ends(List<String> lines, String error) {
    return lines.stream().anyMatch(line -> line.endsWith(error));
  }

  private static Answer noAnswer() {
    return new Answer.Unknown("no answer within " + LIMIT.toSeconds() + " s");
  }
}

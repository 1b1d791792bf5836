package io.mountaineer.platform.macos;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks {@code lsof} by mount point, which selects by device and walks no tree (lsof 4.91 arg.c).
 * lsof ends with 1 both when nothing is open and after an error, so its error output decides which.
 */
public final class Lsof implements OpenFilesFinder {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration LIMIT_WITHOUT_TOUCHING = Duration.ofSeconds(2);

  private final CommandRunner runner;
  private final SingleFlight<CommandResult> everything;

  public Lsof(CommandRunner runner) {
    this.runner = runner;
    Command all = Command.of(LIMIT_WITHOUT_TOUCHING, "lsof", "-w", "-b", "-F", "pcLfn");
    this.everything = new SingleFlight<>(() -> runner.run(all));
  }

  /** {@code -S 2} bounds each stat that lsof does on the mounts of the machine, dead ones too. */
  @Override
  public OpenFiles look(Path volumePath) {
    String path = volumePath.toString();
    CommandResult result =
        runner.run(Command.of(LIMIT, "lsof", "-w", "-S", "2", "-F", "pcLfn", "--", path));
    return result instanceof Exited exited
        ? verdict(volumePath, exited)
        : begun(volumePath, result);
  }

  /**
   * {@code -b} keeps lsof from every stat; the names are compared here. It lists all files of the
   * machine, so shares that lose their host together share one list.
   */
  @Override
  public OpenFiles lookWithoutTouching(Path volumePath) {
    CommandResult result = everything.now();
    if (result instanceof Exited exited) {
      return amongAll(volumePath, exited);
    }
    return begun(volumePath, result);
  }

  /** Judges a list that was not printed or not kept to its end: what stands in it is open. */
  private static OpenFiles begun(Path volumePath, CommandResult result) {
    String list = result instanceof Cut cut ? cut.out() : "";
    String beginning = result instanceof TimedOut timedOut ? timedOut.out() : list;
    OpenFiles found = OpenFiles.of(LsofOutput.parse(beginning).holdersBelow(volumePath));
    return found instanceof OpenFiles.Held
        ? found
        : new OpenFiles.Unknown(result.unreadable("lsof"));
  }

  /** lsof itself has files open, so a list without any process is none. */
  private static OpenFiles amongAll(Path volumePath, Exited exited) {
    LsofOutput output = LsofOutput.parse(exited.out());
    OpenFiles found = OpenFiles.of(output.holdersBelow(volumePath));
    boolean complete = !output.isGarbled() && !output.processes().isEmpty();
    return found instanceof OpenFiles.Held || complete
        ? found
        : new OpenFiles.Unknown("lsof ended with " + exited.code() + " and an unreadable list");
  }

  private static OpenFiles verdict(Path volumePath, Exited exited) {
    LsofOutput output = LsofOutput.parse(exited.out());
    OpenFiles found = OpenFiles.of(output.holders(volumePath));
    if (found instanceof OpenFiles.Held) {
      return found;
    }
    if (output.isGarbled()) {
      return new OpenFiles.Unknown("lsof printed a list that cannot be read");
    }
    Optional<String> error = error(exited.err());
    if (error.isPresent()) {
      return new OpenFiles.Unknown(error.get());
    }
    boolean onlyIndexers = !output.processes().isEmpty();
    boolean nothing = exited.code() == 1 && exited.out().isBlank();
    return onlyIndexers || nothing
        ? found
        : new OpenFiles.Unknown("lsof ended with " + exited.code() + " and listed nothing");
  }

  /** The first line that belongs to no warning; a warning goes on in indented lines. */
  private static Optional<String> error(String err) {
    return err.lines()
        .filter(line -> !line.isBlank())
        .filter(line -> !line.startsWith("lsof: WARNING:") && !line.startsWith(" "))
        .findFirst()
        .map(ToolText::printable);
  }
}

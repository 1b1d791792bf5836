package io.mountaineer.platform.macos;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.platform.OpenFilesFinder;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Open files by {@code lsof}, which is asked by mount point, which selects by device and walks no
 * tree (lsof 4.91 arg.c). lsof ends with 1 both when nothing is open and after an error, so its
 * error output decides which.
 */
public final class Lsof implements OpenFilesFinder {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration LIMIT_WITHOUT_TOUCHING = Duration.ofSeconds(2);

  private final CommandRunner runner;
  private final SingleFlight<Everything> everything;

  public Lsof(CommandRunner runner) {
    this.runner = runner;
    Command all = Command.of(LIMIT_WITHOUT_TOUCHING, "lsof", "-w", "-b", "-F", "pcLfn");
    this.everything = new SingleFlight<>(() -> Everything.of(runner.run(all)));
  }

  /** {@code -S 2} bounds each stat that lsof does on the mounts of the machine, dead ones too. */
  @Override
  public OpenFiles look(Path volumePath) {
    String path = volumePath.toString();
    CommandResult result =
        runner.run(Command.of(LIMIT, "lsof", "-w", "-S", "2", "-F", "pcLfn", "--", path));
    return result instanceof Exited exited
        ? verdict(volumePath, exited)
        : begun(volumePath, result, Listing.of(result));
  }

  /**
   * {@code -b} keeps lsof from every stat; the names are compared here. It lists all files of the
   * machine, so shares that lose their host together share one list, which is read once.
   */
  @Override
  public OpenFiles lookWithoutTouching(Path volumePath) {
    Everything all = everything.now();
    return all.result instanceof Exited exited
        ? amongAll(volumePath, exited, all.list)
        : begun(volumePath, all.result, all.list);
  }

  /**
   * Answer about the whole machine.
   *
   * @param list its beginning, where the rest was not printed or not kept
   */
  private record Everything(CommandResult result, Listing list) {

    static Everything of(CommandResult result) {
      return new Everything(result, Listing.of(result));
    }
  }

  /** Judges a list that was not printed or not kept to its end: every file in it is open. */
  private static OpenFiles begun(Path volumePath, CommandResult result, Listing beginning) {
    OpenFiles found = OpenFiles.of(beginning.holdersBelow(volumePath));
    return found instanceof OpenFiles.Held
        ? found
        : new OpenFiles.Unknown(result.unreadable("lsof"));
  }

  /** lsof itself has files open, so a list without any process is none. */
  private static OpenFiles amongAll(Path volumePath, Exited exited, Listing output) {
    OpenFiles found = OpenFiles.of(output.holdersBelow(volumePath));
    boolean complete = !output.isGarbled() && !output.processes().isEmpty();
    return found instanceof OpenFiles.Held || complete
        ? found
        : new OpenFiles.Unknown("lsof ended with " + exited.code() + " and an unreadable list");
  }

  private static OpenFiles verdict(Path volumePath, Exited exited) {
    Listing output = Listing.parse(exited.out());
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

  /** Returns the first line of no warning; a warning goes on in indented lines. */
  private static Optional<String> error(String err) {
    return err.lines()
        .filter(line -> !line.isBlank())
        .filter(line -> !line.startsWith("lsof: WARNING:") && !line.startsWith(" "))
        .findFirst()
        .map(ToolText::printable);
  }

  /**
   * Output of {@code lsof -F pcLfn}: one field a line, named by its first character. {@code p}
   * begins a process, {@code f} a file, {@code n} is the file's name (lsof.h, proc.c print_proc()).
   *
   * @param isGarbled whether it holds something that lsof does not print: a process may be missing
   */
  private record Listing(List<Process> processes, boolean isGarbled) {

    Listing {
      processes = List.copyOf(processes);
    }

    static Listing of(CommandResult lsof) {
      if (lsof instanceof Exited exited) {
        return parse(exited.out());
      }
      String kept = lsof instanceof Cut cut ? cut.out() : "";
      return parse(lsof instanceof TimedOut timedOut ? timedOut.out() : kept);
    }

    static Listing parse(String out) {
      Parser parser = new Parser();
      out.lines().filter(line -> !line.isEmpty()).forEach(parser::read);
      return parser.end();
    }

    /** Returns every listed process: lsof was asked for this mount only. */
    List<Holder> holders(Path mount) {
      return processes.stream().map(process -> process.holder(mount)).toList();
    }

    /**
     * Returns the processes that have a file at or below the mount: lsof was asked for everything.
     */
    List<Holder> holdersBelow(Path mount) {
      return processes.stream()
          .filter(process -> !process.below(mount).isEmpty())
          .map(process -> process.holder(mount))
          .toList();
    }
  }

  /**
   * Name of an open file.
   *
   * @param composed its normal form NFC: lsof and the mount table may spell umlauts differently
   */
  private record Name(String printed, String composed) {

    static Name of(String printed) {
      return new Name(printed, composed(printed));
    }

    static String composed(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
  }

  /** Process with the names of its files. */
  private record Process(long pid, String command, List<Name> names) {

    Process {
      names = List.copyOf(names);
    }

    List<String> below(Path mount) {
      String path = Name.composed(mount.toString());
      String folder = path + "/";
      return names.stream()
          .filter(name -> name.composed.equals(path) || name.composed.startsWith(folder))
          .map(Name::printed)
          .toList();
    }

    /** A file without a usable name still is an open file, so no listed process counts for none. */
    Holder holder(Path mount) {
      List<String> files = below(mount);
      String sample = files.isEmpty() ? mount.toString() : files.get(0);
      return new Holder(command, pid, Math.max(1, files.size()), sample);
    }
  }

  /** Reader of a listing, line by line; fields before the first process belong to none. */
  private static final class Parser {

    private static final long NONE = -1;

    private final List<Process> processes = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private long pid = NONE;
    private String command = "";
    private boolean named;
    private boolean garbled;

    void read(String line) {
      char field = line.charAt(0);
      String value = line.substring(1);
      if (field == 'p' && value.matches("\\d{1,18}")) {
        begin(Long.parseLong(value));
      } else if (pid == NONE || "cLfn".indexOf(field) < 0) {
        garbled = true;
      } else if (field == 'c') {
        garbled |= named; // the line that begins the next process is missing
        named = true;
        command = unescaped(value);
      } else if (field == 'n') {
        names.add(Name.of(unescaped(value)));
      }
    }

    Listing end() {
      endProcess();
      return new Listing(processes, garbled);
    }

    private void begin(long next) {
      endProcess();
      pid = next;
      command = "";
      named = false;
      names.clear();
    }

    private void endProcess() {
      if (pid != NONE) {
        processes.add(new Process(pid, command, names));
      }
    }

    /** lsof writes blanks in command names, and bytes it cannot print, as {@code \x20}. */
    private static String unescaped(String value) {
      if (!value.contains("\\x")) {
        return value;
      }
      String url = value.replace("%", "%25").replaceAll("\\\\x([0-9a-fA-F]{2})", "%$1");
      String decoded = PercentEncoding.decode(url);
      return decoded.equals(url) ? value : decoded;
    }
  }
}

package io.mountaineer.platform.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starter of programs, each in the way that is safe for it and for us. */
final class ProcessStarter {

  /**
   * Options for Java programs of the user. Ours are started with their own, which another collector
   * would contradict, and a JVM announces these on standard error in front of every message.
   */
  private static final Set<String> OF_OTHER_JAVAS =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final ProgramPath tools;
  private final ProgramStarts starts;

  ProcessStarter(ProgramPath tools, ProgramStarts starts) {
    this.tools = tools;
    this.starts = starts;
  }

  /**
   * Returns the command line with the program's path in place of its name.
   *
   * @throws Unstartable when there is no such program
   */
  List<String> located(List<String> argv) throws Unstartable {
    String program = argv.get(0);
    File place = tools.find(program).orElseThrow(() -> new Unstartable(tools.missing(program)));
    List<String> located = new ArrayList<>(argv);
    located.set(0, place.getPath());
    return located;
  }

  /**
   * Starts a program, with {@code LC_ALL=en_US.UTF-8} (launchd gives no locale).
   *
   * @param argv program and arguments; never a shell string, never a password
   * @param input where it reads from
   * @param errors where its complaints go
   * @throws Unstartable when it is not there or cannot be started
   */
  Process start(List<String> argv, Redirect input, Redirect errors) throws Unstartable {
    List<String> located = located(argv);
    Optional<String> unsendable = argv.stream().filter(arg -> !canSend(arg)).findFirst();
    if (unsendable.isPresent()) {
      throw new Unstartable(
          "this Java cannot pass \"%s\" to a program; start it with -Dfile.encoding=UTF-8"
              .formatted(unsendable.get()));
    }
    ProcessBuilder builder = new ProcessBuilder(located);
    builder.environment().put("LC_ALL", "en_US.UTF-8");
    builder.environment().keySet().removeAll(OF_OTHER_JAVAS);
    builder.redirectInput(input);
    builder.redirectError(errors);
    // Our own working directory may be below a dead mount, where the child would hang.
    builder.directory(new File("/"));
    try {
      return builder.start();
    } catch (IOException e) {
      starts.failed(argv.get(0), e);
      throw new Unstartable("cannot start " + argv.get(0) + ": " + ProgramStarts.firstLine(e));
    }
  }

  /** Java 17 encodes arguments by the default charset, later ones as file names; both lose. */
  private static boolean canSend(String argument) {
    Charset used =
        Runtime.version().feature() < 18
            ? Charset.defaultCharset()
            : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    return used.newEncoder().canEncode(argument);
  }

  /** A program was not found or could not be started; the message says why. */
  static final class Unstartable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unstartable(String reason) {
      super(reason);
    }
  }
}

package io.mountaineer.platform.process;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Ability of this JVM to start programs. The JDK starts each one through {@code lib/jspawnhelper}
 * of its own home; after an update in place that file is gone or of another build, and every start
 * fails from then on (jspawnhelper.c refuses another version; tried with 17 and 25). The first sign
 * of it stays: nothing in this process repairs it.
 */
public final class ProgramStarts {

  /** Program that every macOS and every Linux has. */
  private static final List<String> WITNESS = List.of("/bin/sh", "-c", ":");

  private final AtomicReference<String> fault = new AtomicReference<>();

  /** Returns why no program can or should be started; empty while all is well. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault.get());
  }

  /**
   * Judges the start of a program whose file is there and that failed all the same. A failure of
   * one program says nothing about others, so a second program is asked.
   */
  void failed(String program, IOException failure) {
    Optional<String> own = outOfDescriptors(failure);
    Optional<String> found = own.isPresent() ? own : witness();
    found.ifPresent(why -> fault.compareAndSet(null, why + " (" + program + ")"));
  }

  private static Optional<String> witness() {
    try {
      new ProcessBuilder(WITNESS).start();
      return Optional.empty();
    } catch (IOException e) {
      return faultOfAll(e);
    }
  }

  /** Returns the fault of this JVM that the failed start of such a program proves. */
  static Optional<String> faultOfAll(IOException failure) {
    return outOfDescriptors(failure)
        .or(
            () ->
                Numbers.FULL.matcher(text(failure)).find()
                    ? Optional.empty()
                    : Optional.of("this Java can start no program: " + firstLine(failure)));
  }

  /**
   * A start without a free descriptor closes some that it does not own (forkAndExec in the JDK's
   * ProcessImpl_md.c), so that later on classes can no longer be loaded and locks may be lost.
   */
  private static Optional<String> outOfDescriptors(IOException failure) {
    return Numbers.NO_DESCRIPTOR.matcher(text(failure)).find()
        ? Optional.of("no file descriptor was left to start a program")
        : Optional.empty();
  }

  /** Returns the first of several lines: later JDKs add advice. */
  static String firstLine(IOException failure) {
    return text(failure).lines().findFirst().orElse("").strip();
  }

  private static String text(IOException failure) {
    return String.valueOf(failure.getMessage());
  }

  /** Error numbers in the words of Java 17, then 25; not read before a start has failed. */
  private static final class Numbers {

    /** EMFILE and ENFILE, which have one number each on macOS and Linux. */
    private static final Pattern NO_DESCRIPTOR =
        Pattern.compile("error(=|: )(23|24)\\b|Too many open files");

    /** EAGAIN (35 on macOS, 11 on Linux) and ENOMEM: the machine is full, and this JVM is well. */
    private static final Pattern FULL = Pattern.compile("error(=|: )(11|12|35)\\b");
  }
}

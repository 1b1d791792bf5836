package io.mountaineer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, which knows whether everything reached it: a result that nobody received is no
 * success.
 */
public final class Results extends PrintWriter {

  /** Exit code that a shell gives a program whose reader went away: 128 and SIGPIPE. */
  private static final int READER_GONE = 141;

  private final Watched stream;
  private boolean isKnown;

  private Results(Watched stream) {
    super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    this.stream = stream;
  }

  /**
   * Returns standard output in UTF-8 whatever the locale says: launchd gives none, and programs
   * that read JSON expect it.
   */
  public static Results toStandardOutput() {
    return new Results(new Watched(new FileOutputStream(FileDescriptor.out)));
  }

  /** Returns whether something could not be written; who asks answers for it. */
  @Override
  public boolean checkError() {
    boolean failed = super.checkError();
    isKnown = isKnown || failed;
    return failed;
  }

  /**
   * Returns the exit code of a command, which is no success if its results are lost. The code of a
   * command that did not succeed remains what it is.
   *
   * @param errors receives the reason, unless the reader simply went away
   */
  public int exitCode(int code, PrintWriter errors) {
    flush();
    if (isKnown || stream.failure == null) {
      return code;
    }
    boolean isReaderGone = Terminal.isPipe(Terminal.STANDARD_OUTPUT);
    if (!isReaderGone) {
      errors.print("mountaineer: the output could not be written: " + stream.failure + "\n");
      errors.flush();
    }
    if (code != ExitCode.DONE) {
      return code;
    }
    return isReaderGone ? READER_GONE : ExitCode.FAILED;
  }

  /** Stream that remembers its first failure, which a PrintWriter forgets. */
  private static final class Watched extends OutputStream {

    private final OutputStream target;
    private String failure;

    Watched(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        target.write(bytes, from, length);
      } catch (IOException e) {
        failure = failure == null ? e.getMessage() : failure;
        throw e;
      }
    }
  }
}

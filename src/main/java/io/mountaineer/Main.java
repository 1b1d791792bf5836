package io.mountaineer;

import io.mountaineer.cli.CommandTree;
import io.mountaineer.cli.Results;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Entry point: arguments in, exit code out. */
public final class Main {

  private static final long FOR_LAST_WORDS_MILLIS = 500;

  private Main() {}

  public static void main(String[] arguments) {
    Results out = Results.toStandardOutput();
    PrintWriter err = errors();
    int code = 1;
    try {
      code = out.exitCode(CommandTree.run(arguments, System.getenv(), out, err), err);
      err.flush();
    } catch (Throwable thrown) {
      endAfter(thrown);
    }
    System.exit(code);
  }

  /**
   * Ends the process at once: one whose engine is dead must not live on, as it would by the threads
   * of a menu, and what is written last must not hold it up.
   */
  private static void endAfter(Throwable thrown) {
    try {
      Thread lastWords = new Thread(thrown::printStackTrace, "last words");
      lastWords.setDaemon(true);
      lastWords.start();
      lastWords.join(FOR_LAST_WORDS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  /** Returns a writer of UTF-8 whatever the locale says: launchd gives none. */
  private static PrintWriter errors() {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8));
  }
}

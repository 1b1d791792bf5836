package io.mountaineer;

import io.mountaineer.cli.CommandTree;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The program: arguments in, exit code out. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = CommandTree.run(arguments, System.getenv(), out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** UTF-8 whatever the locale says: launchd gives none, and programs that read JSON expect it. */
  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
  }
}

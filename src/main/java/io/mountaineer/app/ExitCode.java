package io.mountaineer.app;

/** What the program says to scripts when it ends; numbers are only ever added. */
public final class ExitCode {

  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int USAGE = 2;
  public static final int PARTLY = 3;
  public static final int CONFIG = 10;
  public static final int LOCKED = 11;
  public static final int OPEN_FILES = 12;
  public static final int PLATFORM = 13;
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}

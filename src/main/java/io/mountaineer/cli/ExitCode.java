package io.mountaineer.cli;

import io.mountaineer.app.UserError;

/** Exit codes of the program, for scripts; numbers are only ever added. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int PARTLY = 3;
  static final int CONFIG = 10;
  static final int LOCKED = 11;
  static final int OPEN_FILES = 12;
  static final int PLATFORM = 13;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(UserError.Kind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> USAGE;
      case CONFIG -> CONFIG;
      case LOCKED -> LOCKED;
      case PLATFORM -> PLATFORM;
      case FAILED -> FAILED;
    };
  }
}

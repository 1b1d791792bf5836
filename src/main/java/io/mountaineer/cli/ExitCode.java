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
  static final int TIMED_OUT = 14;
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

  /** Returns the meaning of a code for one command. */
  static String meaning(int code, String command) {
    if (code != PARTLY) {
      return meaning(code);
    }
    return switch (command) {
      case "verify", "doctor" -> "faults were found";
      case "setup" -> "something is left to do";
      case "mountaineer" -> meaning(code);
      default -> "some shares failed, others did not";
    };
  }

  /** Returns the meaning of a code for any command. */
  static String meaning(int code) {
    return switch (code) {
      case DONE -> "success";
      case FAILED -> "failed";
      case USAGE -> "usage error";
      case PARTLY ->
          "some shares failed, others did not; faults were found, or something is left to do";
      case CONFIG -> "invalid config";
      case LOCKED -> "another mountaineer holds the lock";
      case OPEN_FILES -> "files in use";
      case PLATFORM -> "platform or a needed tool is missing";
      case TIMED_OUT -> "the time limit was reached";
      case INTERRUPTED -> "interrupted (143: terminated)";
      default -> throw new IllegalArgumentException("exit code " + code);
    };
  }
}

package io.mountaineer.platform;

import java.nio.file.Path;

/** Check whether a mount answers, without touching it from this JVM. */
public interface Liveness {

  /** Checks once, bounded by a few seconds. */
  Result check(Path volumePath);

  /**
   * Result of a check.
   *
   * @param detail the error of a dead mount, or that of a refusal, or why the check was impossible;
   *     empty otherwise
   */
  record Result(Kind kind, String detail) {
    public static Result alive() {
      return new Result(Kind.ALIVE, "");
    }

    /** Returns a live mount that answered with an error, such as that of privacy controls. */
    public static Result refusal(String detail) {
      return new Result(Kind.ALIVE, detail);
    }

    /** Returns whether this may come from a cache: statfs of smbfs hides the errors of the wire. */
    public boolean mayBeCached() {
      return kind == Kind.ALIVE && detail.isEmpty();
    }

    public static Result dead(String detail) {
      return new Result(Kind.DEAD, detail);
    }

    public static Result unknown(String detail) {
      return new Result(Kind.UNKNOWN, detail);
    }

    public static Result silent() {
      return new Result(Kind.SILENT, "");
    }
  }

  /** Meaning of an answer. */
  enum Kind {
    /** Any answer of the file system, a refusal for privacy included. */
    ALIVE,
    /** A definite error of a mount whose server is gone. */
    DEAD,
    /** No answer in time, or none that says anything. Silence adds up to death. */
    SILENT,
    /** The check was impossible, because the tool is missing: no sign of death. */
    UNKNOWN
  }
}

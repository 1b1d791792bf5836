package io.mountaineer.platform;

import java.nio.file.Path;

/** Asks a mount for a sign of life without touching it from this JVM. */
public interface Liveness {

  /** One check, bounded by a few seconds. */
  Sign check(Path volumePath);

  /**
   * The answer.
   *
   * @param detail the error of a dead mount, or that of a refusal, or why nobody could ask; empty
   *     otherwise
   */
  record Sign(Kind kind, String detail) {
    public static Sign alive() {
      return new Sign(Kind.ALIVE, "");
    }

    /** An error that a living mount answers with, such as that of privacy controls. */
    public static Sign refusal(String detail) {
      return new Sign(Kind.ALIVE, detail);
    }

    /** Returns whether this may come from a cache: statfs of smbfs hides the errors of the wire. */
    public boolean mayBeCached() {
      return kind == Kind.ALIVE && detail.isEmpty();
    }

    public static Sign dead(String detail) {
      return new Sign(Kind.DEAD, detail);
    }

    public static Sign unknown(String detail) {
      return new Sign(Kind.UNKNOWN, detail);
    }

    public static Sign silent() {
      return new Sign(Kind.SILENT, "");
    }
  }

  /** What an answer means. */
  enum Kind {
    /** Any answer of the file system, a refusal for privacy included. */
    ALIVE,
    /** A definite error of a mount whose server is gone. */
    DEAD,
    /** No answer in time, or none that says anything. Silence adds up to death. */
    SILENT,
    /** Nobody could ask, because the tool is missing: no sign of death. */
    UNKNOWN
  }
}

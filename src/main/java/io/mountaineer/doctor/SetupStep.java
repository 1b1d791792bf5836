package io.mountaineer.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Step of the first day.
 *
 * @param name in JSON, such as {@code file_sharing}
 * @param title for people
 * @param detail state in which it was found, or why it has to wait
 * @param remedy what to do; present exactly for a step that is to be done
 * @param command line to paste into a terminal for that; empty where only a person can do it
 */
public record SetupStep(
    String name,
    String title,
    State state,
    String detail,
    Optional<String> remedy,
    Optional<String> command) {

  /** State of a step. */
  public enum State {
    DONE("done"),
    /** To be done by the user. */
    OPEN("todo"),
    /** Cannot be judged before another step is done. */
    WAITING("waiting");

    private final String wire;

    State(String wire) {
      this.wire = wire;
    }

    /** Returns the word used in JSON. */
    public String wire() {
      return wire;
    }
  }

  public SetupStep {
    requireNonNull(detail, "detail is null");
    if (remedy.isPresent() != (state == State.OPEN)) {
      throw new IllegalArgumentException("a remedy is for what is to be done: " + name);
    }
  }

  /**
   * Returns the same step with other commands in what is to be done.
   *
   * @param wording from a text or command line to the one for this run
   */
  public SetupStep worded(UnaryOperator<String> wording) {
    return new SetupStep(name, title, state, detail, remedy.map(wording), command.map(wording));
  }

  static SetupStep done(Kind kind, String detail) {
    return kind.step(State.DONE, detail, Optional.empty(), Optional.empty());
  }

  static SetupStep waiting(Kind kind, String why) {
    return kind.step(State.WAITING, why, Optional.empty(), Optional.empty());
  }

  static SetupStep todo(Kind kind, String detail, String remedy, Optional<String> command) {
    return kind.step(State.OPEN, detail, Optional.of(remedy), command);
  }

  /** Steps that there are, in their order. */
  enum Kind {
    JAVA("Java"),
    THUNDERBOLT("Thunderbolt"),
    FALLBACK("Fallback address"),
    FILE_SHARING("File Sharing"),
    KEYCHAIN("Keychain"),
    LOCAL_NETWORK("Local Network"),
    CONFIG("Config"),
    FORMER("Other mountaineer"),
    AGENT("Start at login");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    private SetupStep step(
        State state, String detail, Optional<String> remedy, Optional<String> command) {
      return new SetupStep(name().toLowerCase(Locale.ROOT), title, state, detail, remedy, command);
    }
  }
}

package io.mountaineer.platform;

import java.util.Optional;

/** Job that starts the monitor at login. */
public interface LaunchAgent {

  /** Returns the present state of the job; bounded in time, never throws. */
  Answer look();

  /** State of a job, as far as the system says. */
  sealed interface Answer {

    /** The system does not know the job. */
    record NotLoaded() implements Answer {}

    /**
     * The system knows the job.
     *
     * @param state in the system's words, such as {@code running}, {@code not running} or {@code
     *     spawn scheduled}; "unknown" when it names none
     * @param pid of the process, while it runs
     * @param lastExit how the process before ended, such as {@code 78: EX_CONFIG} or {@code Killed:
     *     9}; empty when none has ended yet
     */
    record Loaded(String state, Optional<Long> pid, Optional<String> lastExit) implements Answer {

      /** Returns the state, with the last exit where there is one. */
      public String text() {
        return state + lastExit.map(how -> ", it last ended with " + how).orElse("");
      }
    }

    /** Nothing is known. */
    record Unknown(Cause cause, String why) implements Answer {

      public Unknown(String why) {
        this(Cause.OTHER, why);
      }
    }

    /** Cause of an answer that says nothing. */
    enum Cause {
      /** Nobody is logged in at the screen: no job of this kind can be there. */
      NO_LOGIN,
      /** The program that would be asked is not there. */
      NO_TOOL,
      OTHER
    }

    /** Returns whether there is certainly no such job: where nobody is logged in, none can be. */
    default boolean isGone() {
      return this instanceof NotLoaded
          || this instanceof Unknown unknown && unknown.cause() == Cause.NO_LOGIN;
    }
  }
}

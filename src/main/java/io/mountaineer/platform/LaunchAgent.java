package io.mountaineer.platform;

import java.util.Optional;

/** The job that starts the monitor at login. */
public interface LaunchAgent {

  /** Looks how it stands; bounded in time, never throws. */
  Answer look();

  /** What came of it. */
  sealed interface Answer {

    /** The system does not know it. */
    record NotLoaded() implements Answer {}

    /**
     * The system knows it.
     *
     * @param pid present while it runs
     * @param state in the system's words, such as {@code running} or {@code spawn scheduled}
     */
    record Loaded(Optional<Long> pid, String state) implements Answer {}

    /** Nothing is known. */
    record Unknown(String why) implements Answer {}
  }
}

package io.mountaineer.platform;

import io.mountaineer.platform.NetworkState.Link;
import java.util.List;

/** Network interface of this Mac for a Thunderbolt cable to another computer. */
@FunctionalInterface
public interface ThunderboltBridge {

  /** Looks at it; bounded in time, never throws. */
  Answer look();

  /** Result of a look. */
  sealed interface Answer {

    /**
     * It is there.
     *
     * @param name as the system calls it, such as {@code bridge0}
     * @param service its name in System Settings
     * @param addresses its IPv4 addresses; those that macOS assigned itself included
     */
    record Present(String name, String service, Link link, List<String> addresses)
        implements Answer {}

    /** This Mac has none. */
    record Absent() implements Answer {}

    /** It is not known. */
    record Unknown(String why) implements Answer {}
  }
}

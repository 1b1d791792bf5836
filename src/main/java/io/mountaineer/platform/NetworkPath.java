package io.mountaineer.platform;

import java.nio.file.Path;

/** Network interface that the bytes of a mount really take; its server's name does not tell. */
public interface NetworkPath {

  /** Looks at a mount; bounded in time, never throws. */
  Answer of(Path volumePath);

  /** Result of a look. */
  sealed interface Answer {

    /**
     * The network interface is known.
     *
     * @param name as the system calls it, such as {@code bridge0}
     * @param port its name for people, such as {@code Thunderbolt Bridge}
     */
    record Known(String name, String port, boolean isThunderbolt) implements Answer {}

    /** It is not known. */
    record Unknown(String why) implements Answer {}
  }
}

package io.mountaineer.platform;

import java.nio.file.Path;
import java.util.List;

/**
 * Folders on a mount, listed for people. A dead mount blocks every process that touches it, so each
 * look is bounded in time and never made by this process itself.
 */
public interface Folders {

  /** Returns the folders directly inside a folder, in no order, hidden ones included. */
  Answer inside(Path folder);

  /** Returns whether the folder is there, without the names inside. */
  Answer at(Path folder);

  /** Result of a look. */
  sealed interface Answer {

    /**
     * The folder is there.
     *
     * @param names of the folders inside, as far as they were asked for
     * @param complete false when there are more than could be taken in
     */
    record There(List<String> names, boolean complete) implements Answer {}

    /** There is no folder of this name. */
    record Gone() implements Answer {}

    /** The folder may not be looked at. */
    record Refused(String reason) implements Answer {}

    /** No answer, or none that can be understood. */
    record Unknown(String reason) implements Answer {}
  }
}

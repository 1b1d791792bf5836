package io.mountaineer.platform;

import java.nio.file.Path;
import java.util.List;

/**
 * Looks at folders on a mount for people. A dead mount holds on to whoever touches it, so each look
 * is bounded in time and never made by this process itself.
 */
public interface Folders {

  /** The folders directly inside a folder, in no order, hidden ones included. */
  Answer inside(Path folder);

  /** Whether the folder is there; names none of what is inside. */
  Answer at(Path folder);

  /** What came of a look. */
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

package io.mountaineer.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps of an installation so far.
 *
 * @param placed its files, in order
 * @param warnings what went wrong and stops nothing
 */
record Notes(List<Placed> placed, List<String> warnings) {

  Notes() {
    this(new ArrayList<>(), new ArrayList<>());
  }
}

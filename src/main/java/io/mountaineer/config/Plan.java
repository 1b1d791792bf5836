package io.mountaineer.config;

import java.util.List;

/** What an edit would do to a text, or why it cannot. */
sealed interface Plan permits Plan.Splices, Refused {

  /**
   * A change of the text and what has to come of it.
   *
   * @param expected all values of the text afterwards
   * @param place where in the text, for the case that this does not come of it
   */
  record Splices(List<Splice> splices, Tree expected, Place place) implements Plan {

    String applyTo(String text) {
      return Splice.apply(text, splices);
    }
  }
}
